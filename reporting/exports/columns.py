"""What a column of open data is: its name, what it means, its kind, and how a record gives its value."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from observatory.spreadsheets.writing import csv_text

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TEXT, WHOLE, NUMBER, FLAG, DATE, DAY, LIST, TEXTS = "text", "whole", "number", "flag", "date", "day", "list", "texts"
SEPARATOR = "; "
# A day as exactly as it is known: 2019-05-02, 2019-05, 2019-Q2 or 2019.
DAY_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?|-Q[1-4])?$"
DECIMAL_PATTERN = r"^-?\d+(\.\d+)?$"
IN_JSON = {
    TEXT: {"type": ["string", "null"]},
    WHOLE: {"type": ["integer", "null"]},
    NUMBER: {"type": ["string", "null"], "pattern": DECIMAL_PATTERN},
    FLAG: {"type": "boolean"},
    DATE: {"type": ["string", "null"], "format": "date"},
    DAY: {"type": ["string", "null"], "pattern": DAY_PATTERN},
    LIST: {"type": "array", "items": {"type": "string"}},
    TEXTS: {
        "type": "object",
        "required": LANGUAGES,
        "properties": {code: {"type": ["string", "null"]} for code in LANGUAGES},
    },
}
IN_TABLE = {
    TEXT: {"type": "string"},
    WHOLE: {"type": "integer"},
    NUMBER: {"type": "number"},
    FLAG: {"type": "boolean"},
    DATE: {"type": "date"},
    DAY: {"type": "string", "constraints": {"pattern": DAY_PATTERN}},
    LIST: {"type": "string"},
    TEXTS: {"type": "string"},
}


@dataclass(frozen=True)
class Column:
    """One column. `read` gives the value of a record; `choices` are the values it may take, with their names."""

    name: str
    label: object
    read: Callable
    kind: str = TEXT
    choices: tuple = ()

    @property
    def heads(self):
        """The columns it fills in a table: one for each language where its text is kept in several."""
        return [f"{self.name}_{code}" for code in LANGUAGES] if self.kind == TEXTS else [self.name]

    def cells(self, record):
        """What stands in these columns."""
        value = self.read(record)
        if self.kind == TEXTS:
            return [value[code] for code in LANGUAGES]
        return [SEPARATOR.join(value) if self.kind == LIST else value]

    def plain(self, record):
        """The value as JSON has it: exact decimals and days as strings, null for what is not known."""
        value = self.read(record)
        if self.kind == TEXTS:
            return {code: value[code] or None for code in LANGUAGES}
        if isinstance(value, Decimal | dt.date):
            return csv_text(value)
        return None if value == "" else value

    def label_in(self, language):
        with override(language):
            return capfirst(str(self.label))

    @property
    def labels(self):
        """What it is called in each language."""
        return {code: self.label_in(code) for code in LANGUAGES}

    @property
    def json_schema(self):
        schema = IN_JSON[self.kind] | {"description": self.label_in("en")}
        if self.kind == TEXT and self.choices:
            schema["enum"] = [*(value for value, _label in self.choices), None]
        return schema

    @property
    def table_schema(self):
        """Its fields in a Table Schema (Data Package v2), a title and a description in each language."""
        choices = [{"value": value, "label": name} for value, name in self._choices_in("en")]
        more = {"categories": choices} if self.kind == TEXT and choices else {}
        return [{"name": head} | IN_TABLE[self.kind] | self._named() | more for head in self.heads]

    def _named(self):
        return {"title": self.label_in("en"), "titles": self.labels}

    def _choices_in(self, language):
        with override(language):
            return [(value, str(label)) for value, label in self.choices]


def of_model(model, *names, **readers):
    """Make columns of fields of a model, named and chosen from as these are; `readers` say how others are read."""
    return tuple(_of_field(model._meta.get_field(name), readers.get(name)) for name in names)


def _of_field(field, read):
    name = field.name
    if name == "uuid":
        return Column(name, _("Identifier"), read or (lambda record: str(record.uuid)))
    if field.many_to_many:
        return Column(name, field.verbose_name, read or _codes(name), LIST)
    if field.is_relation:
        return Column(name, field.verbose_name, read or _key(field.attname))
    kind = KINDS.get(field.get_internal_type(), TEXT)
    if kind == DATE and f"{name}_precision" in {each.name for each in field.model._meta.fields}:
        return Column(name, field.verbose_name, read or _as_known(name), DAY)
    if kind == LIST:
        return Column(name, field.verbose_name, read or (lambda record: list(getattr(record, name))), LIST)
    return Column(name, field.verbose_name, read or (lambda record: getattr(record, name)), kind, field.choices or ())


KINDS = {
    "BooleanField": FLAG,
    "DateField": DATE,
    "DecimalField": NUMBER,
    "JSONField": LIST,
    "PositiveIntegerField": WHOLE,
    "PositiveSmallIntegerField": WHOLE,
}


def _codes(name):
    return lambda record: [each.code or str(each) for each in getattr(record, name).all()]


def _key(attname):
    return lambda record: getattr(record, attname) or ""


def _as_known(name):
    return lambda record: day(getattr(record, name), getattr(record, f"{name}_precision"))


def day(value, precision):
    """A date as exactly as it is known: 2019-05-02, 2019-05, 2019-Q2 or 2019."""
    if value is None:
        return ""
    return {
        "year": f"{value.year}",
        "quarter": f"{value.year}-Q{(value.month + 2) // 3}",
        "month": f"{value:%Y-%m}",
    }.get(precision, value.isoformat())


def in_languages(record, name):
    """A text that is kept in four languages, by language."""
    return {code: getattr(record, f"{name}_{code}") or "" for code in LANGUAGES}
