"""The actor map kept as it was on a day, and what changed from one to another."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction

from actors.models.assessment import SCALES
from actors.services.mapping import map_of
from observatory.services.records import save_record

TOLD = ("name", "group", *SCALES)


@transaction.atomic
def save_snapshot(form, *, by):
    """Keep the map of the day that the form names, or give a kept one another name. Raises `ChangedMeanwhile`."""
    snapshot = form.instance
    if snapshot.pk is None:
        snapshot.frozen = frozen(map_of(snapshot.city, snapshot.taken_on))
    return save_record(form, by=by)


def frozen(actor_map):
    """Write a map as plain data: its actors by their UUID, and their ties."""
    uuids = {actor.pk: str(actor.uuid) for actor in actor_map.actors}
    ties = {(*sorted((uuids[tie.one], uuids[tie.other])), tie.kind) for tie in actor_map.ties}
    return {
        "actors": {str(actor.uuid): {name: getattr(actor, name) for name in TOLD} for actor in actor_map.actors},
        "ties": sorted(ties),
    }


@dataclass(frozen=True)
class Moved:
    """How an actor was read in two maps: {scale: (before, after)} of what differs."""

    uuid: str
    name: str
    group: str
    scales: dict


@dataclass(frozen=True)
class Comparison:
    """What differs between two maps. Ties are (name, name, kinds)."""

    came: list
    gone: list
    moved: list
    tied: list
    untied: list
    numbers: tuple  # of both: (actors, ties, groups reached)

    @property
    def is_same(self):
        return not (self.came or self.gone or self.moved or self.tied or self.untied)


def compared(before, after):
    """Compare two maps as `frozen` wrote them."""
    first, second = before["actors"], after["actors"]
    names = {uuid: told["name"] for uuid, told in (first | second).items()}
    both = [uuid for uuid in second if uuid in first]
    ties_before, ties_after = pairs_of(before), pairs_of(after)
    return Comparison(
        came=[second[uuid] for uuid in second if uuid not in first],
        gone=[first[uuid] for uuid in first if uuid not in second],
        moved=[moved for uuid in both if (moved := moved_from(uuid, first[uuid], second[uuid])).scales],
        tied=named(ties_after, ties_before, names),
        untied=named(ties_before, ties_after, names),
        numbers=tuple(
            (len(each["actors"]), len(pairs), len({told["group"] for told in each["actors"].values()}))
            for each, pairs in ((before, ties_before), (after, ties_after))
        ),
    )


def moved_from(uuid, told, now):
    scales = {name: (told[name], now[name]) for name in SCALES if told[name] != now[name]}
    return Moved(uuid, now["name"], now["group"], scales)


def pairs_of(kept):
    """The ties of a kept map: {pair: kinds}."""
    found = defaultdict(list)
    for one, other, kind in kept["ties"]:
        found[one, other].append(kind)
    return found


def named(ties, others, names):
    """The pairs that are tied here and not there, by their names."""
    new = {pair: kinds for pair, kinds in ties.items() if pair not in others}
    return sorted((*sorted((names[one], names[other])), kinds) for (one, other), kinds in new.items())
