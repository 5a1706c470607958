"""The dialogues that actors attended together: ties of the actor map, and contacts of the city with each."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.ties import Kind, Thing, shared
from dialogues.models import Dialogue
from observatory.services.codes import key_of


def read(city, day):
    """Triples of a dialogue held by the day, an actor that attended it, and when."""
    rows = Dialogue.attending.through.objects.filter(
        dialogue__city=city, dialogue__removed_at=None, dialogue__held_on__lte=day
    )
    return rows.values_list("dialogue_id", "actor_id", "dialogue__held_on")


def of_actor(actor):
    return [
        Thing(
            dialogue.title,
            reverse("dialogue-detail", args=[actor.city.code, key_of(dialogue)]),
            dialogue.get_purpose_display(),
            dialogue.held_on,
        )
        for dialogue in actor.dialogues_attended.kept()
    ]


shared(Kind(name="dialogue", label=_("Dialogues"), read=read, of_actor=of_actor))
