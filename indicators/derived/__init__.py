from indicators.derived.counts import Count, CountedRecord
from indicators.derived.refreshing import refresh
from indicators.derived.rules import RULES, count, count_all
from indicators.derived.storing import Derived, Difference, counted_records, derive, difference

__all__ = [
    "RULES",
    "Count",
    "CountedRecord",
    "Derived",
    "Difference",
    "count",
    "count_all",
    "counted_records",
    "derive",
    "difference",
    "refresh",
]
