"""Shares of the actors of the territory."""

from django.utils.translation import gettext_lazy as _

from indicators import segments
from indicators.derived.activities import following, nothing_logged
from indicators.derived.counts import none, share
from indicators.derived.register import linked
from observatory.choices import ActivityKind

ACTOR = "actors.actor"


def involved(register):
    """TER-APR-04: actors that took part in an activity of the period, among all on the map, in total and by group."""
    if not register.actors:
        return none(_("No actors are on the map yet."))
    if not register.has_activities:
        return nothing_logged()
    active = linked(register.actor_links, register.activities)
    return of_map(register.actors, active, segments=by_group(register.actors, active))


def reached_by_trainers(register):
    """TER-APR-06: actors that took part in what follows from a training of trainers, among all on the map."""
    if not register.actors:
        return none(_("No actors are on the map yet."))
    if not register.has_activities:
        return nothing_logged()
    return of_map(register.actors, linked(register.actor_links, following(register, ActivityKind.TRAINING_TRAINERS)))


def committed(register):
    """TER-APR-11: actors in an agreement or project on the SDGs, in force and with a source, among all on the map."""
    actors = register.actors_at_the_end
    if not actors:
        return none(_("No actors are on the map yet."))
    return of_map(actors, register.committed_to_the_sdgs, segments=by_group(actors, register.committed_to_the_sdgs))


def by_group(actors, active):
    groups = sorted({row.group for row in actors})
    return {
        segments.write({"Group": group}): of_map([row for row in actors if row.group == group], active)
        for group in groups
    }


def of_map(actors, active, **more):
    here = [row.uuid for row in actors if row.pk in active]
    return share(ACTOR, here, [row.uuid for row in actors], **more)
