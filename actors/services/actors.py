"""Keeping the actors of the map."""

from django.db import transaction

from actors.models import Actor
from observatory import history
from observatory.services.codes import give_code
from observatory.services.records import save_record
from observatory.spreadsheets.words import key


@transaction.atomic
def save_actor(form, *, by):
    """Save an actor's form under the key by which its name is matched. Raises `history.ChangedMeanwhile`."""
    form.instance.name_key = key(form.cleaned_data["name"])
    return save_record(form, by=by)


@transaction.atomic
def named_actor(name, group, *, city, by):
    """Give the actor of this name on the city's map, put on it when it is new."""
    name = " ".join(name.split())
    if known := Actor.objects.of(city).kept().filter(name_key=key(name)).first():
        return known
    actor = Actor(city=city, name=name, name_key=key(name), group=group)
    give_code(actor, name)
    actor.save()
    history.note("created", actor, by=by, after=history.snapshot(actor))
    return actor
