"""The nouns of the register: what each list shows, sorts and filters by, and its words."""

from observatory.views.nouns.activities import ACTIVITY, MISSION
from observatory.views.nouns.agreements import AGREEMENT
from observatory.views.nouns.lessons import LESSON
from observatory.views.nouns.money import BUDGET
from observatory.views.nouns.networks import NETWORK
from observatory.views.nouns.office import DEPARTMENT
from observatory.views.nouns.sources import SOURCE
from observatory.views.nouns.strategy import OBJECTIVE, STRATEGY

NOUNS = (ACTIVITY, MISSION, AGREEMENT, NETWORK, LESSON, BUDGET, DEPARTMENT, SOURCE)

__all__ = [
    "ACTIVITY",
    "AGREEMENT",
    "BUDGET",
    "DEPARTMENT",
    "LESSON",
    "MISSION",
    "NETWORK",
    "NOUNS",
    "OBJECTIVE",
    "SOURCE",
    "STRATEGY",
]
