"""The map kept as it was, and what changed from one to another."""

import datetime

import pytest

from actors.models import MapSnapshot
from actors.services.mapping import map_of
from actors.services.snapshots import compared, frozen
from tests.factories.actors import ActorFactory, AssessmentFactory, RelationFactory

pytestmark = pytest.mark.django_db
BEFORE, AFTER = datetime.date(2025, 6, 1), datetime.date(2026, 6, 1)


def test_two_maps_are_compared_by_who_came_and_went_how_they_are_read_and_what_ties_them():
    stays = ActorFactory(name="Stays")
    city = stays.city
    goes = ActorFactory(city=city, name="Goes", left_on=datetime.date(2026, 1, 1))
    comes = ActorFactory(city=city, name="Comes", mapped_on=datetime.date(2026, 1, 1))
    AssessmentFactory(actor=stays, assessed_on=datetime.date(2025, 1, 1), power=2, interest=3)
    AssessmentFactory(actor=stays, assessed_on=datetime.date(2026, 1, 1), power=5, interest=3)
    RelationFactory(from_actor=stays, to_actor=goes)
    RelationFactory(from_actor=comes, to_actor=stays)

    found = compared(*(frozen(map_of(city, day)) for day in (BEFORE, AFTER)))

    assert [told["name"] for told in found.came] == ["Comes"]
    assert [told["name"] for told in found.gone] == ["Goes"]
    assert [(each.name, each.scales) for each in found.moved] == [("Stays", {"power": (2, 5)})]
    assert found.tied == [("Comes", "Stays", ["works-with"])]
    assert found.untied == [("Goes", "Stays", ["works-with"])]
    assert found.numbers == ((2, 1, 1), (2, 1, 1))


def test_a_map_compared_with_itself_is_the_same():
    city = RelationFactory().city

    assert compared(*(frozen(map_of(city, AFTER)),) * 2).is_same


def test_what_is_corrected_later_does_not_change_what_was_kept():
    actor = ActorFactory(name="As it was")
    kept = MapSnapshot.objects.create(city=actor.city, title="Kept", frozen=frozen(map_of(actor.city, AFTER)))
    actor.delete()

    kept.refresh_from_db()
    assert [told["name"] for told in kept.frozen["actors"].values()] == ["As it was"]
