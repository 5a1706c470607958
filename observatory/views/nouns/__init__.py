"""The nouns of the register: what each list shows, sorts and filters by, and its words."""

from observatory.views.nouns.activities import ACTIVITY
from observatory.views.nouns.agreements import AGREEMENT
from observatory.views.nouns.lessons import LESSON
from observatory.views.nouns.missions import MISSION
from observatory.views.nouns.money import BUDGET, BUDGET_LINE
from observatory.views.nouns.networks import NETWORK, NETWORK_FEE, NETWORK_PROPOSAL, NETWORK_ROLE
from observatory.views.nouns.office import DEPARTMENT, LEGAL, OFFICE_ABROAD, POSITION
from observatory.views.nouns.practices import NEED, OFFER, PRACTICE
from observatory.views.nouns.projects import OPPORTUNITY, PROJECT
from observatory.views.nouns.reviews import SELF_REVIEW
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
    BUDGET_LINE,
    DEPARTMENT,
    SOURCE,
)
# Those that are reached from a page of their own: the office's, a network's, the strategy's.
WITHIN = (
    POSITION,
    OFFICE_ABROAD,
    LEGAL,
    NETWORK_ROLE,
    NETWORK_PROPOSAL,
    NETWORK_FEE,
    OBJECTIVE,
    STRATEGY,
    GOAL,
    INSTRUMENT,
    BENEFICIARY,
    REFERENCE,
    RISK,
)

__all__ = [
    "ACTIVITY",
    "AGREEMENT",
    "BENEFICIARY",
    "BUDGET",
    "BUDGET_LINE",
    "DEPARTMENT",
    "GOAL",
    "INSTRUMENT",
    "LEGAL",
    "LESSON",
    "MISSION",
    "NEED",
    "NETWORK",
    "NETWORK_FEE",
    "NETWORK_PROPOSAL",
    "NETWORK_ROLE",
    "NOUNS",
    "OBJECTIVE",
    "OFFER",
    "OFFICE_ABROAD",
    "OPPORTUNITY",
    "POSITION",
    "PRACTICE",
    "PROJECT",
    "REFERENCE",
    "RISK",
    "SELF_REVIEW",
    "SOURCE",
    "STRATEGY",
    "WITHIN",
]
