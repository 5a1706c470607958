from indicators.models.adoption import AdoptedIndicator, Target, TargetSet
from indicators.models.indicator import Category, Indicator, RubricLevel
from indicators.models.measurement import Measurement
from indicators.models.period import Period

__all__ = [
    "AdoptedIndicator",
    "Category",
    "Indicator",
    "Measurement",
    "Period",
    "RubricLevel",
    "Target",
    "TargetSet",
]
