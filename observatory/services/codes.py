"""The short names by which records stand in addresses."""

import re
import uuid

from django.db.models import Q
from django.utils.text import slugify

from observatory.models import City

LENGTH = 50
TAKEN_BY_PAGES = {"new", "review", "duplicates", "matrix", "network", "compare"}
_FIT_FOR_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def key_of(record):
    """The part of an address that names a record within its city: its code, or its UUID where it has none that fits."""
    if _FIT_FOR_ADDRESS.fullmatch(record.code) and record.code not in TAKEN_BY_PAGES:
        return record.code
    return str(record.uuid)


def with_key(records, key):
    """Filter records of one city to the one that `key` names; an empty key names none."""
    if not key:
        return records.none()
    try:
        return records.filter(Q(code=key) | Q(uuid=uuid.UUID(key)))
    except ValueError:
        return records.filter(code=key)


def give_code(record, text):
    """Set a code made of `text` that no other record of its kind in its city has, counted on where needed.

    Call it inside a transaction: the city is locked until its end.
    """
    City.objects.select_for_update().get(pk=record.city_id)
    stem = slugify(text)[:LENGTH].strip("-") or record._meta.model_name
    taken = set(
        type(record)._default_manager.of(record.city).filter(code__startswith=stem).values_list("code", flat=True)
    )
    record.code = next(code for code in _counted(stem) if code not in taken | TAKEN_BY_PAGES)


def _counted(stem):
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
