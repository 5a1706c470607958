"""Taking a record off the register, and putting it back."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from observatory import history
from observatory.services.codes import give_code


class Replaced(Exception):
    """Something else has taken the record's place since it was removed."""


class InUse(Exception):
    """Something still rests on the record; the text says what, and what to do first."""


@transaction.atomic
def remove(record, *, by):
    """Take a record off the register; it stays stored and can be restored."""
    history.lock(record, expected=record.version)
    record.removed_at = timezone.now()
    record.save(update_fields=["removed_at"])
    history.note("removed", record, by=by)
    return record


def restore(record, *, by):
    """Put a removed record back, under a new code when its own was given away. Raises `Replaced`."""
    try:
        return _restore(record, by)
    except IntegrityError:
        raise Replaced from None


@transaction.atomic
def _restore(record, by):
    history.lock(record, expected=record.version)
    siblings = type(record)._default_manager.of(record.city).kept()
    if siblings.filter(code=record.code).exists():
        give_code(record, record.code)
    record.removed_at = None
    record.save(update_fields=["removed_at", "code"])
    history.note("restored", record, by=by)
    return record
