"""A million rows as CSV by PostgreSQL's own COPY: the same cells as `csv_lines` writes, made by the database."""

from django.db import connection, transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

PATIENCE = "SET LOCAL statement_timeout = '30min'"  # readers on slow lines are not cut off
STARTS = r"E'^(?=\'*[=+@\\t\\r\\n＝＋－＠-])'"


class Guarded(Func):
    """A text that a spreadsheet would take for a formula, with an apostrophe before it."""

    output_field, template = TextField(), f"regexp_replace(%(expressions)s, {STARTS}, E'\\'')"


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
    """Yield the lines of a CSV with these heads; `rows` is a queryset of as many values."""
    yield ",".join(heads) + "\r\n"
    sql, given = rows.query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(PATIENCE)
        with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", given) as lines:
            for line in lines:
                yield bytes(line).decode()
