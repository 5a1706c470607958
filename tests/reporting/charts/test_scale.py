from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.charts.scale import in_millions, nice_scale, rounded_millions, with_headroom

numbers = st.lists(st.decimals(-(10**29), 10**29, places=4), max_size=8)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([3, 11], [0, 2, 4, 6, 8, 10, 12]),
        ([15, 20], [0, 5, 10, 15, 20]),
        ([-3, 9], [-4, -2, 0, 2, 4, 6, 8, 10]),
        ([-12, -3], [-12, -10, -8, -6, -4, -2, 0]),
        ([], [0, 1]),
        ([0, 0], [0, 1]),
        ([100], [0, 20, 40, 60, 80, 100]),
        ([Decimal("0.5")], [Decimal("0.1") * n for n in range(6)]),
    ],
)
def test_ticks_are_round_and_hold_the_zero(values, ticks):
    whole = all(value == int(value) for value in values)
    assert list(nice_scale([Decimal(value) for value in values], intervals=6, whole=whole).ticks) == ticks


def test_whole_numbers_have_no_half_steps():
    assert nice_scale([Decimal(2)], intervals=8, whole=True).ticks == (0, 1, 2)


@given(numbers, st.integers(3, 9))
def test_every_value_and_zero_lie_on_the_scale_at_steps_of_one_two_or_five(values, intervals):
    scale = nice_scale(values, intervals=intervals)
    assert all(0 <= scale.share(value) <= 1 for value in [*values, Decimal(0)])
    step = scale.ticks[1] - scale.ticks[0]
    assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert len(scale.ticks) <= intervals + 3
    assert Decimal(0) in scale.ticks


@pytest.mark.parametrize(("values", "high"), [([12], 14), ([11], 12), ([100], 100), ([0], 1), ([], 1)])
def test_a_mark_at_the_top_gets_a_step_to_spare_except_the_whole(values, high):
    values = [Decimal(value) for value in values]
    assert with_headroom(nice_scale(values, intervals=6, whole=True), values).high == high


@pytest.mark.parametrize(
    ("value", "expected"),
    [("270677145639.55", "270677"), ("12345678", "12.3"), ("10000", "0.0100"), ("0", "0"), ("-54619000000", "-54619")],
)
def test_millions_keep_three_figures_that_count(value, expected):
    assert str(rounded_millions(Decimal(value))) == expected


def test_only_long_numbers_are_told_in_millions():
    assert in_millions([Decimal(1), Decimal(-10_000_000)])
    assert not in_millions([Decimal(9_999_999)])
    assert not in_millions([])
