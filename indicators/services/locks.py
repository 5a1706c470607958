"""Locking a period, and opening it again: while it is locked none of its values moves."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import State
from indicators.models import Measurement, PeriodLock
from indicators.services.states import MeasurementRefused
from observatory import history

REASON_NEEDED = _("Say why the period is opened again: the reason stays in the history.")


class StillInReview(MeasurementRefused):
    text = _("Some values of this period, or of one within it, are still in review. Decide on them first.")


class AlreadyLocked(MeasurementRefused):
    text = _("This period is locked already.")


@transaction.atomic
def lock_period(*, city, period, by):
    """Lock a period of a city with those within it. Raises `StillInReview`, `AlreadyLocked`."""
    within = {"period__starts_on__gte": period.starts_on, "period__ends_on__lte": period.ends_on}
    if Measurement.objects.current().filter(city=city, state=State.SUBMITTED, **within).exists():
        raise StillInReview
    lock, is_new = PeriodLock.objects.standing().get_or_create(city=city, period=period, defaults={"locked_by": by})
    if not is_new:
        raise AlreadyLocked
    history.note("locked", lock, by=by, after={"period": period.code})
    return lock


@transaction.atomic
def open_period(*, lock, by, reason):
    """Open a locked period again, for a reason that stays on file. Raises `ValidationError`."""
    if not reason.strip():
        raise ValidationError({"reason": REASON_NEEDED})
    lock = PeriodLock.objects.standing().select_for_update().get(pk=lock.pk)
    lock.opened_at, lock.opened_by, lock.reason = timezone.now(), by, reason.strip()
    lock.save(update_fields=["opened_at", "opened_by", "reason"])
    history.note("opened", lock, by=by, before={"period": lock.period.code}, after={"reason": lock.reason})
    return lock
