"""The values of a city's indicators by period, as they are in force."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Q

from indicators.choices import Frequency, State
from indicators.models import Measurement
from observatory.prepared import prepared

YEARLY = (Frequency.YEAR, Frequency.OTHER)
# By the frequency in use, the kinds of periods of which its values are.
ALIKE = {
    Frequency.YEAR: YEARLY,
    Frequency.OTHER: YEARLY,
    Frequency.TERM: (Frequency.TERM, Frequency.OTHER),
    Frequency.EVENT: (Frequency.EVENT, Frequency.TERM),
}
PERIOD = ("period__code", "period__starts_on", "period__ends_on", "period__frequency")
SAID = (
    *("value", "numerator", "denominator", "text", "no_data_reason", "is_derived"),
    *("approved_at", "indicator_version", "unit"),
)
READ = ("corrects", "state", *PERIOD, *SAID)


class Point(NamedTuple):
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
    """The approved values of the whole, oldest first, as {indicator id: [Point]}, in two queries at most.

    `indicators` (their keys) leaves out all others, `until` what ends after that day. While a correction is in review
    the value it is to replace is still the approved one.
    """
    return _by(_of_a_city(city.pk, None if indicators is None else list(indicators), until))


@prepared
def _of_a_city(city, indicators, until):
    rows = _approved().filter(city=city)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    if until is not None:
        rows = rows.up_to(until)
    return rows.values_list("indicator", *READ)


def part_series(city, indicators):
    """The approved values of the segments of these indicators, as {(indicator id, segment): [Point]}, likewise."""
    rows = _approved(Measurement.objects.disaggregated()).filter(city=city, indicator__in=indicators)
    found = rows.values_list("indicator", "segment", *READ)
    return _by([((indicator, segment), *said) for indicator, segment, *said in found])


def points_by_city(indicator, cities):
    """The approved values of the whole of one indicator, oldest first, as {city id: [Point]}, in two queries."""
    return _by(_approved().filter(indicator=indicator, city__in=cities).values_list("city", *READ))


def _approved(values=None):
    """The values in force, and the corrections of approved ones, oldest first; of the whole unless others are given."""
    approved = Q(state=State.APPROVED) | Q(corrects__isnull=False)
    values = Measurement.objects.headline() if values is None else values
    return values.current().filter(approved).order_by("period__ends_on", "period__starts_on")


def _by(found):
    """Sort the points by what they begin with; what the values say that are to be replaced is read beside."""
    replaced = [corrected for _key, corrected, state, *_said in found if state != State.APPROVED]
    stood = said_by(replaced) if replaced else {}
    series = defaultdict(list)
    for key, corrected, state, code, starts_on, ends_on, frequency, *said in found:
        is_in_review = state != State.APPROVED
        *values, approved_at, version, unit = stood[corrected] if is_in_review else said
        approved_on = approved_at.date() if approved_at else None
        series[key].append(
            Point(code, starts_on, ends_on, frequency, *values, approved_on, is_in_review, version, unit)
        )
    return dict(series)


def said_by(measurements):
    """What these measurements say, by key."""
    return {pk: said for pk, *said in Measurement.objects.filter(pk__in=measurements).values_list("pk", *SAID)}


def of_one_rhythm(points, frequency):
    """The points of the frequency in use, or, when there are none, of the one the last point has.

    Years and spans of years are of one kind: a series may hold 2017 and 2018-2019. So are events, however long, and
    terms, which may be whole years.
    """
    if not points:
        return []
    if found := [point for point in points if is_of_rhythm(point, frequency)]:
        return found
    return [point for point in points if is_of_rhythm(point, points[-1].frequency)]


def is_of_rhythm(point, frequency):
    """Whether a value is of a period such as come with a frequency."""
    return point.frequency in ALIKE.get(frequency, (frequency,))
