import datetime

import pytest
from django.utils.translation import override

from indicators import due, services
from observatory.calendar import all_dated
from observatory.choices import Role
from observatory.today import all_needs
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.factories.observatory import (
    CityFactory,
    GovernmentTermFactory,
    MembershipFactory,
    PositionHoldingFactory,
    StaffPositionFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date
LONG_AGO = DAY(2020, 1, 1)


@pytest.fixture
def city():
    return CityFactory()


def adopted(city, frequency="quarterly", **more):
    return AdoptedIndicatorFactory(city=city, frequency=frequency, **{"adopted_on": LONG_AGO} | more)


def codes(city, first, last):
    return [each.spec.code for each in due.open_values(city, first, last)]


def test_a_value_is_due_thirty_days_after_its_period_until_it_is_handed_in(city):
    adoption = adopted(city)

    assert codes(city, DAY(2026, 4, 1), DAY(2026, 4, 30)) == ["2026-Q1"]
    assert codes(city, DAY(2026, 5, 1), DAY(2026, 7, 29)) == []

    at = {"city": city, "indicator": adoption.indicator, "period": services.period_of("2026-Q1")}
    value = MeasurementFactory(**at, state="returned")
    assert codes(city, DAY(2026, 4, 1), DAY(2026, 4, 30)) == ["2026-Q1"]
    type(value).objects.update(state="submitted")
    assert codes(city, DAY(2026, 4, 1), DAY(2026, 4, 30)) == []


@pytest.mark.parametrize(
    ("frequency", "n"),
    [("weekly", 52), ("monthly", 12), ("quarterly", 4), ("half-yearly", 2), ("yearly", 1), ("event", 0)],
)
def test_every_frequency_has_its_periods(city, frequency, n):
    adopted(city, frequency)

    assert len(codes(city, DAY(2025, 1, 1), DAY(2025, 12, 31))) == n


def test_a_term_is_measured_when_it_has_ended(city):
    adopted(city, "term")
    GovernmentTermFactory(city=city, starts_on=DAY(2023, 6, 17), ends_on=DAY(2027, 6, 16))

    assert codes(city, DAY(2027, 7, 1), DAY(2027, 7, 31)) == ["20230617-20270616"]
    assert codes(city, DAY(2026, 7, 1), DAY(2026, 12, 31)) == []


def test_nothing_is_expected_of_a_time_before_the_indicator_was_in_use(city):
    adopted(city, adopted_on=DAY(2026, 4, 2))

    assert codes(city, DAY(2026, 1, 1), DAY(2026, 7, 30)) == ["2026-Q2"]


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_due_costs_the_same_however_much_it_is(city, django_assert_num_queries, count):
    for _each in range(count):
        adopted(city, "weekly")

    with django_assert_num_queries(3):
        due.open_values(city, DAY(2025, 1, 1), DAY(2025, 12, 31))


def needs(membership, today):
    with override("en"):
        return [
            (need.title, need.post, need.is_personal) for need in all_needs(membership.city, membership.user, today)
        ]


def test_the_post_is_asked_then_the_deputy_too_and_a_month_late_whoever_approves(city):
    owner, deputy = StaffPositionFactory.create_batch(2, city=city)
    for post in (owner, deputy):
        PositionHoldingFactory(position=post, user=MembershipFactory(city=city).user, starts_on=LONG_AGO)
    adopted(city, owner_post=owner, deputy_post=deputy, indicator__name_en="Meetings")
    staff, director = MembershipFactory(city=city, role=Role.STAFF), MembershipFactory(city=city, role=Role.DIRECTOR)
    GovernmentTermFactory(city=city, starts_on=LONG_AGO)

    said = "Measure Meetings, Q1 2026"
    assert (said, owner.pk, False) in needs(staff, DAY(2026, 4, 20))
    assert (said, deputy.pk, False) not in needs(staff, DAY(2026, 5, 3))
    assert (said, deputy.pk, False) in needs(staff, DAY(2026, 5, 9))
    assert ("One value is over a month late", None, True) not in needs(staff, DAY(2026, 6, 9))
    assert any("over a month late" in title for title, _post, _own in needs(director, DAY(2026, 6, 9)))


def test_an_indicator_of_nobody_or_of_an_empty_post_is_on_the_directors_list(city):
    adopted(city)
    adopted(city, owner_post=StaffPositionFactory(city=city))
    held = StaffPositionFactory(city=city)
    PositionHoldingFactory(position=held, user=MembershipFactory(city=city).user, starts_on=LONG_AGO)
    adopted(city, owner_post=held)
    director = MembershipFactory(city=city, role=Role.DIRECTOR)

    assert "Nobody answers for 2 indicators" in [title for title, _post, _own in needs(director, DAY(2026, 4, 9))]


def test_what_is_due_stands_in_the_calendar_for_whoever_measures_here(city):
    adopted(city)
    adopted(city)
    staff, stranger = MembershipFactory(city=city, role=Role.STAFF).user, MembershipFactory().user

    with override("en"):
        (entry,) = all_dated(city, staff, DAY(2026, 4, 1), DAY(2026, 4, 30), ["measurement-due"])
    assert (entry.title, entry.starts_on, entry.remind_days) == ("Measure Q1 2026: 2 values", DAY(2026, 4, 30), 14)
    assert all_dated(city, stranger, DAY(2026, 4, 1), DAY(2026, 4, 30), ["measurement-due"]) == []


def test_the_year_says_of_each_indicator_and_period_where_its_value_stands(city):
    adoption = adopted(city)
    at = {"city": city, "indicator": adoption.indicator}
    MeasurementFactory(**at, period=services.period_of("2026-Q1"), state="submitted")

    ((_frequency, _specs, ((_adoption, cells),)),) = due.year_table(city, 2026, DAY(2026, 10, 9))

    assert [cell.state for cell in cells] == ["in-review", "overdue", "due", "not-due"]


def test_the_last_week_of_a_year_may_end_in_the_next(city):
    adoption = adopted(city, "weekly")
    MeasurementFactory(
        city=city, indicator=adoption.indicator, period=services.period_of("2020-W53"), state="submitted"
    )

    ((_frequency, specs, ((_adoption, cells),)),) = due.year_table(city, 2020, DAY(2026, 10, 9))

    assert (specs[-1].code, cells[-1].state) == ("2020-W53", "in-review")


def test_what_is_measured_beforehand_is_due_when_its_period_begins(city):
    adopted(city, "yearly", moment="ex-ante", indicator__name_en="Plans")
    adopted(city, "yearly", moment="ex-post")
    staff = MembershipFactory(city=city, role=Role.STAFF)

    assert codes(city, DAY(2026, 1, 1), DAY(2026, 1, 30)) == ["2025"]
    assert codes(city, DAY(2026, 1, 31), DAY(2026, 12, 31)) == ["2026"]
    assert ("Measure Plans, 2026", None, False) in needs(staff, DAY(2026, 1, 1))
    with override("en"):
        told = all_dated(city, staff.user, DAY(2026, 1, 1), DAY(2027, 1, 31), ["measurement-due"])
    assert [(each.title, each.starts_on) for each in told] == [
        ("Measure 2025: one value", DAY(2026, 1, 30)),
        ("Measure 2026: one value", DAY(2026, 1, 31)),
        ("Measure 2026: one value", DAY(2027, 1, 30)),
        ("Measure 2027: one value", DAY(2027, 1, 31)),
    ]
    assert len({each.uid for each in told}) == 4
    ((_frequency, _specs, rows),) = due.year_table(city, 2026, DAY(2026, 3, 9))
    assert [cell.state for _adoption, (cell,) in rows] == ["overdue", "not-due"]


def test_no_post_is_left_out_because_others_have_much_to_do(city):
    busy, other = StaffPositionFactory.create_batch(2, city=city)
    for _each in range(2):
        adopted(city, "weekly", owner_post=busy)
    adopted(city, "yearly", owner_post=other, indicator__name_en="Plans")
    staff = MembershipFactory(city=city, role=Role.STAFF)

    assert ("Measure Plans, 2025", other.pk, False) in needs(staff, DAY(2026, 1, 20))
