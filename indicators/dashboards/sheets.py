"""What the pages of measuring show of a period: its sheet, and the queue of what waits for approval."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Max, Min
from django.utils import timezone

from indicators.choices import Frequency, State, ValueType
from indicators.derived import Count, count_indicators, has_rule
from indicators.due import (
    AHEAD,
    NOT_DUE,
    is_due,
    terms_of,
    timing,
    told_on,
)
from indicators.models import AdoptedIndicator, LevelAssessment, Measurement
from indicators.series import Goal, Point, goals_of, headline_series, in_order, is_of_rhythm, of_one_rhythm, part_series
from indicators.services.parts import open_parts, version_of

OUTLIER = Decimal(10)
NO_CALENDAR = (Frequency.EVENT, Frequency.TERM, Frequency.OTHER)


@dataclass
class Row:
    """One indicator on the sheet of a period."""

    adoption: AdoptedIndicator
    measurement: Measurement | None
    previous: Point | None
    goal: Goal | None
    live: Count | None
    timing: str
    form: object = field(default=None)

    @property
    def indicator(self):
        return self.adoption.indicator

    @property
    def is_counted(self):
        """Whether the register tells the value, as long as nobody put another in its place."""
        return self.count is not None and (self.count.value is not None or bool(self.count.text))

    @property
    def count(self):
        """What the register tells: stored with the measurement, or counted for this page."""
        return self.measurement if self.measurement and self.measurement.is_derived else self.live

    @property
    def why_not_counted(self):
        """Why the register cannot tell a value that it counts otherwise; empty for all others."""
        return self.live.why_none if self.live else ""

    @property
    def state(self):
        return self.measurement.state if self.measurement else self.timing

    @property
    def is_open(self):
        """Whether a value may be typed or taken over here; of a period that lies ahead nothing is counted yet."""
        is_ahead = self.timing == AHEAD and self.is_counted
        return not is_ahead and self.state not in (State.SUBMITTED, State.APPROVED)

    @property
    def question(self):
        """How many times the previous value this one is, when that is worth a question; None otherwise."""
        return None if self.state == State.APPROVED else question_of(self.measurement, self.previous)


def question_of(measurement, previous):
    """How many times the value before it a value is, when that is worth a question; None otherwise.

    Where the indicator was defined anew in between, the two are not compared; nor is a quarter with a year.
    """
    if not measurement or not previous or measurement.indicator_version != previous.version:
        return None
    if not is_of_rhythm(previous, measurement.period.frequency):
        return None
    return times(measurement.value, previous.value)


def times(value, previous):
    """A value as a multiple of the previous one, rounded, when it is ten times more or ten times less; else None."""
    if not value or not previous or (value < 0) != (previous < 0):
        return None
    ratio = value / previous
    if ratio >= OUTLIER:
        return round(ratio, 1)
    return round(ratio, 1 - ratio.adjusted()) if ratio <= 1 / OUTLIER else None


def sheet(city, spec, today=None):
    """The rows of a period: the indicators due then, and those that have a value anyway, in the catalogue's order."""
    stored = {each.indicator_id: each for each in _stored(city, spec)}
    adoptions = _with_indicators(AdoptedIndicator.objects.current().filter(city=city))
    terms = terms_of(city) if spec.frequency in NO_CALENDAR or _is_asked_by_term(adoptions) else []
    due = [
        each
        for each in adoptions
        if each.indicator_id in stored or (is_due(each, spec, terms) and not each.rests_in(spec))
    ]
    series = headline_series(city, [each.indicator_id for each in due], until=_day_before(spec))
    goals, live = goals_of([each.pk for each in due]), _live(city, spec, due, stored)
    return [_row(each, spec, stored, series, goals, live, today) for each in due]


def _is_asked_by_term(adoptions):
    return any(each.frequency == Frequency.TERM for each in adoptions)


def _stored(city, spec):
    found = Measurement.objects.current().headline().filter(city=city, period__code=spec.code)
    return found.select_related("indicator", "city", "period", "corrects").prefetch_related("evidence")


def _with_indicators(adoptions):
    found = adoptions.select_related("indicator__category", "indicator__own_count", "city__currency").prefetch_related(
        "indicator__levels", "suspensions"
    )
    return sorted(found, key=lambda adoption: in_order(adoption.indicator))


def _day_before(spec):
    return spec.starts_on - datetime.timedelta(days=1)


def _live(city, spec, adoptions, stored):
    """What the register counts for indicators that have no value yet, by code."""
    counted = [each.indicator for each in adoptions if each.indicator_id not in stored and has_rule(each.indicator)]
    return count_indicators(counted, city, spec) if counted else {}


def _row(adoption, spec, stored, series, goals, live, today):
    before = of_one_rhythm(series.get(adoption.indicator_id, []), spec.frequency)
    return Row(
        adoption=adoption,
        measurement=stored.get(adoption.indicator_id),
        previous=before[-1] if before else None,
        goal=next((goal for goal in goals.get(adoption.pk, ()) if goal.period == spec.code), None),
        live=live.get(adoption.indicator.code),
        timing=_timing(adoption, spec, today),
    )


def _timing(adoption, spec, today):
    is_before_its_use = told_on(spec, adoption.moment) < adoption.adopted_on
    return NOT_DUE if is_before_its_use else timing(spec, today, adoption.moment)


@dataclass(frozen=True)
class Waiting:
    """A value in review beside the one before it."""

    measurement: Measurement
    previous: Point | None
    levels: dict
    is_own: bool
    parts: list
    apart: int = 0

    @property
    def question(self):
        return question_of(self.measurement, self.previous)

    @property
    def is_unfinished(self):
        """Whether it was counted of a period that still runs: approval freezes it, and leaves out what is to come."""
        return self.measurement.is_derived and self.measurement.period.ends_on >= timezone.localdate()

    @property
    def ticket(self):
        """What the person sees, to be compared when they decide: the value's version and that of its segments."""
        return f"{self.measurement.uuid}:{self.measurement.version}:{version_of(self.parts)}"


def queue(city, person):
    """The values in review, oldest first, each with its segments; a person's own are for somebody else to decide."""
    waiting = Measurement.objects.current().told_once().filter(city=city, state=State.SUBMITTED)
    related = ("indicator__category", "period", "city", "submitted_by", "recorded_by", "corrects")
    rows = list(
        waiting.select_related(*related)
        .prefetch_related("evidence", "indicator__levels")
        .order_by("submitted_at", "indicator__position", "pk")
    )
    wholes = {(row.indicator_id, row.period_id) for row in rows if not row.segment}
    series = headline_series(city, {row.indicator_id for row in rows}) if rows else {}
    if alone := {row.indicator_id for row in rows if row.segment}:
        series |= part_series(city, alone)
    parts, apart = _parts(city, wholes), _apart(city, rows)
    return [_waiting(row, series.get(_series_of(row), []), parts, apart, person) for row in rows]


def _series_of(row):
    """A part that waits by itself is compared with what it was before, not with the whole."""
    return (row.indicator_id, row.segment) if row.segment else row.indicator_id


def _apart(city, rows):
    """By how many levels those who looked at a level differ, by indicator and period, in one query."""
    scales = {row.indicator_id for row in rows if row.indicator.value_type == ValueType.ORDINAL}
    found = LevelAssessment.objects.filter(city=city, indicator__in=scales).order_by()
    seen = found.values_list("indicator", "period").annotate(lowest=Min("level"), highest=Max("level"))
    return {(indicator, period): highest - lowest for indicator, period, lowest, highest in seen}


def _parts(city, wholes):
    """The segments that go with these wholes, by indicator and period, in one query."""
    found = defaultdict(list)
    if wholes:
        asked = {"indicator__in": {indicator for indicator, _period in wholes}}
        for part in open_parts(city).filter(**asked).order_by("segment"):
            found[part.indicator_id, part.period_id].append(part)
    return found


def _waiting(measurement, points, parts, apart, person):
    before = [point for point in points if point.ends_on < measurement.period.starts_on]
    before = of_one_rhythm(before, measurement.period.frequency)
    return Waiting(
        measurement=measurement,
        previous=before[-1] if before else None,
        levels={level.value: level.name for level in measurement.indicator.levels.all()},
        is_own=person.pk in (measurement.recorded_by_id, measurement.submitted_by_id),
        parts=[] if measurement.segment else parts[measurement.indicator_id, measurement.period_id],
        apart=apart.get((measurement.indicator_id, measurement.period_id), 0),
    )
