import datetime

import factory
from factory.django import DjangoModelFactory

from actors import models
from actors.choices import Group, RelationKind
from tests.factories.observatory import ActivityFactory, CityFactory, UserFactory


class ActorFactory(DjangoModelFactory):
    class Meta:
        model = models.Actor

    city = factory.SubFactory(CityFactory)
    name = factory.Sequence(lambda n: f"Actor {n}")
    name_key = factory.LazyAttribute(lambda actor: actor.name.lower())
    group = Group.ACADEMIC
    agreed_on = factory.LazyAttribute(lambda actor: actor.mapped_on if actor.is_public else None)
    mapped_on = datetime.date(2024, 1, 1)
    is_public = False


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation

    actor = factory.SubFactory(ActorFactory)
    activity = factory.SubFactory(ActivityFactory, city=factory.SelfAttribute("..actor.city"))


class RelationFactory(DjangoModelFactory):
    class Meta:
        model = models.Relation

    from_actor = factory.SubFactory(ActorFactory)
    city = factory.SelfAttribute("from_actor.city")
    to_actor = factory.SubFactory(ActorFactory, city=factory.SelfAttribute("..city"))
    kind = RelationKind.WORKS_WITH


class AssessmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Assessment

    actor = factory.SubFactory(ActorFactory)
    city = factory.SelfAttribute("actor.city")
    assessed_on = datetime.date(2025, 1, 20)
    power = 4
    interest = 3
    assessed_by = "The office"


class DistinctActorsFactory(DjangoModelFactory):
    class Meta:
        model = models.DistinctActors

    first = factory.SubFactory(ActorFactory)
    second = factory.SubFactory(ActorFactory, city=factory.SelfAttribute("..first.city"))
    told_by = factory.SubFactory(UserFactory)


class ActorMergeFactory(DjangoModelFactory):
    class Meta:
        model = models.ActorMerge

    kept = factory.SubFactory(ActorFactory)
    other = factory.SubFactory(ActorFactory, city=factory.SelfAttribute("..kept.city"))


class MapSnapshotFactory(DjangoModelFactory):
    class Meta:
        model = models.MapSnapshot

    city = factory.SubFactory(CityFactory)
    title = "The map of January"
    taken_on = datetime.date(2025, 1, 20)
    frozen = factory.LazyFunction(lambda: {"actors": {}, "ties": []})
