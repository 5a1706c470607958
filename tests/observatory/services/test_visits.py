import datetime as dt

import pytest
from django.utils import timezone

from observatory.models import LastVisit
from observatory.services.visits import arrive

pytestmark = pytest.mark.django_db
NOON = timezone.make_aware(dt.datetime(2026, 3, 9, 12))


def at(minutes):
    return NOON + dt.timedelta(minutes=minutes)


def test_the_first_time_there_is_no_time_before(city, staff):
    assert arrive(staff, city, NOON) is None


@pytest.mark.parametrize(
    ("arrivals", "before", "seen"),
    [
        ([0, 1], None, 0),
        ([0, 6], None, 6),
        ([0, 31], 0, 31),
        ([0, 31, 40, 69], 0, 69),
        ([0, 20, 40, 60], None, 60),
        ([0, 600, 1200], 600, 1200),
    ],
)
def test_who_comes_back_soon_has_not_been_away(city, staff, arrivals, before, seen):
    told = [arrive(staff, city, at(minutes)) for minutes in arrivals][-1]

    assert told == (None if before is None else at(before))
    assert LastVisit.objects.get().seen_at == at(seen)


def test_each_person_has_their_own_visits_to_each_city(city, staff, director):
    arrive(staff, city, NOON)

    assert arrive(director, city, at(60)) is None
    assert LastVisit.objects.count() == 2
