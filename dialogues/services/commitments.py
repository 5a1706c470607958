"""Writing down what was agreed in dialogues, and following it."""

from django.db import transaction
from django.utils import timezone

from dialogues.models import Commitment, CommitmentNote
from observatory import history
from observatory.services.codes import give_code
from observatory.services.records import save_record


@transaction.atomic
def agree(dialogue, *, text, by, **more):
    """Write down one thing that was agreed in a dialogue; it is as public as the dialogue is."""
    commitment = Commitment(city=dialogue.city, dialogue=dialogue, text=text, is_public=dialogue.is_public, **more)
    give_code(commitment, text)
    commitment.save()
    history.note("created", commitment, by=by, after=history.snapshot(commitment))
    return commitment


@transaction.atomic
def save_commitment(form, *, by):
    """Save something agreed with a dated note of where it stands; its dialogue no longer says that nothing was agreed.

    Raises `history.ChangedMeanwhile`.
    """
    saved = save_record(form, by=by)
    if {"status", "status_note"} & set(form.changed_data):
        CommitmentNote.objects.create(
            commitment=saved, written_on=timezone.localdate(), status=saved.status, text=saved.status_note
        )
    dialogue = saved.dialogue
    if dialogue and dialogue.no_agreement:
        before = history.lock(dialogue, expected=dialogue.version)
        dialogue.no_agreement = False
        dialogue.save(update_fields=["no_agreement"])
        history.note("changed", dialogue, by=by, before=before, after=history.snapshot(dialogue))
    return saved


def overdue(commitments, today=None):
    """Keep those still open past their day."""
    return commitments.filter(status__in=["open", "under-way"], due_on__lt=today or timezone.localdate())


def public_commitments(city):
    """What everybody may read of what was agreed: public itself, and agreed in a dialogue that may be read."""
    read = Commitment.objects.public().filter(city=city, dialogue__removed_at=None)
    return read.filter(dialogue__is_public=True, dialogue__is_closed=True)
