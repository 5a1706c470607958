"""A million rows as CSV by PostgreSQL's own COPY: the same cells as `csv_lines` writes, made by the database."""

import json
from itertools import batched

from django.db import connection, transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from observatory.spreadsheets.words import FORMULA_STARTS

PATIENCE = "SET LOCAL statement_timeout = '30min'"  # readers on slow lines are not cut off
# All is read: to look up row by row, where few are expected, takes minutes; and what is looked up stays in memory.
HASHED = "SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '32MB'; SET LOCAL jit = off"
AT_ONCE, ORDERED_AT_MOST = 1000, 20_000
# NUL is none of them: PostgreSQL holds none, and of a text without a letter it says that it begins with 0.
STARTS = ", ".join(str(ord(sign)) for sign in ("'", *FORMULA_STARTS) if sign != "\0")
FORMULA = r"E'^(?=\'*[=+@\\t\\r\\n＝＋－＠-])'"


class Guarded(Func):
    """A text that a spreadsheet would take for a formula, with an apostrophe before it.

    The pattern is only tried on what begins like one: it would cost more than all else about a row.
    """

    output_field = TextField()

    def as_sql(self, compiler, connection, **_more):
        text, given = compiler.compile(self.source_expressions[0])
        guarded = f"regexp_replace({text}, {FORMULA}, E'\\'')"
        case = f"CASE WHEN ascii({text}) IN ({STARTS}) THEN {guarded} ELSE {text} END"
        return case, [*given] * 3


class Plain(Func):
    """An exact decimal in full, without zeros that say nothing."""

    function, output_field, template = "trim_scale", TextField(), "%(function)s(%(expressions)s)::text"


def as_text(name):
    return Cast(name, TextField())


def first_of(*names):
    """The first of these texts that is not empty."""
    given = [NullIf(F(name), Value(""), output_field=TextField()) for name in names]
    return Guarded(Coalesce(*given, Value(""), output_field=TextField()))


def copied(heads, rows):
    """Yield a CSV with these heads, many lines at a time, and how many; `rows` is a queryset of as many values.

    Those of a city come in the order in which they were written, whatever was changed since; a million as they lie:
    putting them into order takes half as long again.
    """
    yield ",".join(heads) + "\r\n", 0
    order = ["pk"] if _guessed(rows) <= ORDERED_AT_MOST else []
    sql, given = rows.order_by(*order).query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{PATIENCE}; {HASHED}")
        with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", given) as lines:
            for some in batched(map(bytes, lines), AT_ONCE):  # what the driver lends is costly to hold on to
                yield b"".join(some).decode(), len(some)


def _guessed(rows):
    """How many rows the database expects; it says so without reading any."""
    [told] = json.loads(rows.order_by().explain(format="json"))
    return told["Plan"]["Plan Rows"]
