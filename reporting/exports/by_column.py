"""A million values as CSV or JSON, column by column: what repeats is written once, and not joined to every row."""

import csv
import io
import json
from contextlib import nullcontext
from decimal import Decimal
from itertools import repeat

from django.conf import settings
from django.db import connection, transaction

from indicators.models import Indicator, Period
from observatory.models import City
from observatory.spreadsheets.writing import csv_text
from reporting.exports.copying import PATIENCE, as_text

AT_ONCE = 2000
KEYS = ("city_id", "indicator_id", "period_id")
NUMBERS = ("value", "numerator", "denominator")
TEXTS = ("segment", "text", "no_data_reason", "unit", "source_text", "method", "note")
READ = ("collected_on", *KEYS, *NUMBERS, *TEXTS)
STATUS = "approved"
UNITS = [f"unit_{code}" for code, _name in settings.LANGUAGES]


def csv_blocks(columns, rows):
    """Yield the lines of a CSV, many at a time, and how many: the same cells as record by record."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    written = 0
    for block in _blocks(rows):
        yield file.getvalue(), written
        file.seek(0)
        file.truncate()
        written = len(block["uuid"])
        for name in (*KEYS, *TEXTS, "collected_on"):
            block[name] = _each(csv_text, block[name])
        writer.writerows(zip(*_in_order(block), strict=False))
    yield file.getvalue(), written


def json_blocks(columns, rows):
    """Yield lists of records as objects of JSON: the same as record by record."""
    pattern = "{" + ", ".join(f"{json.dumps(column.name)}: %s" for column in columns) + "}"
    for block in _blocks(rows):
        written = [_each(_json, column) for column in list(_in_order(block))[:-1]]
        yield [pattern % row for row in zip(*written, repeat(_json(STATUS)), strict=False)]


def _json(value):
    return "null" if value is None or value == "" else json.dumps(str(value), ensure_ascii=False)


def _each(write, column):
    """Write each value of a column, those that repeat but once."""
    written = {value: write(value) for value in set(column)}
    return [written[value] for value in column]


def _in_order(block):
    """The columns of a block as the collection has them."""
    yield from (block[name] for name in ("uuid", *KEYS, "segment", *NUMBERS, "text", "no_data_reason", "unit"))
    yield from (block[name] for name in ("collected_on", "source_text", "method", "note"))
    yield repeat(STATUS)


def _blocks(rows):
    """Read a few thousand rows at a time, by column, with the codes in place of the keys; numbers are texts."""
    sql, given = rows.order_by("pk").values_list(as_text("uuid"), *READ).query.sql_with_params()
    on_a_server = connection.vendor == "postgresql"
    with transaction.atomic() if on_a_server else nullcontext(), connection.chunked_cursor() as cursor:
        if on_a_server:
            with connection.cursor() as other:
                other.execute(PATIENCE)
        cursor.execute(sql, given)
        codes, units = None, None
        while found := cursor.fetchmany(AT_ONCE):
            if codes is None:  # only now: whatever the rows name is there
                codes, units = _codes()
            block = dict(zip(("uuid", *READ), zip(*found, strict=True), strict=True))
            block["unit"] = [own or units[key] for own, key in zip(block["unit"], block["indicator_id"], strict=True)]
            if not on_a_server:
                block["uuid"] = [f"{u[:8]}-{u[8:12]}-{u[12:16]}-{u[16:20]}-{u[20:]}" for u in block["uuid"]]
            yield block | _numbers(block) | {name: [codes[name][key] for key in block[name]] for name in KEYS}


def _codes():
    """The codes of what a value names by its key, and the units of the indicators."""
    codes = {f"{model.__name__.lower()}_id": dict(model.objects.values_list("pk", "code")) for model in MODELS}
    units = {pk: next(filter(None, told), "") for pk, *told in Indicator.objects.values_list("pk", *UNITS)}
    return codes, units


MODELS = (City, Indicator, Period)


def _numbers(block):
    return {name: _each(number_text, block[name]) for name in NUMBERS}


def number_text(number):
    """Write an exact decimal, which SQLite keeps as a number of fifteen digits, in full."""
    if isinstance(number, float):
        number = Decimal(format(number, ".15g"))
    return csv_text(number)
