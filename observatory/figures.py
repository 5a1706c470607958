"""The figures in which a record was counted, said by the app that measures.

It says it in its own `figures.py`, found as the admin finds `admin.py`:

    from observatory.figures import tells

    @tells
    def counted(records, *, public):
        return {uuid: [Figure(label, href), ...]}
"""

from dataclasses import dataclass
from functools import cache

from observatory.discovery import import_everywhere

_TELLERS = []


@dataclass(frozen=True)
class Figure:
    """A figure by its name and period, and where its records are read."""

    label: str
    href: str


def tells(function):
    """Register a function that answers, for records of one city, with the figures that counted each, by its UUID."""
    _TELLERS.append(function)
    return function


@cache
def discover():
    import_everywhere("figures")


def figures_of(records, *, public=False):
    """Give {uuid: [Figure, …]} of records of one city; in `public` only what everybody may read."""
    discover()
    found = {}
    for teller in _TELLERS if records else ():
        for uuid, figures in teller(records, public=public).items():
            found.setdefault(uuid, []).extend(figures)
    return found
