"""How far a value has come from its baseline to its target. Pure arithmetic on Decimals; nothing is clipped.

What cannot be told is None, and `reason` says what is missing. The tolerance is in per cent of the way.
"""

from dataclasses import dataclass
from decimal import Decimal

UP, DOWN, KEEP, NONE = "up", "down", "keep", "none"
REACHED, ON_TRACK, BEHIND, REVERSED, NO_DATA = "reached", "on-track", "behind", "reversed", "no-data"
BANDS = (REACHED, ON_TRACK, BEHIND, REVERSED, NO_DATA)
NO_VALUE, NO_TARGET, NO_DIRECTION = "no-value", "no-target", "no-direction"
PROPOSED, SUSPENDED = "proposed", "suspended"
ONE, ZERO, HUNDRED = Decimal(1), Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Progress:
    """How a value stands to its target.

    `share`: part of the way from the baseline, 1 at the target, above 1 beyond it, below 0 on the wrong side.
    `gap`: what is still missing, in units of the value, negative when surpassed.
    `compliance`: the value as part of the target. `expected`: the part of the way that was due by now.
    """

    band: str
    share: Decimal | None = None
    gap: Decimal | None = None
    compliance: Decimal | None = None
    expected: Decimal = ONE
    reason: str = ""


def measure(
    value, *, target, baseline=None, direction=UP, tolerance=Decimal(15), expected=ONE, lowest=None, highest=None
):
    """Tell how a value stands to its target. `expected` is the part of the way due by now, 1 at the deadline.

    A level to keep is kept within its bounds (`lowest`, `highest`, both allowed); without any, within the tolerance
    around the target, which defaults to the baseline.
    """
    if value is None:
        return Progress(NO_DATA, reason=NO_VALUE)
    if direction == NONE:
        return Progress(NO_DATA, reason=NO_DIRECTION)
    if direction == KEEP and (lowest, highest) != (None, None):
        return _within(value, lowest, highest)
    if direction == KEEP:
        return _kept(value, baseline if target is None else target, tolerance)
    if target is None:
        return Progress(NO_DATA, reason=NO_TARGET)
    return _moved(value, target, baseline, 1 if direction == UP else -1, tolerance / HUNDRED, expected)


def _within(value, lowest, highest):
    """The gap is what lies outside the bounds: zero on them and between them."""
    below = lowest - value if lowest is not None else ZERO
    above = value - highest if highest is not None else ZERO
    gap = max(below, above, ZERO)
    return Progress(BEHIND if gap else REACHED, gap=gap)


def _kept(value, level, tolerance):
    if level is None:
        return Progress(NO_DATA, reason=NO_TARGET)
    gap = abs(value - level)
    band = REACHED if gap <= abs(level) * tolerance / HUNDRED else BEHIND
    return Progress(band, gap=gap, compliance=_ratio(value, level))


def _moved(value, target, baseline, sign, tolerance, expected):
    share = _share(value, target, baseline, sign)
    return Progress(
        _band(value, target, baseline, sign, share, tolerance, expected),
        share=share,
        gap=sign * (target - value),
        compliance=_ratio(value, target),
        expected=expected,
    )


def _share(value, target, baseline, sign):
    """Part of the way; None without a baseline, or when the target does not lie beyond it."""
    if baseline is None or sign * (target - baseline) <= 0:
        return None
    return (value - baseline) / (target - baseline)


def _band(value, target, baseline, sign, share, tolerance, expected):
    if sign * (value - target) >= 0:
        return REACHED
    if baseline is not None and sign * (value - baseline) < 0:
        return REVERSED
    if share is not None:
        return ON_TRACK if share >= expected - tolerance else BEHIND
    return ON_TRACK if _is_near(value, target, tolerance) else BEHIND


def _is_near(value, target, tolerance):
    """Within the tolerance of a target without a baseline; around zero there is no such measure."""
    return abs(value - target) <= abs(target) * tolerance


def _ratio(value, target):
    return value / target if target > 0 and value >= 0 else None


def expected_share(start, end, day):
    """The part of the time from the baseline's day to the target's that has passed on a day: 0 before, 1 after.

    1 when the two days leave no time between them.
    """
    if start is None or end <= start:
        return ONE
    passed = Decimal((day - start).days) / Decimal((end - start).days)
    return min(max(passed, ZERO), ONE)
