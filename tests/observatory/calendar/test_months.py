import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.calendar import Dated
from observatory.calendar.months import edges, laid_out, weeks

MARCH = dt.date(2026, 3, 1)


def thing(starts_on, ends_on=None, **values):
    return Dated(title="A fair", starts_on=starts_on, ends_on=ends_on, href="/", uid="1", **values)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)), st.integers(0, 6))
def test_a_month_stands_in_whole_weeks_each_of_its_days_once(day, first_weekday):
    grid = weeks(day, first_weekday)
    days = [each for week in grid for each in week]
    first, last = edges(day)

    assert {len(week) for week in grid} == {7}
    assert {week[0].date.weekday() for week in grid} == {first_weekday}
    assert [each.date for each in days if each.is_within] == [
        first + dt.timedelta(days=n) for n in range((last - first).days + 1)
    ]


def test_a_fair_of_several_days_lies_on_each_of_them_within_the_month():
    grid, _vague = laid_out(MARCH, 0, [thing(dt.date(2026, 2, 27), dt.date(2026, 3, 2))])

    assert [day.date.day for week in grid for day in week if day.entries] == [1, 2]


@pytest.mark.parametrize("precision", ["month", "year"])
def test_what_has_no_day_lies_beside_the_grid(precision):
    entry = thing(MARCH, precision=precision)
    grid, vague = laid_out(MARCH, 0, [entry])

    assert vague == [entry]
    assert not any(day.entries for week in grid for day in week)


def test_a_full_day_shows_four_things_and_counts_the_rest():
    grid, _vague = laid_out(MARCH, 0, [thing(MARCH)] * 6)
    (day,) = [day for week in grid for day in week if day.entries]

    assert (len(day.shown), day.n_more) == (4, 2)
