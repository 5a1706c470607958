"""The values of a city's indicators by period, as they are in force."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.db.models import Case, F, Q, When

from indicators.choices import Frequency, State
from indicators.models import Measurement

YEARLY = (Frequency.YEAR, Frequency.OTHER)


@dataclass(frozen=True, slots=True)
class Point:
    """An approved value of the whole in a period. `in_review` tells that a correction of it waits for approval."""

    period: str
    starts_on: date
    ends_on: date
    frequency: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    text: str
    no_data_reason: str
    is_derived: bool
    approved_on: date | None
    in_review: bool
    version: int = 1
    unit: str = ""


def breaks_of(points):
    return tuple(later.period for earlier, later in pairwise(points) if later.version != earlier.version)


def is_broken_off(point, points, baseline_version):
    """Whether the indicator was defined anew between the baseline and a point: the two are not compared then."""
    return point.version != (baseline_version or points[0].version)


def headline_series(city, indicators=None, *, until=None):
    """The approved values of the whole, oldest first, as {indicator id: [Point]}, in one query.

    `indicators` (rows or ids) leaves out all others, `until` what ends after that day. While a correction is in review
    the value it is to replace is still the approved one.
    """
    approved = Q(state=State.APPROVED) | Q(corrects__isnull=False)
    rows = Measurement.objects.current().headline().filter(approved, city=city)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    if until is not None:
        rows = rows.up_to(until)
    return _by(rows, "indicator")


def points_by_city(indicator, cities):
    """The approved values of the whole of one indicator, oldest first, as {city id: [Point]}, in one query."""
    approved = Q(state=State.APPROVED) | Q(corrects__isnull=False)
    return _by(Measurement.objects.current().headline().filter(approved, indicator=indicator, city__in=cities), "city")


def _by(rows, what):
    series = defaultdict(list)
    for key, *values, version, unit, approved_at, state in _in_force(rows, what):
        approved_on = approved_at.date() if approved_at else None
        series[key].append(Point(*values, approved_on, state != State.APPROVED, version, unit))
    return dict(series)


def _in_force(rows, what):
    """The columns of points, each taken from the value that is approved."""
    columns = ("value", "numerator", "denominator", "text", "no_data_reason", "is_derived")
    columns = (*columns, "indicator_version", "unit", "approved_at")
    stood = {f"stood_{name}": _standing(name) for name in columns}
    period = ("period__code", "period__starts_on", "period__ends_on", "period__frequency")
    return (
        rows.annotate(**stood)
        .order_by("period__ends_on", "period__starts_on")
        .values_list(what, *period, *stood, "state")
    )


def _standing(name):
    return Case(When(state=State.APPROVED, then=F(name)), default=F(f"corrects__{name}"))


def of_one_rhythm(points, frequency):
    """The points of the frequency in use, or, when there are none, of the one the last point has.

    Years and spans of years are of one kind: a series may hold 2017 and 2018-2019.
    """
    if not points:
        return []
    kinds = YEARLY if frequency in YEARLY else (frequency,)
    if found := [point for point in points if point.frequency in kinds]:
        return found
    kinds = YEARLY if points[-1].frequency in YEARLY else (points[-1].frequency,)
    return [point for point in points if point.frequency in kinds]
