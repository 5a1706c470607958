"""Recording a value, and correcting an approved one."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import CorrectionReason, State
from indicators.models import Measurement
from indicators.services.amounts import in_city_currency
from indicators.services.periods import period_of
from indicators.services.states import NotApproved, demand_open, demand_unlocked
from indicators.services.values import checked_value
from observatory import history
from observatory.history import ChangedMeanwhile
from observatory.models import Channel

REASON_NEEDED = _("The register counts another value. Say in the note why yours is right.")
ABOUT = ("method", "collected_on", "hours_spent", "note", "source_text", "unit", "justification")


@transaction.atomic
def record(
    *, city, indicator, period, by, segment="", version=0, evidence=None, channel=Channel.PAGE, batch=None, **given
):
    """Write the value of an indicator in a period, as a draft: a new one, or over what is not approved yet.

    `given` holds the value (`value`, or `numerator` and `denominator`, or `text`, or `no_data_reason`) and what is told
    about it (`note`, `method`, `collected_on`, `hours_spent`, `source_text`, `unit`, `justification`; of money its
    `currency`). `version` is the one the person
    saw, 0 for none. Raises `ValidationError`, `ChangedMeanwhile`, `AlreadyApproved`, `PeriodLocked`.
    """
    period = period_of(period) if not hasattr(period, "pk") else period
    demand_unlocked(city, period)
    fields = _fields(city, indicator, period, given)
    current = _current(city, indicator, period, segment)
    if current is None:
        measurement, before = _new(city, indicator, period, segment, fields), {}
    else:
        measurement, before = _reopened(current, version, fields), history.snapshot(current)
    measurement.recorded_by, measurement.recorded_at = by, timezone.now()
    return _saved(measurement, by, before, evidence, channel, batch)


def _fields(city, indicator, period, given):
    """The columns of a value: checked for its kind, money in the city's currency, with what is told about it."""
    about = {name: given.pop(name) for name in ABOUT if name in given}
    currency = given.pop("currency", None)
    fields = checked_value(indicator, **given) | about
    return fields | in_city_currency(city, indicator, period, fields["value"], currency)


def _current(city, indicator, period, segment):
    places = {"city": city, "indicator": indicator, "period": period, "segment": segment}
    return Measurement.objects.current().filter(**places).first()


def _new(city, indicator, period, segment, fields):
    return Measurement(
        city=city,
        indicator=indicator,
        indicator_version=indicator.version,
        period=period,
        segment=segment,
        **fields,
    )


def _reopened(current, version, fields):
    """What stands now, taken for this transaction and filled anew; what was counted and is overridden, is no count."""
    demand_open(current)
    measurement = Measurement.objects.get(pk=current.pk)
    history.lock(measurement, expected=version)
    if measurement.is_derived and _differs(measurement, fields):
        _demand_reason(measurement, fields)
        measurement.is_derived = False
    for name, value in fields.items():
        setattr(measurement, name, value)
    if measurement.corrects_id is None:
        measurement.indicator_version = current.indicator.version
    measurement.state = State.DRAFT
    measurement.submitted_at = measurement.submitted_by = None
    return measurement


def _differs(measurement, fields):
    return any(fields[name] != getattr(measurement, name) for name in ("value", "text", "no_data_reason"))


def _demand_reason(measurement, fields):
    """A number of one's own in place of the one counted from the register says why."""
    if (measurement.value is not None or measurement.text) and not fields.get("note", "").strip():
        raise ValidationError({"note": REASON_NEEDED})


def _saved(measurement, by, before, evidence, channel, batch):
    save_only_once(measurement)
    if evidence is not None:
        measurement.evidence.set(evidence)
    after = history.snapshot(measurement)
    history.note(
        "changed" if before else "recorded",
        measurement,
        by=by,
        before=before,
        after=after,
        channel=channel,
        batch=batch,
    )
    return measurement


def save_only_once(measurement):
    """Save; when somebody else recorded the same value a moment ago, raise `ChangedMeanwhile`."""
    try:
        with transaction.atomic():
            measurement.save()
    except IntegrityError as error:
        if current := _current(measurement.city, measurement.indicator, measurement.period, measurement.segment):
            raise ChangedMeanwhile(current) from error
        raise


@transaction.atomic
def correct(*, measurement, by, reason, version, because=CorrectionReason.OTHER, evidence=None, counted=None, **given):
    """Replace an approved value, for a reason that is told in public, and of a kind. The old one stays on file.

    `counted` are the records behind a value that the register counts. The new value is in review until somebody else
    approves it; until then pages go on showing the old one.
    Raises `NotApproved`, `PeriodLocked`, `ValidationError`, `ChangedMeanwhile`.
    """
    if measurement.state != State.APPROVED or measurement.superseded_at:
        raise NotApproved
    demand_unlocked(measurement.city_id, measurement.period)
    fields = _fields(measurement.city, measurement.indicator, measurement.period, given)
    old = Measurement.objects.get(pk=measurement.pk)
    before = history.lock(old, expected=version)
    new = _correction(old, by, because, reason, fields)
    _supersede(old)
    if counted is not None:
        new.is_derived, new.counted = True, counted
    new.save()
    new.evidence.set(old.evidence.all() if evidence is None else evidence)
    history.note("corrected", new, by=by, before=before, after=history.snapshot(new))
    return new


def _supersede(old):
    old.superseded_at = timezone.now()
    old.save(update_fields=["superseded_at"])


def _correction(old, by, because, reason, fields):
    kept = {name: getattr(old, name) for name in ("method", "collected_on", "source_text", "unit", "note")}
    new = _new(old.city, old.indicator, old.period, old.segment, kept | fields)
    new.indicator_version = _version_of(old)
    new.corrects, new.correction_code, new.correction_reason = old, because, reason
    new.recorded_by = new.submitted_by = by
    new.state, new.submitted_at = State.SUBMITTED, timezone.now()
    return new


def _version_of(old):
    """The version that a correction is of: that of the value it replaces, as long as the kind of value is the same."""
    then = old.indicator.versions.filter(number=old.indicator_version).exclude(value_type=old.indicator.value_type)
    return old.indicator.version if then.exists() else old.indicator_version
