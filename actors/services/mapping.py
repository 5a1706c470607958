"""The actor map of a city on a day: read once, then looked at in four ways."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone

from actors.choices import ActorRole, Group, Level, Subkind
from actors.coverage import Coverage
from actors.graph import measured
from actors.models import Actor, Assessment, Relation
from actors.models.assessment import SCALES
from actors.ties import shared_in

SIX_MONTHS = datetime.timedelta(days=183)
INFLUENTIAL = 4  # power of five, from which on losing touch with an actor matters
FIELDS = (
    *("pk", "uuid", "code", "name", "name_key", "group", "subkind", "nature", "reach", "role"),
    *("country", "place", "is_public", "responsible_post"),
)
UNREAD = dict.fromkeys(("assessed_on", *SCALES))


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor as it stands on the map: what it is, how it was read last, and when the city met it last."""

    pk: int
    uuid: object
    code: str
    name: str
    name_key: str
    group: str
    subkind: str
    nature: str
    reach: str
    role: str
    country: str | None
    place: str
    is_public: bool
    responsible_post: int | None
    assessed_on: datetime.date | None
    power: int | None
    interest: int | None
    position: int | None
    affected: int | None
    last_contact: datetime.date | None
    n_contacts: int

    @property
    def is_read(self):
        return self.power is not None and self.interest is not None

    @property
    def is_influential(self):
        return self.power is not None and self.power >= INFLUENTIAL

    @property
    def group_label(self):
        return Group(self.group).label

    @property
    def subkind_label(self):
        return Subkind(self.subkind).label if self.subkind else ""

    @property
    def role_label(self):
        return ActorRole(self.role).label if self.role else ""

    @property
    def affected_label(self):
        return Level(self.affected).label if self.affected else ""

    def __str__(self):
        return self.name


class Tie(NamedTuple):
    """What two actors have to do with each other: declared by somebody, or shared in so many things."""

    one: int
    other: int
    kind: str
    number: int = 1
    relation: int | None = None  # the key of the declared relation

    @property
    def pair(self):
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)


@dataclass(frozen=True)
class ActorMap:
    """Some or all of a city's actors on a day, and their ties among one another."""

    city: object
    day: datetime.date
    actors: list
    declared: list
    shared: object

    @cached_property
    def by_key(self):
        return {actor.pk: actor for actor in self.actors}

    @cached_property
    def ties(self):
        """All ties among these actors, the declared ones first."""
        here = self.by_key
        derived = (
            Tie(one, other, kind, number)
            for (one, other), numbers in self.shared.pairs.items()
            if one in here and other in here
            for kind, number in numbers.items()
        )
        return [*(tie for tie in self.declared if tie.one in here and tie.other in here), *derived]

    @cached_property
    def pairs(self):
        """Each two that are tied, once, with the kinds of their ties."""
        found = defaultdict(list)
        for tie in self.ties:
            found[tie.pair].append(tie.kind)
        return found

    @cached_property
    def measures(self):
        return measured([actor.pk for actor in self.actors], self.pairs)

    @cached_property
    def coverage(self):
        numbers = dict.fromkeys(Group.values, 0)
        for actor in self.actors:
            numbers[actor.group] += 1
        return Coverage(numbers)

    @property
    def readings(self):
        """The days on which some of these actors were assessed: the first and the last; None where none was."""
        days = [actor.assessed_on for actor in self.actors if actor.assessed_on]
        return (min(days), max(days)) if days else None

    def uncontacted(self):
        """The influential actors not met for six months: the most powerful, and those met longest ago, first."""
        since = self.day - SIX_MONTHS
        found = [
            actor
            for actor in self.actors
            if actor.is_influential and (actor.last_contact is None or actor.last_contact < since)
        ]
        return sorted(found, key=lambda actor: (-actor.power, actor.last_contact or datetime.date.min, actor.name_key))

    def narrowed(self, actors):
        """The same map with only these actors, and the ties among them."""
        return ActorMap(self.city, self.day, actors, self.declared, self.shared)


def map_of(city, day=None):
    """Read a city's actor map as it stood on a day, in as many queries for one actor as for thousands."""
    day = day or timezone.localdate()
    shared = shared_in(city, day)
    readings = last_readings(city, day)
    rows = Actor.objects.of(city).on_the_map(day).order_by("name_key", "pk").values_list(*FIELDS)
    actors = [
        Placed(
            *row,
            **readings.get(row[0], UNREAD),
            last_contact=shared.last_contact.get(row[0]),
            n_contacts=shared.contacts.get(row[0], 0),
        )
        for row in rows
    ]
    return ActorMap(city, day, actors, declared_on(city, day), shared)


def last_readings(city, day):
    """How each actor was read last by a day: for each of the four, the last time that it was told."""
    found = defaultdict(lambda: dict(UNREAD))
    rows = Assessment.objects.of(city).kept().until(day).order_by("assessed_on", "pk")
    for actor, *told in rows.values_list("actor", "assessed_on", *SCALES):
        reading = found[actor]
        for name, value in zip(UNREAD, told, strict=True):
            if value is not None:
                reading[name] = value
    return found


def declared_on(city, day):
    """The relations that somebody declared and that last on a day."""
    rows = Relation.objects.of(city).kept().on(day).order_by("pk")
    columns = rows.values_list("from_actor_id", "to_actor_id", "kind", "pk")
    return [Tie(one, other, kind, 1, pk) for one, other, kind, pk in columns]
