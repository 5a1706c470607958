"""What a form of one value holds, brought into the record."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from indicators.services.measuring import correct, record
from indicators.services.states import MeasurementRefused
from observatory.services.sources import keep_evidence


def enter(form, *, period, by):
    """Record what the form holds; answer the measurement, or None with the mistakes put on the form.

    Raises `ChangedMeanwhile`.
    """
    place = {"city": form.adoption.city, "indicator": form.adoption.indicator, "period": period}
    return _tried(form, by, record, version=form.seen, **place)


def enter_correction(form, *, by):
    """Correct the approved value with what the form holds; answer the new one, or None with the mistakes on the form.

    Raises `ChangedMeanwhile`.
    """
    why = {name: form.cleaned_data[name] for name in ("because", "reason")}
    return _tried(form, by, correct, measurement=form.measurement, version=form.seen, **why)


def _tried(form, by, verb, **place):
    try:
        with transaction.atomic():
            return verb(by=by, evidence=_evidence(form, by), **place, **form.given())
    except ValidationError as problem:
        _put_on(form, problem)
    except MeasurementRefused as refusal:
        form.add_error(None, str(refusal))
    return None


def _evidence(form, by):
    """The sources that a value rests on with those the form brings; None to leave them as they are."""
    given = form.cleaned_data
    file, link = given.get("new_file"), given.get("new_link") or ""
    chosen = given.get("evidence")
    if not file and not link:
        return chosen
    if chosen is None:
        chosen = form.measurement.evidence.all() if form.measurement else []
    return [*chosen, keep_evidence(city=form.adoption.city, by=by, file=file, url=link)]


def _put_on(form, problem):
    for name, texts in problem.message_dict.items():
        field = name if name in form.fields else _stand_in(form, name)
        form.add_error(field, texts)


def _stand_in(form, name):
    """The field that takes a mistake of one the form does not have: the first of the value's own."""
    return None if name == NON_FIELD_ERRORS else form.inputs[0].name
