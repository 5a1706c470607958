"""Who takes part in an activity, an agreement or a project."""

from django.db import transaction

from actors.models import Participation
from observatory import history


@transaction.atomic
def take_part(thing, actors, *, by):
    """Note that actors take part in a thing of the register; those already noted stay as they are."""
    before = names_of(thing)
    for actor in actors:
        Participation.objects.get_or_create(actor=actor, **named(thing))
    _note(thing, before, by)


@transaction.atomic
def leave_out(thing, actor, *, by):
    """Take back that an actor takes part in a thing of the register."""
    before = names_of(thing)
    Participation.objects.filter(actor=actor, **named(thing)).delete()
    _note(thing, before, by)


def named(thing):
    """The field of a participation that names the thing, with it."""
    return {thing._meta.model_name: thing}


def names_of(thing):
    """The names of those who take part, in order."""
    return sorted(thing.participations.values_list("actor__name", flat=True))


def _note(thing, before, by):
    after = names_of(thing)
    if after != before:
        history.note("changed", thing, by=by, before={"actors": before}, after={"actors": after})
