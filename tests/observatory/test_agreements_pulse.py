import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.agreements_pulse import months_before, months_between, pulse

TODAY = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("last_sign_on", "ends_on", "expected"),
    [
        (dt.date(2026, 3, 9), None, "alive"),
        (dt.date(2025, 9, 10), None, "alive"),
        (dt.date(2025, 9, 9), None, "quiet"),
        (dt.date(2025, 3, 10), None, "quiet"),
        (dt.date(2025, 3, 9), None, "dormant"),
        (None, None, "dormant"),
        (None, TODAY, "dormant"),
        (TODAY, dt.date(2026, 3, 8), "expired"),
        (TODAY, TODAY, "alive"),
    ],
)
def test_the_pulse_follows_from_the_last_sign_of_life_and_the_end(last_sign_on, ends_on, expected):
    assert pulse(last_sign_on, ends_on, TODAY) == expected


def test_the_thresholds_are_the_callers():
    assert pulse(dt.date(2026, 1, 1), None, TODAY, quiet_after=1, dormant_after=2) == "dormant"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 3, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2024, 3, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2026, 1, 15), 1, dt.date(2025, 12, 15)),
        (dt.date(2026, 3, 9), 24, dt.date(2024, 3, 9)),
    ],
)
def test_months_are_counted_back_to_a_day_that_exists(day, months, expected):
    assert months_before(day, months) == expected


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 700))
def test_the_day_so_many_months_before_lies_so_many_months_back(day, months):
    assert months_between(months_before(day, months), day) == months
