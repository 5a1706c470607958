"""What a measurement's state forbids, said to the person who tried."""

from django.utils.translation import gettext_lazy as _

from indicators.choices import State, ValueType
from indicators.models import Measurement, PeriodLock


class MeasurementRefused(Exception):
    """The state of the measurement does not allow this; the text tells the person why."""

    text = _("This cannot be done with the value as it stands.")

    def __str__(self):
        return str(self.text)


class AlreadyApproved(MeasurementRefused):
    text = _("An approved value is corrected with a reason, never edited.")


class NotApproved(MeasurementRefused):
    text = _("Only an approved value is corrected. This one can still be edited.")


class NothingToSubmit(MeasurementRefused):
    text = _("There is nothing to submit yet: enter a value, or say why there is none.")


class NotInReview(MeasurementRefused):
    text = _("This value is not in review.")


class PeriodLocked(MeasurementRefused):
    text = _("This period is locked: its values stay as they are. A director can open it again, with a reason.")


class OwnMeasurement(MeasurementRefused):
    text = _("Nobody approves a value they recorded or submitted themselves. Ask another director.")


class HigherWithoutProof(MeasurementRefused):
    text = _("A higher level than before needs both a justification (or a note) and evidence.")


def demand_proof_of_rise(measurement):
    """Refuse a level of a scale above the last approved one that nothing supports."""
    if measurement.indicator.value_type != ValueType.ORDINAL or measurement.value is None or measurement.is_derived:
        return
    approved = (
        Measurement.objects.current()
        .approved()
        .filter(city=measurement.city, indicator=measurement.indicator, segment=measurement.segment)
    )
    before = approved.filter(period__ends_on__lt=measurement.period.starts_on, value__isnull=False)
    earlier = before.order_by("-period__ends_on").first()
    if earlier is None or measurement.value <= earlier.value:
        return
    has_reason = measurement.justification.strip() or measurement.note.strip()
    if not has_reason or not (measurement.source_text.strip() or measurement.evidence.exists()):
        raise HigherWithoutProof


def demand_unlocked(city, period):
    if PeriodLock.objects.covering(city, period).exists():
        raise PeriodLocked


def demand_open(measurement):
    """Refuse what is approved or replaced already, or of a locked period."""
    demand_unlocked(measurement.city_id, measurement.period)
    if measurement.state == State.APPROVED or measurement.superseded_at:
        raise AlreadyApproved


def demand_in_review(measurement):
    demand_unlocked(measurement.city_id, measurement.period)
    if measurement.state != State.SUBMITTED or measurement.superseded_at:
        raise NotInReview


def demand_other_person(measurement, person):
    """Refuse the person who recorded or submitted the value (four eyes)."""
    if person.pk in (measurement.recorded_by_id, measurement.submitted_by_id):
        raise OwnMeasurement
