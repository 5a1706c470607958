import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from observatory.services.network_balance import balance_of
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 1)


@pytest.fixture
def membership(city):
    return make.NetworkMembershipFactory(city=city)


def attended(membership, *days):
    for day in days:
        make.ActivityFactory(city=membership.city, starts_on=day).networks.add(membership)


def test_a_network_is_told_year_by_year_with_the_last_first(membership):
    told = {"city": membership.city, "membership": membership}
    make.NetworkFeeFactory(**told, year=2024, amount=100)
    make.NetworkFeeFactory(**told, year=2025, amount=200)
    make.NetworkFeeFactory(**told, year=2023, removed_at=timezone.now())
    make.NetworkRoleFactory(**told, starts_on=dt.date(2025, 5, 1))
    make.NetworkRoleFactory(**told, starts_on=dt.date(2024, 5, 1), ends_on=dt.date(2024, 6, 1))
    make.NetworkProposalFactory(
        **told, presented_on=dt.date(2024, 4, 1), fate="taken-up", decided_on=dt.date(2025, 2, 1)
    )
    make.NetworkProposalFactory(**told, presented_on=dt.date(2025, 4, 1))
    attended(membership, dt.date(2025, 6, 1), dt.date(2025, 7, 1), dt.date(2026, 1, 1))

    balance = balance_of(membership, TODAY)

    assert [
        (each.year, sum(fee.amount for fee in each.fees), each.roles, each.presented, each.taken_up, each.events)
        for each in balance.years
    ] == [(2026, 0, 1, 0, 0, 1), (2025, 200, 1, 1, 1, 2), (2024, 100, 1, 1, 0, 0)]
    assert list(balance.paid.values()) == [300]
    assert (balance.n_taken_up, balance.n_events) == (1, 3)


def test_the_cost_of_an_event_counts_the_events_of_years_with_a_fee(membership):
    make.NetworkFeeFactory(city=membership.city, membership=membership, year=2025, amount=Decimal("100.50"))
    attended(membership, dt.date(2025, 6, 1), dt.date(2025, 7, 1), dt.date(2026, 1, 1))

    cost, currency = balance_of(membership, TODAY).cost_per_event

    assert (cost, currency.code) == (Decimal("50.25"), "EUR")


@pytest.mark.parametrize("case", ["nothing", "no event", "no fee", "two currencies"])
def test_the_cost_of_an_event_is_not_told_where_it_cannot_be(membership, case):
    told = {"city": membership.city, "membership": membership}
    if case in ("no event", "two currencies"):
        make.NetworkFeeFactory(**told, year=2025)
    if case in ("no fee", "two currencies"):
        attended(membership, dt.date(2025, 6, 1))
    if case == "two currencies":
        make.NetworkFeeFactory(**told, year=2024, currency=make.CurrencyFactory(code="USD"))

    assert balance_of(membership, TODAY).cost_per_event is None


def test_agreements_come_with_the_activities_that_serve_both(membership):
    agreement = make.AgreementFactory(city=membership.city)
    activity = make.ActivityFactory(city=membership.city)
    activity.networks.add(membership)
    activity.agreements.add(agreement)

    assert balance_of(membership, TODAY).agreements == [agreement]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "years"),
    [(None, dt.date(2024, 6, 1), [2024]), (None, None, [2026]), (dt.date(2027, 1, 1), None, [2027])],
)
def test_a_role_without_its_dates_still_stands_in_a_year(membership, starts_on, ends_on, years):
    make.NetworkRoleFactory(city=membership.city, membership=membership, starts_on=starts_on, ends_on=ends_on)

    assert [year.year for year in balance_of(membership, TODAY).years] == years
