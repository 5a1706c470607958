"""What every record of the register goes through when a person saves it."""

from django.db import transaction

from observatory import history
from observatory.services.codes import give_code
from observatory.services.sources import attach_evidence


@transaction.atomic
def save_record(form, *, by):
    """Save a record's form with its evidence, its code and its line in the log. Raises `history.ChangedMeanwhile`."""
    if form.evidence_field:
        attach_evidence(form, by=by)
    if not form.instance.code:
        give_code(form.instance, form.code_text())
    return history.save_form(form, by=by)
