"""Queries of the register, prepared once and asked again with other cities and other days, their rows by city."""

import datetime
from collections import defaultdict
from functools import lru_cache, partial
from itertools import repeat
from types import SimpleNamespace

from observatory.prepared import prepare, surroundings

DAYS = "starts_on", "ends_on", "as_of", "first_of_the_year", "four_years_before"
YEARS = "starts_in", "ends_in", "first_whole_year", "last_whole_year"
VALUES = "cities", *DAYS, *YEARS
MADE_UP = [
    SimpleNamespace(keys=[key], starts_on=datetime.date(year, 2, 3), ends_on=datetime.date(year + 3, 3, 4),
                    today=datetime.date(year + 1, 5, 6))
    for key, year in ((31_001, 1901), (30_001, 1801))
]  # fmt: skip


def rows(method, register):
    """The rows of a part by city, by the prepared query where it can be prepared."""
    query = _prepared(method, type(register), *surroundings())
    columns = query.columns(_values(register)) if query else list(zip(*method(register), strict=True))
    return by_city(columns)


@lru_cache(None)
def _prepared(method, kind, *_surroundings):
    registers = [kind(None, batch) for batch in MADE_UP]
    return prepare(*((partial(method, register), _values(register)) for register in registers))


def _values(register):
    return [getattr(register, name) for name in VALUES]


def by_city(columns):
    """Sort rows, given by their columns, into lists by the key of the city in the first, which is left out of them."""
    if not columns:
        return {}
    keys, *others = columns
    rows = zip(*others, strict=True) if others else repeat((), len(keys))
    if keys.count(keys[0]) == len(keys):
        return {keys[0]: list(rows)}
    found = defaultdict(list)
    for key, row in zip(keys, rows, strict=True):
        found[key].append(row)
    return found
