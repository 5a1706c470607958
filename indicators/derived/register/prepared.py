"""Queries of one city's register, built and compiled once and asked again with the city and the days of another.

Building the forty queries costs more than asking them. What varies between two askings is found by building a query
twice with made-up values: what differs and is one of them is a place to fill in; where anything else differs, the
query is built each time.
"""

import datetime
from dataclasses import dataclass
from types import SimpleNamespace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models.query import ValuesListIterable
from django.utils import timezone

DAYS = ("starts_on", "ends_on", "as_of", "first_of_the_year")
MADE_UP = [
    SimpleNamespace(keys=[key], starts_on=datetime.date(year, 2, 3), ends_on=datetime.date(year + 3, 3, 4),
                    today=datetime.date(year + 1, 5, 6))
    for key, year in ((987_654_321, 1901), (876_543_210, 1801))
]  # fmt: skip
_PREPARED = {}


@dataclass(frozen=True)
class Prepared:
    """A query in SQL: its parameters, the names of those to fill in by their place, and how columns are read."""

    sql: str
    parameters: list
    places: dict
    converters: dict

    def rows(self, register):
        given = values_of(register)
        parameters = [given[self.places[n]] if n in self.places else each for n, each in enumerate(self.parameters)]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = cursor.fetchall()
        return map(self._read, rows) if self.converters else rows

    def _read(self, row):
        row = list(row)
        for place, (converters, expression) in self.converters.items():
            if row[place] is not None:
                for convert in converters:
                    row[place] = convert(row[place], expression, connection)
        return row


def rows(method, register):
    """The rows of a part, by the prepared query where it is one city's and can be prepared."""
    if len(register.cities) > 1:
        return method(register)
    key = method, connection.vendor, timezone.localdate()
    if key not in _PREPARED:
        _PREPARED[key] = prepare(method, type(register))
    return _PREPARED[key].rows(register) if _PREPARED[key] else method(register)


def prepare(method, kind):
    """Build a query with two sets of made-up values; None where it cannot be told what is to be filled in."""
    registers = [kind(None, batch) for batch in MADE_UP]
    try:
        first, second = (compiled(method(register)) for register in registers)
    except EmptyResultSet:
        return None
    if first is None or first[0] != second[0]:
        return None
    sql, parameters, converters = first
    known = [{value: name for name, value in values_of(register).items()} for register in registers]
    pairs = list(zip(parameters, second[1], strict=True))
    names = {n: (known[0].get(a), known[1].get(b)) for n, (a, b) in enumerate(pairs) if a != b}
    if any(a is None or a != b for a, b in names.values()):
        return None
    return Prepared(sql, parameters, {n: name for n, (name, _same) in names.items()}, converters)


def compiled(found):
    """A query's SQL, parameters and converters; None where more columns are selected or made than are asked for."""
    if found._iterable_class is not ValuesListIterable or (found.query.distinct and found.query.order_by):
        return None
    compiler = found.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [column for column, *_more in compiler.select[: compiler.col_count]]
    return sql, list(parameters), compiler.get_converters(columns)


def values_of(register):
    """What is filled in, as the database wants it."""
    days = {name: connection.ops.adapt_datefield_value(getattr(register, name)) for name in DAYS}
    return {"city": register.cities[0], **days}
