"""The change log: every write tells who, when, before and after, in the transaction of the write itself."""

import datetime
import decimal
import uuid

from django.db import models, transaction
from django.db.models import F

from observatory.models import Change, Channel
from observatory.sealing import seal_after_commit


class ChangedMeanwhile(Exception):
    """Somebody else saved the record after this person opened it. Carries the record as it stands now."""

    def __init__(self, current):
        super().__init__("changed meanwhile")
        self.current = current


def snapshot(record, *, with_many=True):
    """The stored values of a record as plain JSON: foreign keys by their text, many-to-many as sorted lists."""
    values = {}
    for field in record._meta.concrete_fields:
        if field.primary_key or field.name in {"version", "password", "last_login", "frozen"}:
            continue
        values[field.name] = _plain(field, record)
    if with_many and record.pk:
        for field in record._meta.many_to_many:
            values[field.name] = sorted(str(item) for item in getattr(record, field.name).all())
    return values


def _plain(field, record):
    value = field.value_from_object(record)
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return str(getattr(record, field.name))
    if isinstance(field, models.FileField):
        return value.name
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, uuid.UUID):
        return str(value)
    return value


def note(action, record, *, by, before=None, after=None, channel=Channel.PAGE, batch=None):
    """Write one line of the log. Call it inside the transaction that changes the record."""
    before, after = before or {}, after or {}
    seal_after_commit()
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return Change.objects.create(
        by=by,
        channel=channel,
        city=getattr(record, "city", None),
        action=action,
        record=record._meta.label_lower,
        record_uuid=getattr(record, "uuid", None),
        label=str(record)[:300],
        before={name: before[name] for name in differing if name in before},
        after={name: after[name] for name in differing if name in after},
        batch=batch,
    )


@transaction.atomic
def save_form(form, *, by, channel=Channel.PAGE):
    """Save a model form, new or changed, with its line in the log.

    For a changed record the form must carry the version it was opened with (`form.cleaned_data["version"]`);
    raises `ChangedMeanwhile` when somebody saved in between, and writes nothing.
    """
    record = form.instance
    is_new = record.pk is None
    before = {} if is_new else lock(record, expected=form.cleaned_data["version"])
    saved = form.save()
    note(
        "created" if is_new else "changed",
        saved,
        by=by,
        before=before,
        after=snapshot(saved),
        channel=channel,
    )
    return saved


def lock(record, *, expected):
    """Take the record for this transaction if its version is the expected one; answer how it is stored now.

    The version goes up by one, in the database and on the object given. Raises `ChangedMeanwhile`.
    """
    model = type(record)
    taken = model._default_manager.filter(pk=record.pk, version=expected).update(version=F("version") + 1)
    stored = model._default_manager.get(pk=record.pk)
    if not taken:
        raise ChangedMeanwhile(stored)
    record.version = stored.version
    return snapshot(stored)
