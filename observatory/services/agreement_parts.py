"""What belongs to an agreement and is worked on by itself: its steps, its own objectives, its renewals."""

from django.db import transaction
from django.utils import timezone

from observatory import history
from observatory.choices import AgreementStatus
from observatory.models import AgreementRenewal
from observatory.services.sources import attach_evidence


@transaction.atomic
def save_part(form, *, by):
    """Save the form of a part, with its document and its line in the log. Raises `history.ChangedMeanwhile`."""
    if form.evidence_field:
        attach_evidence(form, by=by)
    return history.save_form(form, by=by)


@transaction.atomic
def remove_part(part, *, by):
    """Take a part off its agreement; it stays stored. Raises `history.ChangedMeanwhile`."""
    before = history.lock(part, expected=part.version)
    part.removed_at = timezone.now()
    part.save(update_fields=["removed_at"])
    history.note("removed", part, by=by, before=before)


@transaction.atomic
def renew(form, *, by):
    """Give an agreement a new end, or none, and keep the end it had. Raises `history.ChangedMeanwhile`."""
    renewal, agreement = form.instance, form.instance.agreement
    before = history.lock(agreement, expected=form.cleaned_data["agreement_version"])
    attach_evidence(form, by=by)
    renewal.previous_end = agreement.ends_on
    form.save()
    agreement.ends_on, agreement.is_open_ended = renewal.new_end, renewal.new_end is None
    agreement.status = AgreementStatus.IN_FORCE
    agreement.save(update_fields=["ends_on", "is_open_ended", "status"])
    history.note("renewed", agreement, by=by, before=before, after=history.snapshot(agreement))
    return renewal


@transaction.atomic
def undo_renewal(renewal, *, by):
    """Take back a renewal that was not one: the agreement has its former end again, unless it was changed since."""
    agreement = renewal.agreement
    remove_part(renewal, by=by)
    if agreement.ends_on != renewal.new_end or newer(renewal).exists():
        return
    before = history.lock(agreement, expected=agreement.version)
    agreement.ends_on, agreement.is_open_ended = renewal.previous_end, False
    agreement.save(update_fields=["ends_on", "is_open_ended"])
    history.note("changed", agreement, by=by, before=before, after=history.snapshot(agreement))


def newer(renewal):
    kept = AgreementRenewal.objects.kept().filter(agreement=renewal.agreement)
    return kept.filter(renewed_on__gte=renewal.renewed_on, pk__gt=renewal.pk)
