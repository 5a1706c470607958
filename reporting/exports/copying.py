"""A million rows as CSV by PostgreSQL's own COPY: the same cells as `csv_lines` writes, made by the database."""

from itertools import batched

from django.db import connection, transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

PATIENCE = "SET LOCAL statement_timeout = '30min'"  # readers on slow lines are not cut off
HASHED = "SET LOCAL enable_nestloop = off"  # all is read: looking up row by row, where few are expected, takes minutes
AT_ONCE = 1000
STARTS = r"E' \'=+-@\t\r\n＝＋－＠'"  # a space first: no beginning at all is found there too, and that is no formula
FORMULA = r"E'^(?=\'*[=+@\\t\\r\\n＝＋－＠-])'"


class Guarded(Func):
    """A text that a spreadsheet would take for a formula, with an apostrophe before it.

    The pattern is only tried on what begins like one: it would cost more than all else about a row.
    """

    output_field = TextField()

    def as_sql(self, compiler, connection, **_more):
        text, given = compiler.compile(self.source_expressions[0])
        guarded = f"regexp_replace({text}, {FORMULA}, E'\\'')"
        case = f"CASE WHEN strpos({STARTS}, left({text}, 1)) > 1 THEN {guarded} ELSE {text} END"
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

    The lines come as they lie: putting a million into order takes as long as writing them.
    """
    yield ",".join(heads) + "\r\n", 0
    sql, given = rows.order_by().query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{PATIENCE}; {HASHED}")
        with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", given) as lines:
            for some in batched(lines, AT_ONCE):
                yield b"".join(some).decode(), len(some)
