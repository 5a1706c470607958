"""Keeping the map of actors, and who took part in what."""

from django.db import transaction

from actors.models import Actor, Participation
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


@transaction.atomic
def take_part(activity, actors, *, by):
    """Note that actors took part in an activity; those already noted stay as they are."""
    before = names_of(activity)
    for actor in actors:
        Participation.objects.get_or_create(actor=actor, activity=activity)
    _note(activity, before, by)


@transaction.atomic
def leave_out(activity, actor, *, by):
    """Take back that an actor took part in an activity."""
    before = names_of(activity)
    Participation.objects.filter(actor=actor, activity=activity).delete()
    _note(activity, before, by)


def names_of(activity):
    """The names of those who took part, in order."""
    return sorted(activity.participations.values_list("actor__name", flat=True))


def _note(activity, before, by):
    after = names_of(activity)
    if after != before:
        history.note("changed", activity, by=by, before={"actors": before}, after={"actors": after})
