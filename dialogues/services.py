"""Preparing and closing dialogues, and following what was agreed in them."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from dialogues.models import Commitment, Dialogue
from observatory import history
from observatory.services.codes import give_code
from observatory.services.records import save_record
from observatory.services.rows import save_with_rows
from observatory.services.sources import attach_evidence


@transaction.atomic
def close_dialogue(form, lines, *, by):
    """Close a dialogue with who came, what was said and what was agreed; `lines` are what was agreed, as dicts.

    Raises `history.ChangedMeanwhile`.
    """
    form.instance.is_closed = True
    attach_evidence(form, by=by)
    dialogue = history.save_form(form, by=by)
    for line in lines:
        agree(dialogue, by=by, **line)
    return dialogue


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
    """Save something agreed; a dialogue in which something was agreed no longer says that nothing was.

    Raises `history.ChangedMeanwhile`.
    """
    saved = save_record(form, by=by)
    dialogue = saved.dialogue
    if dialogue and dialogue.no_agreement:
        before = history.lock(dialogue, expected=dialogue.version)
        dialogue.no_agreement = False
        dialogue.save(update_fields=["no_agreement"])
        history.note("changed", dialogue, by=by, before=before, after=history.snapshot(dialogue))
    return saved


save_communication = partial(save_with_rows, words={"pickups": str})


def overdue(commitments, today=None):
    """Keep those still open past their day."""
    return commitments.filter(status__in=["open", "under-way"], due_on__lt=today or timezone.localdate())


def public_dialogues(city):
    """The dialogues of a city that everybody may read about: public and closed."""
    return Dialogue.objects.public().filter(city=city, is_closed=True)
