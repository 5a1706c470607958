import factory
from factory.django import DjangoModelFactory

from actors import models
from actors.choices import Group
from tests.factories.observatory import ActivityFactory, CityFactory


class ActorFactory(DjangoModelFactory):
    class Meta:
        model = models.Actor

    city = factory.SubFactory(CityFactory)
    name = factory.Sequence(lambda n: f"Actor {n}")
    name_key = factory.LazyAttribute(lambda actor: actor.name.lower())
    group = Group.ACADEMIC


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = models.Participation

    actor = factory.SubFactory(ActorFactory)
    activity = factory.SubFactory(ActivityFactory, city=factory.SelfAttribute("..actor.city"))
