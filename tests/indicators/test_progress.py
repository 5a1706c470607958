import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators import progress
from indicators.progress import measure

D = Decimal


@pytest.mark.parametrize(
    ("value", "target", "baseline", "direction", "band", "share", "gap"),
    [
        (11, 10, 4, "up", "reached", D(7) / 6, -1),
        (7, 12, 4, "up", "behind", D("0.375"), 5),
        (11, 12, 4, "up", "on-track", D("0.875"), 1),
        (3, 12, 4, "up", "reversed", D("-0.125"), 9),
        (4, 12, 4, "up", "behind", 0, 8),
        (11, 12, None, "up", "on-track", None, 1),
        (5, 12, None, "up", "behind", None, 7),
        (5, 10, 20, "down", "reached", D("1.5"), -5),
        (25, 10, 20, "down", "reversed", D("-0.5"), 15),
        (11, 10, 20, "down", "on-track", D("0.9"), 1),
        (11, 10, None, "down", "on-track", None, 1),
        (0, 0, None, "down", "reached", None, 0),
        (1, 0, None, "down", "behind", None, 1),
        (-2, -1, -3, "up", "behind", D("0.5"), 1),
        (6, 8, 10, "up", "reversed", None, 2),
        (9, 8, 10, "up", "reached", None, -1),
        (5, 5, 5, "up", "reached", None, 0),
        (10, 10, None, "keep", "reached", None, 0),
        (11, 10, None, "keep", "reached", None, 1),
        (12, 10, None, "keep", "behind", None, 2),
        (10, None, 10, "keep", "reached", None, 0),
        (1, 0, None, "keep", "behind", None, 1),
    ],
)
def test_a_value_stands_to_its_target(value, target, baseline, direction, band, share, gap):
    found = measure(
        D(value),
        target=None if target is None else D(target),
        baseline=None if baseline is None else D(baseline),
        direction=direction,
    )

    assert (found.band, found.share, found.gap) == (band, share, gap)


@pytest.mark.parametrize(
    ("value", "target", "direction", "reason"),
    [
        (None, D(1), "up", "no-value"),
        (D(1), None, "up", "no-target"),
        (D(1), None, "keep", "no-target"),
        (D(1), D(1), "none", "no-direction"),
    ],
)
def test_what_cannot_be_told_says_why(value, target, direction, reason):
    found = measure(value, target=target, direction=direction)

    assert (found.band, found.share, found.gap, found.reason) == ("no-data", None, None, reason)


def test_zero_is_a_value():
    assert measure(D(0), target=D(10), baseline=D(0)).band == "behind"


def test_early_in_the_way_less_is_expected():
    assert measure(D(7), target=D(12), baseline=D(4), expected=D("0.5")).band == "on-track"
    assert measure(D(7), target=D(12), baseline=D(4), expected=D("0.6")).band == "behind"


def test_the_tolerance_is_the_indicators_own():
    assert measure(D(8), target=D(10), tolerance=D(20)).band == "on-track"
    assert measure(D(8), target=D(10), tolerance=D(10)).band == "behind"


def test_compliance_compares_with_the_target_only_where_that_means_something():
    assert measure(D(11), target=D(10)).compliance == D("1.1")
    assert measure(D(-1), target=D(10)).compliance is None
    assert measure(D(1), target=D(0)).compliance is None


@pytest.mark.parametrize(
    ("start", "day", "share"),
    [
        ("2019-12-31", "2019-06-01", 0),
        ("2019-12-31", "2022-12-31", D(1096) / D(2922)),
        ("2019-12-31", "2030-01-01", 1),
        ("2027-12-31", "2025-01-01", 1),
        (None, "2025-01-01", 1),
    ],
)
def test_what_is_due_grows_with_the_time_that_passed(start, day, share):
    start = start and datetime.date.fromisoformat(start)

    assert progress.expected_share(start, datetime.date(2027, 12, 31), datetime.date.fromisoformat(day)) == share


numbers = st.decimals(-(10**9), 10**9, places=6)
directions = st.sampled_from(["up", "down"])
any_direction = st.sampled_from(["up", "down", "keep", "none"])
shares = st.decimals(0, 1, places=3)
ORDER = ["reversed", "behind", "on-track", "reached"]


@given(numbers, numbers)
def test_at_the_baseline_none_of_the_way_is_done_and_at_the_target_all_of_it(baseline, target):
    assume(baseline < target)

    assert measure(baseline, target=target, baseline=baseline).share == 0
    reached = measure(target, target=target, baseline=baseline)
    assert (reached.share, reached.gap, reached.band) == (1, 0, "reached")


@given(numbers, numbers, numbers)
def test_down_is_up_seen_in_a_mirror(value, target, baseline):
    up = measure(value, target=target, baseline=baseline, direction="up")
    down = measure(-value, target=-target, baseline=-baseline, direction="down")

    assert (up.share, up.gap) == (down.share, down.gap)
    assert up.band == down.band


@given(numbers, numbers, numbers, numbers, directions)
def test_a_better_value_never_stands_worse(one, other, target, baseline, direction):
    worse, better = sorted([one, other], reverse=direction == "down")
    bands = [measure(v, target=target, baseline=baseline, direction=direction).band for v in (worse, better)]

    assert ORDER.index(bands[0]) <= ORDER.index(bands[1])


@given(numbers, numbers, numbers)
def test_nothing_is_clipped(value, target, baseline):
    assume(baseline < target)
    share = measure(value, target=target, baseline=baseline).share

    assert (share > 1) == (value > target)
    assert (share < 0) == (value < baseline)


@given(numbers, numbers, numbers, st.integers(1, 1000))
def test_the_unit_does_not_matter(value, target, baseline, factor):
    plain = measure(value, target=target, baseline=baseline)
    scaled = measure(value * factor, target=target * factor, baseline=baseline * factor)

    assert plain.band == scaled.band
    assert plain.gap * factor == scaled.gap


@given(numbers, numbers, numbers)
def test_a_value_between_its_bounds_is_kept_and_outside_the_gap_is_what_lies_beyond(value, one, other):
    lowest, highest = sorted([one, other])

    found = measure(value, target=None, direction="keep", lowest=lowest, highest=highest)

    assert (found.band == "reached") == (lowest <= value <= highest) == (found.gap == 0)
    assert lowest <= value + found.gap or value - found.gap <= highest
    assert measure(value, target=None, direction="keep", lowest=lowest).gap == max(lowest - value, 0)


@given(numbers, numbers, numbers, st.integers(0, 100), st.integers(0, 100), directions)
def test_a_larger_tolerance_never_makes_a_value_stand_worse(value, target, baseline, one, other, direction):
    strict, lenient = sorted([one, other])
    told = {"target": target, "baseline": baseline, "direction": direction}

    bands = [measure(value, **told, tolerance=Decimal(tolerance)).band for tolerance in (strict, lenient)]

    assert ORDER.index(bands[0]) <= ORDER.index(bands[1])


@given(numbers, numbers, numbers, shares, shares, directions)
def test_the_later_it_is_the_more_is_due_and_only_pace_is_judged_by_it(value, target, baseline, one, other, direction):
    early, late = sorted([one, other])
    told = {"target": target, "baseline": baseline, "direction": direction}
    before, after = (measure(value, **told, expected=expected) for expected in (early, late))

    assert ORDER.index(before.band) >= ORDER.index(after.band)
    assert (before.share, before.gap, before.compliance) == (after.share, after.gap, after.compliance)
    assert (before.band in ("reached", "reversed")) == (after.band in ("reached", "reversed"))


@given(numbers, numbers, numbers, directions)
def test_the_gap_leads_from_the_value_to_the_target(value, target, baseline, direction):
    found = measure(value, target=target, baseline=baseline, direction=direction)

    assert value + (found.gap if direction == "up" else -found.gap) == target
    assert (found.band == "reached") == (found.gap <= 0)


@given(numbers, numbers, directions)
def test_without_a_baseline_or_with_one_beyond_the_target_there_is_no_way_to_tell_a_part_of(value, target, direction):
    beyond = target + (1 if direction == "up" else -1)

    for baseline in (None, target, beyond):
        assert measure(value, target=target, baseline=baseline, direction=direction).share is None


@given(st.one_of(st.none(), numbers), st.one_of(st.none(), numbers), st.one_of(st.none(), numbers), any_direction)
def test_what_cannot_be_told_has_a_reason_and_no_number_and_what_can_has_a_gap(value, target, baseline, direction):
    found = measure(value, target=target, baseline=baseline, direction=direction)

    assert (found.band == "no-data") == bool(found.reason) == (found.gap is None)
    assert (found.reason == "no-value") == (value is None)
    if found.reason:
        assert (found.share, found.compliance) == (None, None)


@given(numbers, numbers, numbers)
def test_to_add_the_same_to_value_target_and_baseline_changes_no_part_of_the_way(value, target, baseline):
    plain = measure(value, target=target, baseline=baseline)
    moved = measure(value + 7, target=target + 7, baseline=baseline + 7)

    assert (moved.share, moved.gap) == (plain.share, plain.gap)


@given(numbers, numbers, st.integers(0, 100))
def test_a_level_is_kept_as_well_above_as_below_it(level, difference, tolerance):
    above, below = (
        measure(level + sign * difference, target=level, direction="keep", tolerance=Decimal(tolerance))
        for sign in (1, -1)
    )

    assert (above.band, above.gap) == (below.band, below.gap)
    assert (above.band == "reached") == (abs(difference) * 100 <= abs(level) * tolerance)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_a_step_up_a_scale_is_as_long_as_any_other(value, target, baseline):
    assume(baseline < target)

    found = measure(Decimal(value), target=Decimal(target), baseline=Decimal(baseline))

    assert found.gap == target - value
    assert found.share == Decimal(value - baseline) / (target - baseline)


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_what_is_due_never_shrinks_and_stays_between_nothing_and_all(start, end, one, other):
    early, late = sorted([one, other])
    due = [progress.expected_share(start, end, day) for day in (early, late)]

    assert 0 <= due[0] <= due[1] <= 1
    assert progress.expected_share(start, end, end) == 1
