"""A public collection: what of it is published, and each record as a row of a table and as an object of JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import batched

from django.db import connection
from django.utils.translation import override

from observatory.models import City
from observatory.spreadsheets.writing import csv_lines
from reporting.exports import by_column
from reporting.exports.columns import LANGUAGES, Column
from reporting.exports.copying import copied

CHUNK, OF_CITY = 500, "__code"


@dataclass(frozen=True)
class Collection:
    """One kind of thing that cities publish.

    `public` answers the queryset of what everybody may see. `city`, `indicator` and `days` (the first and the last day
    of a record) are where its filters look; a collection without one has no such filter. `by_values` are the lookups
    to read instead of whole records, where there may be a million: these are written column by column. `in_sql` says
    the cells of its table in the database's own words, so that PostgreSQL writes them by itself.
    """

    name: str
    label: object
    public: Callable
    columns: tuple[Column, ...]
    city: str | Callable = "city__code"
    indicator: str = ""
    days: tuple[str, ...] = ()
    by_values: tuple[str, ...] = ()
    in_sql: tuple = ()

    @property
    def heads(self):
        return [head for column in self.columns for head in column.heads]

    @property
    def filters(self):
        """The names of the filters it has."""
        found = {"city": self.city, "indicator": self.indicator, "from": self.days, "to": self.days}
        return [name for name, where in found.items() if where]

    def of_city(self, code, rows=None):
        """What is published of the city with this code."""
        rows = self.public() if rows is None else rows
        if callable(self.city):
            return self.city(rows, code)
        if not self.city.endswith(OF_CITY):
            return rows.filter(**{f"{self.city}__iexact": code})
        keys = City.objects.with_code(code).values("pk")  # by its key, for which there is an index
        return rows.filter(**{f"{self.city.removesuffix(OF_CITY)}__in": keys})

    def records(self, rows):
        """The records of a queryset as its columns read them."""
        return rows.values("pk", *self.by_values) if self.by_values else rows

    def stream(self, rows=None):
        """Records in the order of their making, a few hundred at a time."""
        return self.records(self.public() if rows is None else rows).order_by("pk").iterator(chunk_size=CHUNK)

    def table(self, rows=None):
        """The rows of a table with these heads."""
        for record in self.stream(rows):
            yield [cell for column in self.columns for cell in column.cells(record)]

    def csv(self, rows=None):
        """The table as CSV, many lines at a time."""
        return (text for text, _n in self.csv_blocks(rows))

    def csv_blocks(self, rows=None):
        """The same, with how many records are in each block."""
        if not self.by_values:
            return _counted(csv_lines(self.heads, self.table(rows)))
        rows = self.public() if rows is None else rows
        if connection.vendor == "postgresql":
            return copied(self.heads, rows.values_list(*self.in_sql))
        return by_column.csv_blocks(self.columns, rows)

    def json_blocks(self, rows=None):
        """Lists of records, each as an object of JSON."""
        if self.by_values:
            return by_column.json_blocks(self.columns, self.public() if rows is None else rows)
        return ([_object(self.plain(record)) for record in some] for some in batched(self.stream(rows), CHUNK))

    def plain(self, record):
        """A record as an object of JSON."""
        return {column.name: column.plain(record) for column in self.columns}

    def key_of(self, record):
        return record["pk"] if self.by_values else record.pk

    @property
    def labels(self):
        """What it is called in each language."""
        return {code: self.label_in(code) for code in LANGUAGES}

    def label_in(self, language):
        with override(language):
            return str(self.label)

    @property
    def json_schema(self):
        return {
            "type": "object",
            "required": [column.name for column in self.columns],
            "properties": {column.name: column.json_schema for column in self.columns},
        }

    @property
    def table_schema(self):
        fields = [field for column in self.columns for field in column.table_schema]
        return {"fields": fields, "fieldsMatch": "equal", "primaryKey": ["uuid"], "missingValues": [""]}


def _counted(lines):
    """Join lines, so that a socket is not written to for each; the first is that of the heads."""
    yield next(lines), 0
    for block in batched(lines, CHUNK):
        yield "".join(block), len(block)


def _object(plain):
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)
