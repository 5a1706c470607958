"""What a chart shows, before anyone decides how it is drawn.

Every description is frozen. Numbers are ``Decimal`` (whole numbers may be ``int``) or ``None``; a missing number
carries its reason in ``note``. How a number is written is the caller's: ``format`` takes a ``Decimal`` to text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import pgettext_lazy

LARGEST = Decimal(10) ** 30
SMALLEST = Decimal(10) ** -12


def plain(value):
    """Write a Decimal with its own digits, a dot for decimals and no grouping."""
    return f"{value:f}"


def plain_percent(value):
    """Write a percentage (0 to 100) rounded to a whole number, with its sign."""
    return f"{value:.0f} %"


def exact(value):
    """Return the number as a Decimal, or None; raise TypeError for a float and ValueError for what cannot be drawn."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"a chart takes Decimal or int, not {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST or 0 < abs(number) < SMALLEST:
        raise ValueError(f"{value} cannot be drawn")
    return number


class Exact:
    """Make the named fields exact when the description is made."""

    numbers = ("value",)

    def __post_init__(self):
        for name in self.numbers:
            object.__setattr__(self, name, exact(getattr(self, name)))


@dataclass(frozen=True)
class Point(Exact):
    """Say one value under one label: a period or a category. ``note`` is the reason when there is none."""

    label: str
    value: Decimal | None
    note: str = ""


@dataclass(frozen=True)
class Target(Exact):
    """Say a target in force from the period ``first`` to the period ``last``, both included; None is the edge."""

    label: str
    value: Decimal
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Baseline(Exact):
    """Say which period progress is measured from; ``value`` only when it differs from that period's point."""

    period: str
    value: Decimal | None = None
    label: str = pgettext_lazy("chart label", "baseline")


@dataclass(frozen=True)
class Break:
    """Say that the series is not comparable before and from this period, and why."""

    period: str
    label: str


@dataclass(frozen=True)
class Level:
    """Say which of the ordered words a period reached; ``level`` is one of the strip's levels or None."""

    label: str
    level: str | None
    note: str = ""

    @property
    def value(self):
        """Return the level: what is missing when it is None."""
        return self.level


@dataclass(frozen=True)
class Mark:
    """Say yes, no or nothing (None) for one period."""

    label: str
    value: bool | None
    note: str = ""


@dataclass(frozen=True)
class Place:
    """Say where something is, in decimal degrees; ``detail`` is its second column in the table, such as the country."""

    label: str
    longitude: float | Decimal
    latitude: float | Decimal
    detail: str = ""

    def __post_init__(self):
        if not (-180 <= self.longitude <= 180 and -90 <= self.latitude <= 90):
            raise ValueError(f"{self.label} is not on the globe")


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Hold what every chart says beside its marks; ``unit`` is the value's column heading in the table."""

    title: str
    subtitle: str = ""
    unit: str = ""
    source: str = ""
    note: str = ""
    format: Callable[[Decimal], str] = plain
    heading: str = pgettext_lazy("table heading", "Period")


@dataclass(frozen=True, kw_only=True)
class Line(Chart):
    """Show four periods or more: points joined by straight strokes, targets as dashed steps.

    `reach` are values that the scale holds too: charts that share theirs are on one scale.
    """

    points: tuple[Point, ...]
    targets: tuple[Target, ...] = ()
    baseline: Baseline | None = None
    breaks: tuple[Break, ...] = ()
    reach: tuple[Decimal, ...] = ()

    def __post_init__(self):
        known = {point.label for point in self.points}
        for name in periods_named(self):
            if name not in known:
                raise ValueError(f"{name} is not a period of the chart")


def periods_named(line):
    """Return the periods that targets, baseline and breaks of a line speak of."""
    edges = [edge for target in line.targets for edge in (target.first, target.last) if edge is not None]
    return edges + [mark.period for mark in (*line.breaks, *filter(None, [line.baseline]))]


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Show few periods (under four, at most a dozen) as upright bars from zero."""

    points: tuple[Point, ...]
    target: Target | None = None


@dataclass(frozen=True, kw_only=True)
class HorizontalBars(Chart):
    """Compare categories: the largest first, unless ``keep_order`` says that the order itself has meaning."""

    points: tuple[Point, ...]
    keep_order: bool = False
    heading: str = pgettext_lazy("table heading", "Category")

    @property
    def in_order(self):
        """Return the points as they are drawn: largest first, missing ones last."""
        if self.keep_order:
            return tuple(self.points)
        return tuple(
            sorted(
                self.points,
                key=lambda point: (point.value is None, -(point.value or 0)),
            )
        )


@dataclass(frozen=True, kw_only=True)
class Bullet(Exact, Chart):
    """Show one value against its target; ``tolerance`` is a share of the target (0.15 for ±15 %)."""

    numbers = ("value", "target", "tolerance", "maximum")
    value: Decimal | None
    target: Decimal | None = None
    tolerance: Decimal | None = None
    maximum: Decimal | None = None
    target_label: str = pgettext_lazy("chart label", "target")
    period: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ShareBar(Exact, Chart):
    """Show a numerator of a denominator, both in words; ``target`` is a percentage (0 to 100)."""

    numbers = ("part", "whole", "target")
    part: Decimal | None
    whole: Decimal | None
    things: str
    target: Decimal | None = None
    target_label: str = pgettext_lazy("chart label", "target")
    percent: Callable[[Decimal], str] = plain_percent
    period: str = ""
    reason: str = ""

    def __post_init__(self):
        super().__post_init__()
        if self.share is not None and not 0 <= self.share <= 100:
            raise ValueError(f"{self.part} is not a part of {self.whole}")

    @property
    def share(self):
        """Return the part as a percentage of the whole, or None when either is missing or the whole is zero."""
        return None if self.part is None or not self.whole else self.part * 100 / self.whole


@dataclass(frozen=True, kw_only=True)
class OrdinalStrip(Chart):
    """Show ordered words by period; ``levels`` go from the highest to the lowest and are never averaged."""

    levels: tuple[str, ...]
    points: tuple[Level, ...]

    def __post_init__(self):
        for point in self.points:
            if point.level is not None and point.level not in self.levels:
                raise ValueError(f"{point.level} is not a level of the chart")


@dataclass(frozen=True, kw_only=True)
class ChoiceStrip(OrdinalStrip):
    """Show which of several answers, none above another, was given by period; ``levels`` are the answers."""


@dataclass(frozen=True, kw_only=True)
class BinaryStrip(Chart):
    """Show yes, no or no data by period."""

    points: tuple[Mark, ...]
    yes: str = pgettext_lazy("chart label", "Yes")
    no: str = pgettext_lazy("chart label", "No")


@dataclass(frozen=True, kw_only=True)
class Stacked(Chart):
    """Show how a whole is divided into ordered parts, first to last; no part may be negative."""

    points: tuple[Point, ...]
    heading: str = pgettext_lazy("table heading", "Part")

    def __post_init__(self):
        if any(point.value is not None and point.value < 0 for point in self.points):
            raise ValueError("a part of a whole cannot be negative")


@dataclass(frozen=True, kw_only=True)
class Sparkline(Chart):
    """Show a trend in a table's cell, without words: its row says the number."""

    points: tuple[Point, ...]
    target: Decimal | None = None

    def __post_init__(self):
        object.__setattr__(self, "target", exact(self.target))


@dataclass(frozen=True, kw_only=True)
class WorldMap(Chart):
    """Show places on the land of the world; ``home`` is ringed."""

    places: tuple[Place, ...]
    home: Place | None = None
    heading: str = pgettext_lazy("table heading", "City")
    detail_heading: str = pgettext_lazy("table heading", "Country")
