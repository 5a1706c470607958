"""Nobody can make out a group of one to four people from what is told, even who knows the rules and the total."""

from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.disclosure import FEWEST, is_small, level_of_share, lower_median, may_tell_level, protected


def tables(total, groups):
    """Every way in which so many people can fall into so many groups."""
    if groups == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables(total - first, groups - 1))


def made_out(total, groups, told):
    """The groups, alone or together, that are sure to be under five for who knows the rules and what is told."""
    worlds = defaultdict(list)
    for table in tables(total, groups):
        worlds[told(table)].append(table)
    together = [each for size in range(1, groups) for each in combinations(range(groups), size)]
    return [
        (said, some)
        for said, possible in worlds.items()
        for some in together
        if all(0 < sum(table[place] for place in some) < FEWEST for table in possible)
    ]


def graded(table):
    """What is told of a scale of three levels that serves an indicator: the counts and the level in the middle."""
    counts, shown = table[:-1], protected(table)
    is_told = may_tell_level(sum(table), len(table)) or None not in shown
    return shown, lower_median(counts) if is_told else None


def shared(table, levels=6):
    """What is told of a longer scale that few answered: lower and upper levels together, and the level of the share."""
    shown = protected(table, levels)
    is_told = may_tell_level(sum(table), levels) or None not in shown
    return shown, level_of_share(table[1], table[0] + table[1]) if is_told else None


@settings(max_examples=12)
@given(total=st.integers(1, 22), groups=st.integers(3, 4))
def test_no_counts_tell_a_group_of_one_to_four(total, groups):
    assert made_out(total, groups, protected) == []


@settings(max_examples=8)
@given(total=st.integers(1, 20))
def test_no_level_tells_a_group_of_one_to_four(total):
    assert made_out(total, 4, graded) == []
    if is_small(total, 6):
        assert made_out(total, 3, shared) == []


@settings(max_examples=30)
@given(counts=st.lists(st.integers(0, 400), min_size=3, max_size=8))
def test_what_is_told_is_never_under_five_and_neither_is_what_is_left(counts):
    shown = protected(counts)
    hidden = sum(count for count, told in zip(counts, shown, strict=True) if told is None)

    assert not any(told is not None and 0 < told < FEWEST for told in shown)
    assert hidden == 0 or hidden > FEWEST or sum(counts) <= FEWEST
    assert shown.count(None) != 1


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((40, 30, 10, 6, 2, 0), (40, 30, 10, None, None, 0)),
        ((9, 9, 3), (None, None, None)),
        ((9, 9, 0), (9, 9, 0)),
        ((2, 4, 5), (None, None, None)),
        ((1, 0, 0), (None, None, None)),
        ((0, 0, 0), (None, None, None)),
    ],
)
def test_small_groups_are_withheld_with_the_next_larger_ones(counts, told):
    assert protected(counts) == told


@pytest.mark.parametrize(("counts", "place"), [((1, 1, 1), 2), ((2, 2, 0), 1), ((0, 0, 3), 3), ((0, 0, 0), None)])
def test_the_level_in_the_middle_is_the_lower_one_where_it_falls_between_two(counts, place):
    assert lower_median(counts) == place


@pytest.mark.parametrize(("part", "level"), [(0, 1), (9, 1), (10, 2), (14, 2), (15, 3), (20, 3)])
def test_a_share_has_the_level_of_the_scale(part, level):
    assert level_of_share(part, 20) == level
    assert level_of_share(0, 0) is None
