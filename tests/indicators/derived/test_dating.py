import datetime

import pytest

from indicators.derived.dating import days_meant, falls_within, same_stretch_end, years_before

DAY = datetime.date


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("day", DAY(2024, 2, 10), DAY(2024, 2, 10)),
        ("month", DAY(2024, 2, 1), DAY(2024, 2, 29)),
        ("quarter", DAY(2024, 1, 1), DAY(2024, 3, 31)),
        ("year", DAY(2024, 1, 1), DAY(2024, 12, 31)),
    ],
)
def test_a_date_may_stand_for_several_days(precision, first, last):
    assert days_meant(DAY(2024, 2, 10), precision) == (first, last)


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        (DAY(2024, 4, 1), "day", True),
        (DAY(2024, 6, 30), "day", True),
        (DAY(2024, 3, 31), "day", False),
        (DAY(2024, 5, 1), "quarter", True),
        (DAY(2024, 1, 1), "year", None),
        (DAY(2023, 1, 1), "year", False),
        (DAY(2024, 7, 1), "month", False),
    ],
)
def test_a_vague_date_may_not_tell_whether_it_falls_within(day, precision, expected):
    assert falls_within(day, precision, DAY(2024, 4, 1), DAY(2024, 6, 30)) is expected


def test_years_before_a_leap_day_is_the_28th():
    assert years_before(DAY(2024, 2, 29), 1) == DAY(2023, 2, 28)
    assert years_before(DAY(2024, 2, 29), 4) == DAY(2020, 2, 29)


@pytest.mark.parametrize(
    ("until", "start", "earlier", "expected"),
    [
        (DAY(2024, 12, 31), DAY(2024, 1, 1), DAY(2021, 1, 1), DAY(2021, 12, 31)),
        (DAY(2025, 6, 30), DAY(2024, 1, 1), DAY(2020, 1, 1), DAY(2021, 6, 30)),
        (DAY(2024, 1, 31), DAY(2024, 1, 1), DAY(2020, 7, 1), DAY(2020, 7, 31)),
    ],
)
def test_the_same_stretch_lies_as_far_from_its_start(until, start, earlier, expected):
    assert same_stretch_end(until, start, earlier) == expected
