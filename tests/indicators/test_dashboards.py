import datetime
from decimal import Decimal

import pytest

from indicators import dashboards, due, services
from indicators.choices import Frequency, State
from indicators.models import Measurement
from indicators.periods import parse
from observatory.choices import ActivityKind
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
    TargetFactory,
    TargetSetFactory,
)
from tests.factories.observatory import ActivityFactory, CityFactory, GovernmentTermFactory, UserFactory

pytestmark = pytest.mark.django_db
D = Decimal
TODAY = datetime.date(2026, 3, 9)
ADOPTED = datetime.date(2024, 1, 1)


@pytest.fixture
def city():
    return CityFactory()


def measured(adoption, period="2025", value=7, state=State.APPROVED, **more):
    return MeasurementFactory(
        city=adoption.city,
        indicator=adoption.indicator,
        period=services.period_of(period),
        value=value,
        state=state,
        approved_at="2026-03-09T12:00Z" if state == State.APPROVED else None,
        **more,
    )


def test_the_calendar_tells_how_far_each_period_has_come(city):
    yearly = [AdoptedIndicatorFactory(city=city, adopted_on=ADOPTED) for _each in range(4)]
    AdoptedIndicatorFactory(city=city, frequency=Frequency.QUARTER, adopted_on=ADOPTED)
    for adoption, state in zip(yearly, (State.APPROVED, State.SUBMITTED, State.RETURNED), strict=False):
        measured(adoption, state=state)

    (year_key, (year,)), (quarter_key, quarters) = dashboards.calendar(city, 2025, TODAY)

    assert (year_key, quarter_key) == (Frequency.YEAR, Frequency.QUARTER)
    assert (year.approved, year.in_review, year.open, year.missing) == (1, 1, 1, 1)
    assert (year.timing, year.is_done) == ("overdue", False)
    assert [quarter.spec.code for quarter in quarters] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]


def test_nothing_is_expected_of_what_ended_before_an_indicator_was_taken_into_use(city):
    quarterly = AdoptedIndicatorFactory(city=city, frequency=Frequency.QUARTER, adopted_on=datetime.date(2025, 8, 1))
    measured(quarterly, "2025-Q1")

    ((_key, quarters),) = dashboards.calendar(city, 2025, TODAY)
    assert [(row.spec.code, row.expected) for row in quarters] == [("2025-Q1", 0), ("2025-Q3", 1), ("2025-Q4", 1)]

    ((_key, quarters),) = dashboards.calendar(city, 2024, TODAY)
    assert [(row.spec.code, row.expected) for row in quarters] == [("2024-Q4", 0)]  # the door to filling in the year


def test_a_week_stands_in_the_year_by_which_it_is_named(city):
    weekly = AdoptedIndicatorFactory(city=city, frequency=Frequency.WEEK, adopted_on="2020-01-01")
    measured(weekly, "2020-W53")

    ((_key, weeks),) = dashboards.calendar(city, 2020, TODAY)
    assert (weeks[-1].spec.code, weeks[-1].approved, weeks[-1].missing) == ("2020-W53", 1, 0)
    ((_key, weeks),) = dashboards.calendar(city, 2021, TODAY)
    assert sum(week.approved for week in weeks) == 0


def test_what_is_missing_is_told_by_indicator(city):
    measured(AdoptedIndicatorFactory(city=city, frequency=Frequency.QUARTER, adopted_on=ADOPTED))
    AdoptedIndicatorFactory(city=city, adopted_on=ADOPTED)

    (year,) = next(rows for key, rows in dashboards.calendar(city, 2025, TODAY) if key == Frequency.YEAR)

    assert (year.expected, year.missing, year.overdue, year.is_done) == (1, 1, 1, False)


def test_a_term_stands_in_every_year_that_it_lies_in(city):
    GovernmentTermFactory(city=city, starts_on=datetime.date(2024, 7, 1), ends_on=datetime.date(2027, 6, 30))
    measured(AdoptedIndicatorFactory(city=city, frequency=Frequency.TERM, adopted_on=ADOPTED), "20240701-20270630")

    for year in range(2024, 2028):
        ((_key, (term,)),) = dashboards.calendar(city, year, TODAY)
        assert (term.spec.code, term.approved, term.missing) == ("20240701-20270630", 1, 0)
        ((_key, (column,), ((_adoption, (cell,)),)),) = due.year_table(city, year, TODAY)
        assert (column.code, cell.state) == ("20240701-20270630", "approved")
    assert dashboards.calendar(city, 2023, TODAY) == [(Frequency.TERM, [])]


def test_what_was_to_be_measured_beforehand_is_overdue_while_its_period_runs(city):
    AdoptedIndicatorFactory(city=city, adopted_on=ADOPTED, moment="ex-ante")
    AdoptedIndicatorFactory(city=city, adopted_on=ADOPTED)

    ((_key, (year,)),) = dashboards.calendar(city, 2026, TODAY)

    assert (year.timing, year.missing, year.overdue) == ("overdue", 2, 1)
    assert [row.state for row in dashboards.sheet(city, parse("2026"), TODAY)] == ["overdue", "running"]


def test_the_calendar_shows_values_of_other_periods_too(city):
    measured(AdoptedIndicatorFactory(city=city), "2024-2025")

    assert [key for key, _rows in dashboards.calendar(city, 2025, TODAY)] == [Frequency.YEAR, ""]


def test_a_period_is_done_when_all_of_it_is_approved(city):
    measured(AdoptedIndicatorFactory(city=city))

    ((_key, (year,)),) = dashboards.calendar(city, 2025, TODAY)
    assert (year.is_done, year.missing) == (1, 0)


@pytest.mark.parametrize(
    ("period", "timing"), [("2026", "running"), ("2026-02", "due"), ("2025", "overdue"), ("2026-03", "running")]
)
def test_a_period_runs_then_is_due_then_overdue(period, timing):
    assert due.timing(parse(period), TODAY) == timing


def test_the_years_to_choose_from_reach_back_to_the_first_indicator_in_use(city):
    AdoptedIndicatorFactory(city=city, adopted_on=datetime.date(2023, 12, 31))

    assert dashboards.years_of(city, TODAY) == [2026, 2025, 2024, 2023]


def test_the_years_to_choose_from_reach_back_to_the_first_value(city):
    assert dashboards.years_of(city, TODAY) == [2026, 2025]
    measured(AdoptedIndicatorFactory(city=city), "2022")
    assert dashboards.years_of(city, TODAY) == [2026, 2025, 2024, 2023, 2022]


def sheet(city, period="2025"):
    return dashboards.sheet(city, parse(period), TODAY)


def test_the_sheet_of_a_period_holds_what_is_due_then(city):
    yearly = AdoptedIndicatorFactory(city=city)
    other = AdoptedIndicatorFactory(city=city, frequency=Frequency.OTHER)
    quarterly = AdoptedIndicatorFactory(city=city, frequency=Frequency.QUARTER)
    AdoptedIndicatorFactory()

    assert {row.adoption.pk for row in sheet(city)} == {yearly.pk, other.pk}
    assert [row.adoption.pk for row in sheet(city, "2025-Q1")] == [quarterly.pk]


@pytest.mark.parametrize(
    ("code", "frequency"),
    [
        ("20240701-20270630", Frequency.TERM),
        ("2028-2031", Frequency.TERM),
        ("2032", Frequency.TERM),
        ("20260309-20260312", Frequency.EVENT),
        ("20240309-20260312", Frequency.EVENT),
    ],
)
def test_terms_and_events_have_sheets_of_their_own_however_long_they_are(city, code, frequency):
    for first, last in (("2024-07-01", "2027-06-30"), ("2028-01-01", "2031-12-31"), ("2032-01-01", "2032-12-31")):
        GovernmentTermFactory(city=city, starts_on=first, ends_on=last)
    for each in (Frequency.TERM, Frequency.EVENT):
        AdoptedIndicatorFactory(city=city, frequency=each)

    assert [row.adoption.frequency for row in sheet(city, code)] == [frequency]


def test_the_sheet_holds_what_was_measured_though_not_due(city):
    measured(AdoptedIndicatorFactory(city=city, frequency=Frequency.QUARTER))

    assert len(sheet(city)) == 1


def test_a_row_has_the_previous_value_and_the_target(city):
    adoption = AdoptedIndicatorFactory(city=city, adopted_on="2024-01-01")
    measured(adoption, "2024", 9)
    measured(adoption, "2024-Q4", 99)
    TargetFactory(target_set=TargetSetFactory(adoption=adoption), period=PeriodFactory(code="2025"), value=12)

    (row,) = sheet(city)

    assert (row.previous.value, row.goal.value) == (9, 12)
    assert (row.state, row.is_open, row.is_counted) == ("overdue", True, False)


@pytest.mark.parametrize(
    ("state", "is_open"),
    [(State.DRAFT, True), (State.RETURNED, True), (State.SUBMITTED, False), (State.APPROVED, False)],
)
def test_what_is_in_review_or_approved_is_closed(city, state, is_open):
    measured(AdoptedIndicatorFactory(city=city), state=state)

    (row,) = sheet(city)
    assert (row.state, row.is_open) == (state, is_open)


def test_what_the_register_counts_is_on_the_sheet_before_anybody_stores_it(city):
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="INS-EXC-01"))
    ActivityFactory(city=city, kind=ActivityKind.EXCHANGE, starts_on=datetime.date(2025, 3, 9))

    (row,) = sheet(city)

    assert (row.is_counted, row.count.value, row.measurement) == (True, 1, None)
    assert not Measurement.objects.exists()


def test_what_the_register_cannot_tell_is_left_to_type(city):
    AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(code="POL-MES-02"))

    (row,) = sheet(city)

    assert not row.is_counted
    assert row.why_not_counted


def test_a_counted_value_that_is_stored_is_shown_as_counted(city):
    measured(AdoptedIndicatorFactory(city=city), value=9, state=State.DRAFT, is_derived=True)

    (row,) = sheet(city)
    assert (row.is_counted, row.count.value, row.why_not_counted) == (True, 9, "")


@pytest.mark.parametrize(
    ("value", "previous", "ratio"),
    [
        (D(100), D(10), 10),
        (D(1), D(10), D("0.1")),
        (D(4), D(900), D("0.0044")),
        (D(99), D(10), None),
        (D(0), D(10), None),
        (D(10), D(0), None),
        (D(-100), D(10), None),
        (D(-100), D(-10), 10),
        (None, D(10), None),
        (D(10), None, None),
    ],
)
def test_ten_times_more_or_less_is_worth_a_question(value, previous, ratio):
    assert dashboards.times(value, previous) == ratio


def test_the_question_is_asked_until_the_value_is_approved(city):
    adoption = AdoptedIndicatorFactory(city=city)
    measured(adoption, "2024", 9)
    measurement = measured(adoption, "2025", 108, State.DRAFT)
    assert sheet(city)[0].question == 12

    Measurement.objects.filter(pk=measurement.pk).update(state=State.APPROVED, approved_at="2026-03-09T12:00Z")
    assert sheet(city)[0].question is None


def test_a_year_is_not_asked_about_because_of_a_quarter_before_it(city):
    adoption = AdoptedIndicatorFactory(city=city)
    measured(adoption, "2024-Q4", 9)
    measured(adoption, "2025", 108, State.DRAFT)

    (row,) = sheet(city)

    assert (row.previous.period, row.question) == ("2024-Q4", None)


def test_without_a_previous_value_nothing_is_asked(city):
    measured(AdoptedIndicatorFactory(city=city), value=108, state=State.DRAFT)

    assert sheet(city)[0].question is None


def test_the_sheet_costs_the_same_for_one_indicator_and_for_three(city, django_assert_num_queries):
    def add():
        adoption = AdoptedIndicatorFactory(city=city)
        measured(adoption, "2024")
        measured(adoption, "2025", state=State.DRAFT)

    add()
    with django_assert_num_queries(7):
        sheet(city)
    add()
    add()
    with django_assert_num_queries(7):
        assert len(sheet(city)) == 3


def test_the_queue_holds_what_is_in_review_with_the_value_before(city):
    person = UserFactory()
    adoption = AdoptedIndicatorFactory(city=city)
    measured(adoption, "2024", 9)
    measured(adoption, "2025", 99, State.SUBMITTED, submitted_by=person)
    measured(AdoptedIndicatorFactory(city=city), state=State.SUBMITTED)
    measured(AdoptedIndicatorFactory(), state=State.SUBMITTED)

    rows = dashboards.queue(city, person)

    assert sorted(row.is_own for row in rows) == [False, True]
    own = next(row for row in rows if row.is_own)
    assert (own.previous.value, own.question) == (9, 11)
    assert next(row for row in rows if not row.is_own).question is None


def test_an_empty_queue_is_empty(city):
    assert dashboards.queue(city, UserFactory()) == []
