"""Ways from a value to a final target in steps of equal length. Pure arithmetic on Decimals."""

from decimal import ROUND_HALF_UP, Decimal

LINEAR, GROWTH, KEEP, EARLY, LATE = "linear", "growth", "keep", "early", "late"
ONE = Decimal(1)


class NoSuchPath(ValueError):
    """Growth by the same rate does not lead from the one value to the other: one is zero, or their signs differ."""


def along(path, *, start, final, steps, decimals=None, levels=()):
    """The values at each of the steps: they never leave the way between the two, and the last is the final one.

    They are rounded to so many decimals, halves away from zero, or to the nearest of the levels. Raises `NoSuchPath`.
    """
    if path == GROWTH and (not start or start * final <= 0):
        raise NoSuchPath(f"{start} → {final}")
    lowest, highest = sorted((start, final))
    found = [_at(path, start, final, Decimal(step) / steps) for step in range(1, steps)]
    rounded = [_rounded(value, decimals, [each for each in levels if lowest <= each <= highest]) for value in found]
    return [*(min(max(value, lowest), highest) for value in rounded), final]


def _at(path, start, final, passed):
    """The value when this part of the time has passed."""
    match path:
        case "keep":
            return final
        case "growth":
            return start * (final / start) ** passed
        case "early":
            passed = ONE - (ONE - passed) ** 2
        case "late":
            passed = passed**2
    return start + (final - start) * passed


def _rounded(value, decimals, levels):
    if levels:
        return min(levels, key=lambda level: (abs(level - value), -level))
    return value if decimals is None else value.quantize(ONE.scaleb(-decimals), ROUND_HALF_UP)
