"""From draft to approved: submit, return with a note, approve. Nobody approves what they recorded or submitted."""

from dataclasses import dataclass, field
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import State
from indicators.models import Measurement
from indicators.services.parts import parts_of, version_of
from indicators.services.states import (
    MeasurementRefused,
    NothingToSubmit,
    demand_in_review,
    demand_open,
    demand_other_person,
    demand_proof_of_rise,
)
from observatory import history
from observatory.history import ChangedMeanwhile

NOTE_NEEDED = _("Say what is to be corrected, so that the person can do it.")


@dataclass
class Reviewed:
    """What became of several measurements: those done, and those left as they were with the reason."""

    done: list = field(default_factory=list)
    left: list = field(default_factory=list)


@transaction.atomic
def submit(*, measurement, by, version):
    """Hand a draft or returned value in for review. Raises `AlreadyApproved`, `NothingToSubmit`, `ChangedMeanwhile`."""
    demand_open(measurement)
    if measurement.value is None and not measurement.text and not measurement.no_data_reason:
        raise NothingToSubmit
    demand_proof_of_rise(measurement)
    values = {"state": State.SUBMITTED, "submitted_by": by, "submitted_at": timezone.now(), "returned_note": ""}
    if measurement.is_derived:
        values["recorded_by"] = by  # whoever accepts what the register counts answers for it
    return _moved_with_parts("submitted", measurement, by, version, values)


@transaction.atomic
def return_(*, measurement, by, version, note):
    """Give a value in review back with a note. Raises `ValidationError`, `NotInReview`, `ChangedMeanwhile`."""
    demand_in_review(measurement)
    if not note.strip():
        raise ValidationError({"note": NOTE_NEEDED})
    values = {"state": State.RETURNED, "returned_note": note.strip()}
    return _moved_with_parts("returned", measurement, by, version, values)


@transaction.atomic
def approve(*, measurement, by, version, parts=None):
    """Approve the value in review exactly as the person saw it, with the segments that go with it.

    `parts` is the `version_of` the segments that the person saw; without it they are not compared.
    Raises `NotInReview`, `OwnMeasurement`, and `ChangedMeanwhile` when it is no longer what was seen.
    """
    demand_in_review(measurement)
    demand_other_person(measurement, by)
    if parts is not None and parts != version_of(parts_of(measurement)):
        raise ChangedMeanwhile(measurement)
    values = {"state": State.APPROVED, "approved_by": by, "approved_at": timezone.now()}
    return _moved_with_parts("approved", measurement, by, version, values)


def approve_several(*, seen, by):
    """Approve each of these (measurement, version seen, version of its segments seen).

    Answers those approved and those left, with the reason.
    """
    return _each(approve, seen, by)


def return_several(*, seen, by, note):
    """Return each of these (measurement, version seen) with the same note. Raises `ValidationError` without one."""
    return _each(partial(return_, note=note), seen, by)


def submit_several(*, seen, by):
    """Submit each of these (measurement, version seen); answer those submitted and those left, with the reason."""
    return _each(submit, seen, by)


@transaction.atomic
def _each(verb, seen, by):
    outcome = Reviewed()
    for measurement, version, *parts in seen:
        try:
            outcome.done.append(verb(measurement=measurement, by=by, version=version, **_seen_parts(verb, parts)))
        except MeasurementRefused as refusal:
            outcome.left.append((measurement, str(refusal)))
        except ChangedMeanwhile:
            outcome.left.append((measurement, _("It changed since you opened the page. Look at it again.")))
    return outcome


def _seen_parts(verb, parts):
    return {"parts": parts[0]} if verb is approve and parts else {}


def _moved_with_parts(action, measurement, by, version, values):
    """Move a value on, and with it its segments, but for those that this person typed and may not approve."""
    own = Q(recorded_by=by) | Q(submitted_by=by)
    parts = parts_of(measurement)
    if action == "approved":
        parts = parts.exclude(own, is_derived=False)
    moved = _moved(action, measurement, by, version, values)
    for part in list(parts):
        _moved(action, part, by, part.version, values)
    return moved


def _moved(action, measurement, by, version, values):
    before = history.lock(measurement, expected=version)
    stored = Measurement.objects.get(pk=measurement.pk)
    for name, value in values.items():
        setattr(stored, name, value)
    stored.save(update_fields=list(values))
    history.note(action, stored, by=by, before=before, after=history.snapshot(stored))
    return stored
