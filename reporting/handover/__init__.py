"""What one administration hands to the next: gathered in parts, drawn as a book, packed with the data and documents.

from reporting.handover import gathered, missing_in

gathered(Scope(city, user, today, handed_over_on))
"""

from reporting.handover.gaps import Gap, missing_in
from reporting.handover.parts import Part, Scope, gathered

__all__ = ["Gap", "Part", "Scope", "gathered", "missing_in"]
