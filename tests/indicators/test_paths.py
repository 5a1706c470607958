from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators import paths

D = Decimal
NUMBERS = st.decimals(-(10**9), 10**9, places=2)
PATHS = st.sampled_from([paths.LINEAR, paths.GROWTH, paths.EARLY, paths.LATE, paths.KEEP])


@pytest.mark.parametrize(
    ("path", "values"),
    [
        (paths.LINEAR, [4, 6, 8, 10]),
        (paths.KEEP, [10, 10, 10, 10]),
        (paths.EARLY, [6, 8, 10, 10]),  # 7/16, 3/4 and 15/16 of the way, to whole numbers
        (paths.LATE, [3, 4, 7, 10]),
    ],
)
def test_a_way_of_eight_in_four_steps(path, values):
    assert paths.along(path, start=D(2), final=D(10), steps=4, decimals=0) == values


def test_growth_is_the_same_each_step():
    assert paths.along(paths.GROWTH, start=D(100), final=D("133.1"), steps=3, decimals=2) == [110, 121, D("133.1")]


@pytest.mark.parametrize(("start", "final"), [(0, 5), (5, 0), (-1, 4)])
def test_no_growth_leads_from_zero_to_zero_or_across_it(start, final):
    with pytest.raises(paths.NoSuchPath):
        paths.along(paths.GROWTH, start=D(start), final=D(final), steps=3)


def test_levels_are_the_nearest_the_higher_of_two():
    assert paths.along(paths.LINEAR, start=D(1), final=D(2), steps=4, levels=[1, 2, 3]) == [1, 2, 2, 2]
    assert paths.along(paths.LINEAR, start=D(0), final=D(1), steps=3, levels=[0, 1]) == [0, 1, 1]


@given(PATHS, NUMBERS, NUMBERS, st.integers(1, 40), st.sampled_from([None, 0, 1, 2]))
def test_a_way_ends_at_its_target_never_turns_back_and_never_leaves_it(path, start, final, steps, decimals):
    assume(path != paths.GROWTH or start * final > 0)

    values = paths.along(path, start=start, final=final, steps=steps, decimals=decimals)

    assert len(values) == steps
    assert values[-1] == final
    assert all(min(start, final) <= value <= max(start, final) for value in values)
    assert sorted(values, reverse=final < start) == values
