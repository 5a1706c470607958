import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from observatory.choices import Role
from observatory.models import City
from tests.factories.observatory import (
    AgreementFactory,
    CityFactory,
    MembershipFactory,
    PublicCityFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "permission", "may"),
    [
        (Role.STAFF, "observatory.log_register", True),
        (Role.STAFF, "indicators.approve_measurement", False),
        (Role.DIRECTOR, "indicators.approve_measurement", True),
        (Role.ADMIN, "indicators.approve_measurement", False),
        (Role.DIRECTOR, "reporting.publish_report", True),
        (Role.STAFF, "reporting.publish_report", False),
        (Role.ADMIN, "observatory.manage_people", True),
        (Role.STAFF, "observatory.manage_people", False),
    ],
)
def test_a_role_grants_what_the_table_says(role, permission, may):
    membership = MembershipFactory(role=role)

    assert membership.user.has_perm(permission, membership.city) is may


def test_a_role_grants_nothing_in_another_city():
    membership = MembershipFactory(role=Role.DIRECTOR)

    assert not membership.user.has_perm("observatory.log_register", CityFactory())


def test_a_role_reaches_the_records_of_its_city():
    membership = MembershipFactory()

    assert membership.user.has_perm("observatory.log_register", AgreementFactory(city=membership.city))


def test_a_deactivated_person_may_nothing():
    membership = MembershipFactory(user__is_active=False, role=Role.DIRECTOR)

    assert not membership.user.has_perm("observatory.log_register", membership.city)


@pytest.mark.parametrize(
    "dates",
    [
        {"starts_on": datetime.date(2099, 1, 1)},
        {"ends_on": datetime.date(2020, 12, 31)},
        {"ended_at": datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)},
    ],
    ids=["not yet begun", "over", "ended"],
)
def test_a_role_counts_only_while_it_runs(dates):
    membership = MembershipFactory(**dates)

    assert not membership.user.has_perm("observatory.log_register", membership.city)
    assert membership.city not in City.objects.worked_on_by(membership.user)


def test_a_territory_looks_after_its_cities_until_they_have_a_team():
    state = CityFactory(kind="region")
    looked_after = CityFactory(parent=CityFactory(parent=state))
    by_itself = CityFactory(parent=state, is_managed_by_parent=False)
    membership = MembershipFactory(city=state, role=Role.ADMIN)

    assert set(City.objects.worked_on_by(membership.user)) == {state, looked_after, looked_after.parent}
    assert membership.user.has_perm("observatory.import_data", looked_after)
    assert not membership.user.has_perm("observatory.import_data", by_itself)


def test_a_city_does_not_look_after_its_territory():
    membership = MembershipFactory(city=CityFactory(parent=CityFactory()))

    assert list(City.objects.worked_on_by(membership.user)) == [membership.city]


def test_citizens_see_public_cities_and_members_their_own():
    public, own = PublicCityFactory(), CityFactory()
    CityFactory()
    membership = MembershipFactory(city=own)

    assert list(City.objects.visible_to(AnonymousUser())) == [public]
    assert set(City.objects.visible_to(membership.user)) == {public, own}


def test_an_operator_works_on_every_city():
    city = CityFactory()

    assert city in City.objects.worked_on_by(UserFactory(is_superuser=True))


@given(
    parents=st.lists(st.integers(0, 3), min_size=4, max_size=4),
    on_their_own=st.sets(st.integers(0, 3)),
    roles=st.sets(st.integers(0, 3)),
)
def test_the_cities_one_works_on_are_those_whose_workspace_one_may_see(parents, on_their_own, roles):
    with transaction.atomic():
        cities = []
        for n, parent in enumerate(parents):
            above = cities[parent] if parent < n else None
            cities.append(CityFactory(parent=above, is_managed_by_parent=n not in on_their_own))
        person = UserFactory()
        for n in roles:
            MembershipFactory(user=person, city=cities[n])

        seen = {city for city in cities if person.has_perm("observatory.see_workspace", city)}

        assert set(City.objects.worked_on_by(person)) == seen
        transaction.set_rollback(True)
