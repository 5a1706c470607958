from indicators.derived.counts import Count, CountedRecord
from indicators.derived.refreshing import refresh
from indicators.derived.rules import RULES, count, count_all, count_indicator, count_indicators, has_rule
from indicators.derived.storing import Derived, Difference, counted_records, derive, difference

__all__ = [
    "RULES",
    "Count",
    "CountedRecord",
    "Derived",
    "Difference",
    "count",
    "count_all",
    "count_indicator",
    "count_indicators",
    "counted_records",
    "derive",
    "difference",
    "has_rule",
    "refresh",
]
