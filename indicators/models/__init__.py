from indicators.models.adoption import AdoptedIndicator, Target, TargetSet
from indicators.models.assessment import LevelAssessment
from indicators.models.digest import Digest
from indicators.models.evaluation import DecisionNote, EvaluationDecision, EvaluationPlan, Finding
from indicators.models.indicator import Category, Indicator, RubricLevel
from indicators.models.lock import PeriodLock
from indicators.models.measurement import Measurement
from indicators.models.own_count import OwnCount
from indicators.models.peer_glance import MOST_SHOWN, PeerGlance
from indicators.models.period import Period
from indicators.models.sheet import MOST_BREAKDOWNS, MOST_PARTS, Breakdown
from indicators.models.standing import Suspension
from indicators.models.version import IndicatorVersion

__all__ = [
    "MOST_BREAKDOWNS",
    "MOST_PARTS",
    "MOST_SHOWN",
    "AdoptedIndicator",
    "Breakdown",
    "Category",
    "DecisionNote",
    "Digest",
    "EvaluationDecision",
    "EvaluationPlan",
    "Finding",
    "Indicator",
    "IndicatorVersion",
    "LevelAssessment",
    "Measurement",
    "OwnCount",
    "PeerGlance",
    "Period",
    "PeriodLock",
    "RubricLevel",
    "Suspension",
    "Target",
    "TargetSet",
]
