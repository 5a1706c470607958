from indicators.models.adoption import AdoptedIndicator, Target, TargetSet
from indicators.models.assessment import LevelAssessment
from indicators.models.digest import Digest
from indicators.models.indicator import Category, Indicator, RubricLevel
from indicators.models.lock import PeriodLock
from indicators.models.measurement import Measurement
from indicators.models.own_count import OwnCount
from indicators.models.period import Period
from indicators.models.sheet import Breakdown
from indicators.models.version import IndicatorVersion

__all__ = [
    "AdoptedIndicator",
    "Breakdown",
    "Category",
    "Digest",
    "Indicator",
    "IndicatorVersion",
    "LevelAssessment",
    "Measurement",
    "OwnCount",
    "Period",
    "PeriodLock",
    "RubricLevel",
    "Target",
    "TargetSet",
]
