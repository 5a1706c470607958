from indicators.models.adoption import AdoptedIndicator, Target, TargetSet
from indicators.models.assessment import LevelAssessment
from indicators.models.indicator import Category, Indicator, RubricLevel
from indicators.models.measurement import Measurement
from indicators.models.own_count import OwnCount
from indicators.models.period import Period
from indicators.models.sheet import Breakdown
from indicators.models.version import IndicatorVersion

__all__ = [
    "AdoptedIndicator",
    "Breakdown",
    "Category",
    "Indicator",
    "IndicatorVersion",
    "LevelAssessment",
    "Measurement",
    "OwnCount",
    "Period",
    "RubricLevel",
    "Target",
    "TargetSet",
]
