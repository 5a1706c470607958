"""Whom to call to a dialogue: somebody of each of the seven groups (N3 ch. III)."""

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from actors.choices import Group
from actors.models import Actor
from dialogues.models import Dialogue
from observatory import history

MOST = 3


def suggestions(dialogue):
    """For each group that nobody is invited from, those of the map who could be called."""
    invited = dialogue.invited.filter(removed_at=None)
    place_in_group = Window(RowNumber(), partition_by="group", order_by=[F("name").asc(), F("pk").asc()])
    absent = Actor.objects.of(dialogue.city).kept().exclude(group__in=invited.values("group"))
    found = list(absent.annotate(nth=place_in_group).filter(nth__lte=MOST).order_by("nth"))
    by_group = [(group.label, [actor for actor in found if actor.group == group]) for group in Group]
    return [(label, actors) for label, actors in by_group if actors]


@transaction.atomic
def invite(dialogue, actor, *, by):
    """Invite one more actor of the map to a dialogue."""
    dialogue = Dialogue.objects.select_for_update().get(pk=dialogue.pk)  # an invitation goes with any other change
    before = history.lock(dialogue, expected=dialogue.version)
    dialogue.invited.add(actor)
    history.note("changed", dialogue, by=by, before=before, after=history.snapshot(dialogue))
