"""What the pages of measuring show, gathered: the calendar of a year, the sheet of a period, the queue of review."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Max, Min, Q
from django.utils import timezone

from indicators import periods
from indicators.choices import Frequency, State, ValueType
from indicators.derived import Count, count_indicators, has_rule
from indicators.due import (
    AHEAD,
    DUE,
    NOT_DUE,
    OVERDUE,
    RUNNING,
    SETTLED,
    is_due,
    is_expected,
    terms_of,
    timing,
    told_on,
)
from indicators.models import AdoptedIndicator, LevelAssessment, Measurement
from indicators.series import Goal, Point, goals_of, headline_series, in_order, is_of_rhythm, of_one_rhythm, part_series
from indicators.services.parts import open_parts, version_of

OUTLIER = Decimal(10)
NO_CALENDAR = (Frequency.EVENT, Frequency.TERM, Frequency.OTHER)
FREQUENCIES = [Frequency.YEAR, Frequency.HALF_YEAR, Frequency.QUARTER, Frequency.MONTH, Frequency.WEEK, Frequency.OTHER]


@dataclass(frozen=True)
class PeriodInCalendar:
    """How far the values of one period have come, and those expected of it: how many, and how many of them miss."""

    spec: periods.PeriodSpec
    timing: str
    expected: int
    missing: int
    overdue: int
    is_done: bool
    counts: Counter

    @property
    def approved(self):
        return self.counts[State.APPROVED]

    @property
    def in_review(self):
        return self.counts[State.SUBMITTED]

    @property
    def open(self):
        return self.counts[State.DRAFT] + self.counts[State.RETURNED]


def calendar(city, year, today=None):
    """The periods of a year for each frequency in use, as [(frequency, [PeriodInCalendar])], in three queries.

    Nothing is expected of a period that ended before an indicator was taken into use or while it was suspended. Periods
    of which nothing is expected and nothing was entered are left out, but for the last one, by which a year can still
    be filled in.
    """
    today = today or timezone.localdate()
    used = defaultdict(list)
    for adoption in AdoptedIndicator.objects.active().filter(city=city).prefetch_related("suspensions"):
        used[adoption.frequency].append(adoption)
    groups = [(frequency, periods.in_year(year, frequency)) for frequency in FREQUENCIES if frequency in used]
    if Frequency.TERM in used:
        groups += [(Frequency.TERM, terms_of(city, year))]
    known = {spec.code for _frequency, specs in groups for spec in specs}
    states = _states(city, year, known)
    others = [periods.parse(code) for code in sorted(states.keys() - known)]
    groups += [("", others)] if others else []
    return [
        (frequency, _of_interest([_in_calendar(spec, used.get(frequency, ()), states, today) for spec in specs]))
        for frequency, specs in groups
    ]


def _of_interest(rows):
    return [row for row in rows if row.expected or row.counts] or rows[-1:]


def _states(city, year, known):
    """The states of the current values of a year, by the codes of their periods and by indicator.

    A period is of the year in which it ends; a week, of the year by which ISO 8601 names it; those of `known` codes
    are of it as well.
    """
    ends = (datetime.date(year, 1, 1), datetime.date(year + 1, 1, periods.DAYS_OF_LAST_WEEK))
    of_year = Q(period__ends_on__range=ends) | Q(period__code__in=known)
    rows = Measurement.objects.current().headline().filter(of_year, city=city)
    states = defaultdict(dict)
    for code, ends_on, indicator, state in rows.values_list("period__code", "period__ends_on", "indicator", "state"):
        if code in known or periods.year_of(code, ends_on) == year:
            states[code][indicator] = state
    return states


def _in_calendar(spec, used, states, today):
    stored = states.get(spec.code, {})
    expected = [each for each in used if is_expected(each, spec)]
    waiting = [timing(spec, today, each.moment) for each in expected if stored.get(each.indicator_id) not in SETTLED]
    approved = [state == State.APPROVED for state in stored.values()]
    return PeriodInCalendar(
        spec=spec,
        timing=max(waiting, key=(AHEAD, RUNNING, DUE, OVERDUE).index, default=timing(spec, today)),
        expected=len(expected),
        missing=sum(each.indicator_id not in stored for each in expected),
        overdue=waiting.count(OVERDUE),
        is_done=any(approved) and all(stored.get(each.indicator_id) == State.APPROVED for each in expected),
        counts=Counter(stored.values()),
    )


def years_of(city, today=None):
    """The years to choose from, newest first: from the first value or indicator in use, at least from last year."""
    this_year = (today or timezone.localdate()).year
    values = Measurement.objects.current().filter(city=city).aggregate(Min("period__ends_on"), Max("period__ends_on"))
    used = AdoptedIndicator.objects.active().filter(city=city).aggregate(Min("adopted_on"))
    firsts = [day.year for day in (values["period__ends_on__min"], used["adopted_on__min"]) if day]
    last = values["period__ends_on__max"]
    return list(range(max(last.year if last else this_year, this_year), min([*firsts, this_year - 1]) - 1, -1))


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
