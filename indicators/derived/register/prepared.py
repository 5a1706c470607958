"""Queries of the register, built and compiled once and asked again with other cities and other days.

Building the forty queries costs more than asking them. What varies between two askings is found by building a query
twice with made-up values: what differs and is one of them is a place to fill in; where anything else differs, the
query is built each time.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from types import SimpleNamespace

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.query import ValuesListIterable
from django.utils import timezone

DAYS = ("starts_on", "ends_on", "as_of", "first_of_the_year")
CITIES = "cities"
MADE_UP = [
    SimpleNamespace(keys=[key], starts_on=datetime.date(year, 2, 3), ends_on=datetime.date(year + 3, 3, 4),
                    today=datetime.date(year + 1, 5, 6))
    for key, year in ((987_654_321, 1901), (876_543_210, 1801))
]  # fmt: skip
_PREPARED = {}


@dataclass(frozen=True)
class Prepared:
    """A query in SQL, in pieces with a parameter between each two: what to fill in where, how columns are read."""

    pieces: list
    parameters: list
    places: dict
    readers: dict

    def rows(self, register):
        given = {**days_of(register), CITIES: register.cities}
        sql, parameters = self.pieces[0], []
        for n, parameter in enumerate(self.parameters):
            filled = given[self.places[n]] if n in self.places else parameter
            each = filled if self.places.get(n) == CITIES else [filled]
            parameters += each
            sql += ", ".join(["%s"] * len(each)) + self.pieces[n + 1]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return self._read(cursor.fetchall())

    def _read(self, rows):
        """Read the columns that need it, each as a whole, and sort the rows by the city they begin with."""
        columns = list(zip(*rows, strict=True))
        for place, reader in self.readers.items() if rows else ():
            columns[place] = list(map(reader, columns[place]))
        return by_city(columns)


def rows(method, register):
    """The rows of a part by city, by the prepared query where it can be prepared."""
    key = method, connection.vendor, timezone.localdate()
    if key not in _PREPARED:
        _PREPARED[key] = prepare(method, type(register))
    if _PREPARED[key]:
        return _PREPARED[key].rows(register)
    return by_city(list(zip(*method(register), strict=True)))


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


def prepare(method, kind):
    """Build a query with two sets of made-up values; None where it cannot be told what is to be filled in."""
    registers = [kind(None, batch) for batch in MADE_UP]
    try:
        first, second = (compiled(method(register)) for register in registers)
    except EmptyResultSet:
        return None
    if first is None or first[0] != second[0]:
        return None
    pieces, parameters, readers = first
    known = [{register.cities[0]: CITIES, **_names(days_of(register))} for register in registers]
    pairs = list(zip(parameters, second[1], strict=True))
    names = {n: (known[0].get(a), known[1].get(b)) for n, (a, b) in enumerate(pairs) if a != b}
    if any(a is None or a != b for a, b in names.values()):
        return None
    places = {n: name for n, (name, _same) in names.items()}
    is_list = [pieces[n].endswith("IN (") for n, name in places.items() if name == CITIES]
    return Prepared(pieces, parameters, places, readers) if all(is_list) else None


def compiled(found):
    """A query's SQL, parameters and readers; None where more columns are selected or made than are asked for."""
    if found._iterable_class is not ValuesListIterable or (found.query.distinct and found.query.order_by):
        return None
    compiler = found.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = compiler.select[: compiler.col_count]
    readers = compiler.get_converters([column for column, *_more in columns])
    for column, (selected, _parameters), _alias in columns:
        if is_text(column):
            sql = sql.replace(f"{selected} AS ", f"+{selected} AS ", 1)
    return sql.split("%s"), list(parameters), {place: reader(*told) for place, told in readers.items()}


def is_text(column):
    """Whether a day comes as text: SQLite's driver would make a date of every one of them, again and again."""
    field = column.output_field
    return connection.vendor == "sqlite" and type(field) is models.DateField


@lru_cache(maxsize=2**14)
def day(told):
    return datetime.date.fromisoformat(told) if isinstance(told, str) else told


def reader(converters, expression):
    """Read a value of a column as the model's field does."""
    if is_text(expression):
        return day

    def read(value):
        for convert in converters:
            value = convert(value, expression, connection)
        return value

    return lambda value: None if value is None else read(value)


def days_of(register):
    """The days that are filled in, as the database wants them."""
    return {name: connection.ops.adapt_datefield_value(getattr(register, name)) for name in DAYS}


def _names(values):
    return {value: name for name, value in values.items()}
