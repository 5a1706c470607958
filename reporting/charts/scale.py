"""From numbers to places on an axis: steps of 1, 2 or 5 times a power of ten, and always the zero."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

MILLION = Decimal(10) ** 6
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Scale:
    """Hold an axis: its two ends and the ticks between them."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value):
        """Return how far a value lies from the low end, as a float from 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def nice_step(span, intervals):
    """Return the smallest 1, 2 or 5 times a power of ten that crosses ``span`` in at most ``intervals`` steps."""
    rough = span / intervals
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


def nice_scale(values, *, intervals, whole=False):
    """Return a scale over the values and zero; ``whole`` keeps its steps from falling under one."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    if low == high:
        high = Decimal(1)
    step = nice_step(high - low, intervals)
    if whole:
        step = max(step, Decimal(1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(step * count for count in range(int(first), int(last) + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def with_headroom(scale, values):
    """Return the scale with a step to spare when the highest value stands on its end, unless that is nothing or all."""
    if not values or max(values) < scale.high or scale.high in (0, HUNDRED):
        return scale
    ticks = (*scale.ticks, scale.high + scale.ticks[-1] - scale.ticks[-2])
    return Scale(scale.low, ticks[-1], ticks)


def are_whole(values):
    """Say whether every value is a whole number."""
    return all(value == value.to_integral_value() for value in values)


def in_millions(values):
    """Say whether the numbers are so long that labels read better in millions."""
    return bool(values) and max(abs(value) for value in values) >= 10 * MILLION


def rounded_millions(value):
    """Return a value in millions, with at least three figures that count."""
    number = value / MILLION
    places = max(0, 2 - number.adjusted()) if number else 0
    return number.quantize(Decimal(1).scaleb(-places))
