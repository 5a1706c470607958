"""One row on its way from the sheet to the database, and what is to be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from observatory.spreadsheets import text_of

NOTHING: Mapping[str, object] = MappingProxyType({})


class Problem(NamedTuple):
    """Something to tell at its place: `row` is the sheet's own number, `column` the header as people wrote it.

    `index` is the sheet's own column, from 0, also where columns became rows.
    """

    code: str
    row: int | None = None
    column: str = ""
    value: str = ""
    params: Mapping[str, object] = NOTHING
    sheet: str = ""
    index: int | None = None


class RowRefused(Exception):
    """A row that cannot be taken as it is; `field` says which of our fields is at fault."""

    def __init__(self, code, field="", value="", **params):
        super().__init__(code)
        self.code, self.field, self.value, self.params = code, field, value, params


class RowSkipped(Exception):
    """A row that says nothing to store, such as one without a value; `code` tells why it is left out."""

    def __init__(self, code, field=""):
        super().__init__(code)
        self.code, self.field = code, field


@dataclass(slots=True)
class Row:
    """A row of the sheet: what stands in it, what was read, what will be stored, and what becomes of it.

    `stored` holds what the row says of the record, `defaults` what a new record has besides, `many` the records it is
    tied to by field, `beside` the fields of the record's companion (a mission's, beside its activity). `place` is where
    it stands among the records of its sheet. `joins` is the row of whose record this one tells more.
    """

    sheet: str
    number: int
    headers: tuple = ()
    cells: tuple = ()
    values: dict = field(default_factory=dict)
    city: object = None
    stored: dict = field(default_factory=dict)
    defaults: dict = field(default_factory=dict)
    many: dict = field(default_factory=dict)
    beside: dict = field(default_factory=dict)
    record: object = None
    fate: str = ""
    changes: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    place: int = 0
    joins: object = None

    @property
    def raw(self):
        """What stands in the row: {header: text}, without the blank cells."""
        texts = zip(self.headers, map(text_of, self.cells), strict=False)
        return {header: text for header, text in texts if text}

    def warn(self, code, field="", value="", **params):
        """Add a warning about one of our fields; the header is put in later."""
        self.warnings.append((code, field, value, params))

    def refuse(self, code, field="", value="", **params):
        """Add an error about one of our fields."""
        self.errors.append((code, field, value, params))

    def alter(self, name, value):
        """Let a change of the record change this as well."""
        before = getattr(self.record, name)
        if before != value:
            self.stored[name], self.changes[name] = value, (before, value)

    def add_beside(self, name, before, value):
        """Let a change of the record change what stands beside it as well."""
        if before != value:
            self.beside[name], self.changes[name] = value, (before, value)
