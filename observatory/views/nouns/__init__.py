"""The nouns of the register: what each list shows, sorts and filters by, and its words."""

from observatory.views.nouns.activities import ACTIVITY
from observatory.views.nouns.agreements import AGREEMENT
from observatory.views.nouns.lessons import LESSON
from observatory.views.nouns.missions import MISSION
from observatory.views.nouns.money import BUDGET
from observatory.views.nouns.networks import NETWORK
from observatory.views.nouns.office import DEPARTMENT
from observatory.views.nouns.practices import NEED, OFFER, PRACTICE
from observatory.views.nouns.projects import OPPORTUNITY, PROJECT
from observatory.views.nouns.sources import SOURCE
from observatory.views.nouns.strategy import BENEFICIARY, GOAL, INSTRUMENT, OBJECTIVE, REFERENCE, RISK, STRATEGY

NOUNS = (
    ACTIVITY,
    MISSION,
    AGREEMENT,
    NETWORK,
    PROJECT,
    OPPORTUNITY,
    PRACTICE,
    OFFER,
    NEED,
    LESSON,
    BUDGET,
    DEPARTMENT,
    SOURCE,
)

__all__ = [
    "ACTIVITY",
    "AGREEMENT",
    "BENEFICIARY",
    "BUDGET",
    "DEPARTMENT",
    "GOAL",
    "INSTRUMENT",
    "LESSON",
    "MISSION",
    "NEED",
    "NETWORK",
    "NOUNS",
    "OBJECTIVE",
    "OFFER",
    "OPPORTUNITY",
    "PRACTICE",
    "PROJECT",
    "REFERENCE",
    "RISK",
    "SOURCE",
    "STRATEGY",
]
