import pytest

from actors.choices import Group
from actors.models import Actor, Participation
from actors.services.actors import named_actor
from actors.services.participation import leave_out, take_part
from observatory.models import Change
from tests.factories.actors import ActorFactory
from tests.factories.observatory import ActivityFactory, CityFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_actor_named_for_the_first_time_is_put_on_the_map():
    city, person = CityFactory(), UserFactory()

    actor = named_actor("  Universidad  de Medellín ", Group.ACADEMIC, city=city, by=person)

    assert (actor.name, actor.name_key, actor.code) == (
        "Universidad de Medellín",
        "universidad de medellin",
        "universidad-de-medellin",
    )
    assert Change.objects.get().by == person


def test_an_actor_known_by_another_spelling_is_the_same():
    city = CityFactory()
    known = ActorFactory(city=city, name="Universidad", name_key="universidad")
    ActorFactory(name="Otra", name_key="otra")

    assert named_actor("UNIVERSIDAD", Group.MEDIA, city=city, by=None) == known
    assert named_actor("Otra", Group.MEDIA, city=city, by=None).city == city
    assert Actor.objects.of(city).count() == 2


def test_taking_part_is_noted_once_and_told_in_the_log():
    activity = ActivityFactory()
    actor = ActorFactory(city=activity.city, name="Universidad")

    take_part(activity, [actor], by=None)
    take_part(activity, [actor], by=None)

    assert Participation.objects.get().actor == actor
    change = Change.objects.get()
    assert (change.before, change.after) == ({"actors": []}, {"actors": ["Universidad"]})


def test_leaving_out_takes_the_participation_back():
    activity = ActivityFactory()
    actor = ActorFactory(city=activity.city)
    take_part(activity, [actor], by=None)

    leave_out(activity, actor, by=None)

    assert not Participation.objects.exists()
    assert Change.objects.count() == 2
