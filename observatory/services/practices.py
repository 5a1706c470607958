"""Good practices: what happens to them, one event at a time."""

from django.db import transaction

from observatory.choices import PracticeStep
from observatory.services.records import save_record


@transaction.atomic
def save_practice(form, *, by):
    """Save a practice's form; a new one has been identified, on the day told. Raises `history.ChangedMeanwhile`."""
    is_new = form.instance.pk is None
    practice = save_record(form, by=by)
    if is_new:
        day, precision = form.identified()
        practice.events.create(step=PracticeStep.IDENTIFIED, happened_on=day, happened_on_precision=precision)
    return practice
