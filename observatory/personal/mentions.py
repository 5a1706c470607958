"""Where the texts of the database name a person."""

import re
import zipfile
from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.db.models.query import QuerySet

from observatory.backup.rows import AT_ONCE, fields_of, models_of
from observatory.spreadsheets.words import key

INSTEAD = "[…]"
OF_ONE_PERSON = {"contact"}  # fields that hold a number or an address beside a name


class Words:
    """The texts by which a person is known: e-mail, full name, and what else is given, such as a telephone number."""

    def __init__(self, texts):
        texts = {text.strip() for text in texts} - {""}
        self.texts = texts | {key(text) for text in texts if "@" not in text and len(key(text)) > 1}
        self.pattern = re.compile("|".join(map(_pattern, sorted(self.texts, key=len, reverse=True))), re.IGNORECASE)

    def in_text(self, text):
        return bool(self.pattern.search(text))

    def strings(self, value):
        """The strings within a stored value that name the person."""
        if isinstance(value, str):
            return [value] if self.in_text(value) else []
        if isinstance(value, dict):
            return [found for pair in value.items() for each in pair for found in self.strings(each)]
        if isinstance(value, list):
            return [found for each in value for found in self.strings(each)]
        return []

    def without(self, value, field=""):
        """The stored value of a field with the person taken out; how to reach somebody goes as a whole."""
        if isinstance(value, str):
            goes = field in OF_ONE_PERSON and self.in_text(value)
            return INSTEAD if goes else self.pattern.sub(INSTEAD, value)
        if isinstance(value, dict):
            return {self.without(name): self.without(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self.without(each, field) for each in value]
        return value

    def in_file(self, path):
        """Whether a stored file names the person, as far as its bytes can be read: PDFs and pictures cannot."""
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                return any(self.in_bytes(parts.read(name)) for name in parts.namelist())
        return self.in_bytes(path.read_bytes())

    def in_bytes(self, content):
        return self.in_text(content.decode("utf-8", "replace"))


def _pattern(text):
    """The text as whole words, whatever spaces stand between them."""
    words = r"\s+".join(map(re.escape, text.split()))
    if "@" in text:
        return rf"(?<![\w.+-]){words}(?![\w-]|\.\w)"
    return rf"(?<!\w){words}(?!\w)"


class Mention(NamedTuple):
    """A field of a row that names the person."""

    model: type
    pk: object
    field: models.Field
    value: object

    @property
    def place(self):
        return f"{self.model._meta.label}.{self.field.name}"


def mentions(words):
    """Yield every field of every row that names the person."""
    for model in models_of(apps):
        fields = [field for field in fields_of(model) if _is_text(field)]
        if not fields:
            continue
        rows = QuerySet(model).order_by("pk").values_list("pk", *[field.attname for field in fields])
        for pk, *values in rows.iterator(AT_ONCE):
            for field, value in zip(fields, values, strict=True):
                if value and words.strings(value):
                    yield Mention(model, pk, field, value)


def _is_text(field):
    kinds = models.CharField | models.TextField | models.JSONField
    return isinstance(field, kinds) and not field.choices and not field.is_relation
