"""Queries built and compiled once, and asked again with other values.

    @prepared
    def _ending(city, day):
        return Agreement.objects.filter(city=city, ends_on__lte=day).values_list("code", "ends_on")

    _ending(city.pk, today)  # a list of rows

Building a query costs more than asking it. What varies between two askings is found by building it twice with made-up
values: what differs and is one of them is a place to fill in; where anything else differs, it is built each time.
"""

import datetime
from dataclasses import dataclass
from functools import lru_cache, partial, wraps

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.query import ValuesListIterable
from django.utils import timezone
from django.utils.translation import get_language

MOST, AMONG = 2000, "IN ("
MADE_UP = {
    int: lambda n, first: (31_000 if first else 30_000) + n,
    datetime.date: lambda n, first: datetime.date(1901 if first else 1801, 2, 3 + n),
    list: lambda n, first: [MADE_UP[int](n, first)],
}


def prepared(build):
    """Make a function that answers a query of plain columns into one that answers its rows, prepared.

    Keys, days and lists of keys are filled in; whatever else the function is given says which query it is.
    """

    @wraps(build)
    def rows(*values):
        query = None if [] in values else _prepared(build, tuple(map(_kind, values)), *surroundings())
        return list(zip(*query.columns(values), strict=True)) if query else list(build(*values))

    return rows


def surroundings():
    """What a query may depend on without being given it."""
    return connection.vendor, get_language(), timezone.localdate()


def _kind(value):
    return type(value) if type(value) in MADE_UP else value


@lru_cache(MOST)
def _prepared(build, kinds, *_surroundings):
    first, second = (_made_up(kinds, is_first) for is_first in (True, False))
    return prepare((partial(build, *first), first), (partial(build, *second), second))


def _made_up(kinds, is_first):
    return [MADE_UP[kind](n, is_first) if kind in MADE_UP else kind for n, kind in enumerate(kinds)]


@dataclass(frozen=True)
class Prepared:
    """A query in SQL, in pieces with a parameter between each two: what to fill in where, how columns are read."""

    pieces: list
    parameters: list
    places: dict
    readers: dict

    def columns(self, values):
        """Ask with these values, and read the columns that need it, each value once; none where there are no rows."""
        sql, parameters = self.pieces[0], []
        for n, parameter in enumerate(self.parameters):
            filled = adapted(values[self.places[n]]) if n in self.places else parameter
            each = filled if type(filled) is list and not takes_arrays() else [filled]
            parameters += each
            sql += ", ".join(["%s"] * len(each)) + self.pieces[n + 1]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows = cursor.fetchall()
        columns = list(zip(*rows, strict=True))
        for place, read in self.readers.items() if rows else ():
            known = {value: read(value) for value in set(columns[place])}
            columns[place] = [known[value] for value in columns[place]]
        return columns


def prepare(*twice):
    """Build a query twice, each with its own values; None where it cannot be told what is to be filled in."""
    try:
        first, second = (compiled(build()) for build, _values in twice)
    except EmptyResultSet:
        return None
    if first is None or first[0] != second[0]:
        return None
    pieces, parameters, readers = first
    known, other = ([_filled(value) for value in values] for _build, values in twice)
    places = {}
    for n, (a, b) in enumerate(zip(parameters, second[1], strict=True)):
        if a != b:
            if a not in known or b not in other or known.index(a) != other.index(b):
                return None
            places[n] = known.index(a)
    lists = [n for n, place in places.items() if type(twice[0][1][place]) is list]
    if not all(pieces[n].endswith(AMONG) for n in lists):
        return None
    for n in lists if takes_arrays() else ():
        pieces[n] = pieces[n].removesuffix(AMONG) + "= ANY("
        pieces[n + 1] = "::bigint[]" + pieces[n + 1]
    return Prepared(pieces, parameters, places, readers)


def takes_arrays():
    """Whether a list is one parameter, however long; otherwise each of its members is one."""
    return connection.vendor == "postgresql"


def _filled(value):
    """How a made-up value stands among the parameters: of a list its only member."""
    value = adapted(value)
    return value[0] if type(value) is list else value


def adapted(value):
    """A value as the database wants it."""
    return connection.ops.adapt_datefield_value(value) if type(value) is datetime.date else value


def compiled(found):
    """A query's SQL, parameters and readers; None where more columns are selected or made than are asked for."""
    compiler = found.query.get_compiler(connection=connection)
    more_columns, *_others = compiler.pre_sql_setup()
    if found._iterable_class is not ValuesListIterable or more_columns:
        return None
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
