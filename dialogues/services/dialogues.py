"""Closing dialogues, and which of them everybody may read."""

from django.db import transaction

from dialogues.models import Dialogue
from dialogues.services.commitments import agree
from observatory import history
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


def public_dialogues(city):
    """The dialogues of a city that everybody may read about: public and closed."""
    return Dialogue.objects.public().filter(city=city, is_closed=True)
