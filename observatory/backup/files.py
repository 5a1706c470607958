"""The files that rows name, and those that no row names."""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import FileField
from django.db.models.query import QuerySet

from observatory.backup.rows import fields_of, models_of

MADE_AGAIN = "shelf"  # what serves public editions without the database is made of the rows


class Stored(NamedTuple):
    """A file that a row names, with the SHA-256 the row gives of it, where it does."""

    name: str
    sha256: str
    record: str
    pk: int

    @property
    def path(self):
        return Path(default_storage.path(self.name))


def stored_files(registry=apps):
    """Yield every file that a row of the database names; one that two rows name comes twice."""
    for model in models_of(registry):
        for field in fields_of(model):
            if isinstance(field, FileField):
                yield from _of(model, field)


def _of(model, field):
    there = {each.name for each in fields_of(model)}
    digest = next((name for name in (f"{field.name}_sha256", "sha256") if name in there), None)
    names = ("pk", field.name, *([digest] if digest else []))
    for pk, name, *told in QuerySet(model).exclude(**{field.name: ""}).order_by("pk").values_list(*names).iterator():
        yield Stored(name, told[0] if told else "", model._meta.label, pk)


def unclaimed_files():
    """The stored files that no row names, by their names."""
    root = Path(settings.MEDIA_ROOT)
    claimed = {each.name for each in stored_files()}
    there = (path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file())
    return [str(path) for path in there if path.parts[0] != MADE_AGAIN and str(path) not in claimed]


def privately(path, flags):
    """Open a new file for this account alone; an `opener`."""
    return os.open(path, flags, 0o600)


def digest_of(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
