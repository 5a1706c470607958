import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import periods
from indicators.choices import Frequency


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "code", "starts_on", "ends_on", "frequency"),
    [
        ("2025", "2025", "2025-01-01", "2025-12-31", Frequency.YEAR),
        ("2025-Q1", "2025-Q1", "2025-01-01", "2025-03-31", Frequency.QUARTER),
        ("2025-T4", "2025-Q4", "2025-10-01", "2025-12-31", Frequency.QUARTER),
        ("q2 2025", "2025-Q2", "2025-04-01", "2025-06-30", Frequency.QUARTER),
        ("2025-H1", "2025-H1", "2025-01-01", "2025-06-30", Frequency.HALF_YEAR),
        ("2025-S2", "2025-H2", "2025-07-01", "2025-12-31", Frequency.HALF_YEAR),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", Frequency.MONTH),
        ("2011-12", "2011-12", "2011-12-01", "2011-12-31", Frequency.MONTH),
        ("2025-W12", "2025-W12", "2025-03-17", "2025-03-23", Frequency.WEEK),
        ("2020-W53", "2020-W53", "2020-12-28", "2021-01-03", Frequency.WEEK),
        ("2018-19", "2018-2019", "2018-01-01", "2019-12-31", Frequency.OTHER),
        ("2013–2014", "2013-2014", "2013-01-01", "2014-12-31", Frequency.OTHER),
        (" 2013 / 2014 ", "2013-2014", "2013-01-01", "2014-12-31", Frequency.OTHER),
        ("2005-2014", "2005-2014", "2005-01-01", "2014-12-31", Frequency.OTHER),
        ("2014-2014", "2014", "2014-01-01", "2014-12-31", Frequency.YEAR),
    ],
)
def test_a_period_is_read_as_people_write_it(text, code, starts_on, ends_on, frequency):
    assert periods.parse(text) == periods.PeriodSpec(code, day(starts_on), day(ends_on), frequency)


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-Q5", "2025-H3", "2025-W54", "2021-W53", "2025-13-01", "2014-2013", "0999", "2150", "spring"],
)
def test_what_names_no_period_is_refused(text):
    with pytest.raises(periods.NotAPeriod):
        periods.parse(text)


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("2025", "2026"),
        ("2025-Q4", "2026-Q1"),
        ("2025-H1", "2025-H2"),
        ("2025-12", "2026-01"),
        ("2020-W53", "2021-W01"),
        ("2013-2014", "2015-2016"),
        ("2018-19", "2020-2021"),
    ],
)
def test_the_following_period_begins_when_one_ends(code, following):
    period = periods.parse(code)

    assert str(periods.next_after(period)) == following
    assert periods.previous_to(periods.next_after(period)) == period


@pytest.mark.parametrize(
    ("frequency", "count", "last"),
    [
        (Frequency.WEEK, 52, "2025-W52"),
        (Frequency.MONTH, 12, "2025-12"),
        (Frequency.QUARTER, 4, "2025-Q4"),
        (Frequency.HALF_YEAR, 2, "2025-H2"),
        (Frequency.YEAR, 1, "2025"),
        (Frequency.OTHER, 1, "2025"),
    ],
)
def test_a_year_holds_its_periods(frequency, count, last):
    found = periods.in_year(2025, frequency)

    assert len(found) == count
    assert found[-1].code == last


frequencies = st.sampled_from([Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR])
days = st.dates(datetime.date(1901, 1, 10), datetime.date(2099, 12, 20))


@given(days, frequencies)
def test_a_day_lies_in_the_period_that_contains_it_and_its_code_reads_back(day, frequency):
    period = periods.containing(day, frequency)

    assert period.starts_on <= day <= period.ends_on
    assert periods.parse(period.code) == period


@given(days, frequencies)
def test_periods_follow_without_gap(day, frequency):
    period = periods.containing(day, frequency)
    following = periods.next_after(period)

    assert following.starts_on - period.ends_on == datetime.timedelta(days=1)
    assert periods.previous_to(following) == period


@pytest.mark.parametrize("text", ["1900-2050", "2025-00", "2030-29", "1800-2000"])
def test_years_that_cannot_be_told_apart_or_are_out_of_reach_are_refused(text):
    with pytest.raises(periods.NotAPeriod):
        periods.parse(text)


def test_any_stretch_of_days_is_a_period_and_whole_years_are_those_years():
    event = periods.parse("20260309-20260312")

    assert (event.starts_on, event.ends_on, event.frequency) == (day("2026-03-09"), day("2026-03-12"), "event")
    assert periods.previous_to(periods.next_after(event)) == event
    assert periods.days(day("2024-01-01"), day("2027-12-31")) == periods.parse("2024-2027")
    assert periods.parse("20230617-20270616").frequency == "term"
    for wrong in ("20260312-20260309", "20260231-20260301", "00010101-20260301"):
        with pytest.raises(periods.NotAPeriod):
            periods.parse(wrong)
