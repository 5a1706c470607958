"""The example's actor map: who is on it, what they have to do with one another, and how they were read twice."""

import datetime

from actors.choices import Reach
from actors.models import Actor, Assessment, MapSnapshot, Relation
from actors.models.assessment import SCALES
from actors.services.mapping import map_of
from actors.services.snapshots import frozen
from observatory.services.codes import give_code
from observatory.spreadsheets.words import key
from reporting.demo.example.city import told

ON_THE_MAP = datetime.date(2021, 1, 15)


def log(example):
    """Complete the actors that are there, add the others, relate and assess them, and keep the map of two years."""
    written = told("actors")
    for actor in example.actors:
        facts = written["known"].get(actor.name, {})
        Actor.objects.filter(pk=actor.pk).update(mapped_on=ON_THE_MAP, **facts)
    for facts in written["more"]:
        _keep(example, actor_of(example, facts), facts["name"])
    actors = {actor.name: actor for actor in Actor.objects.of(example.city).kept()}
    for one, kind, other, since, evidence in written["relations"]:
        said = {"from_actor": actors[one], "kind": kind, "to_actor": actors[other], "evidence": evidence}
        _keep(example, Relation(city=example.city, starts_on=day(since), **said), f"{one} {other}")
    for read_on, readings in written["readings"].items():
        for name, levels in readings.items():
            said = dict(zip(SCALES, levels, strict=True)) | {"assessed_by": written["read_by"]}
            reading = Assessment(city=example.city, actor=actors[name], assessed_on=day(read_on), **said)
            _keep(example, reading, f"{name} {read_on}")
    for facts in written["snapshots"]:
        taken_on = day(facts["taken_on"])
        kept = frozen(map_of(example.city, taken_on))
        _keep(example, MapSnapshot(city=example.city, frozen=kept, **facts | {"taken_on": taken_on}), facts["title"])


def actor_of(example, facts):
    agreed_on = ON_THE_MAP if facts.get("is_public") else None
    said = {"reach": Reach.LOCAL, "mapped_on": ON_THE_MAP, "agreed_on": agreed_on, "name_key": key(facts["name"])}
    return Actor(city=example.city, **said | facts)


def day(text):
    return datetime.date.fromisoformat(text)


def _keep(example, record, text):
    give_code(record, text)
    return example.keep(record)
