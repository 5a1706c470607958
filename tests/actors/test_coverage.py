import pytest
from django.utils import translation

from actors.choices import Group
from actors.coverage import coverage_of
from actors.models import Actor
from tests.factories.actors import ActorFactory
from tests.factories.observatory import CityFactory

pytestmark = pytest.mark.django_db


def words_for(*groups):
    city = CityFactory()
    for group in groups:
        ActorFactory(city=city, group=group)
    with translation.override("en"):
        return coverage_of(Actor.objects.of(city)).in_words()


def test_nobody_is_said():
    assert words_for() == "None of the seven groups is here yet."


def test_all_seven_are_said():
    assert words_for(*Group.values) == "All seven groups are here."


def test_who_is_missing_is_named():
    assert words_for(*Group.values[:5], Group.PRIVATE) == (
        "5 of the seven groups are here. Nobody yet from: Other offices of the local government and "
        "Other levels of government."
    )
    assert words_for(Group.MEDIA).startswith("1 of the seven groups is here.")


def test_groups_stand_in_their_order_with_their_numbers():
    city = CityFactory()
    ActorFactory.create_batch(2, city=city, group=Group.PRIVATE)

    found = coverage_of(Actor.objects.of(city))

    assert [number for _group, _label, number in found.rows] == [0, 2, 0, 0, 0, 0, 0]
    assert (found.reached, found.total) == (1, 7)
