"""What a city's values, goals and results are, read in a constant number of queries for every page and report."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from django.db.models import Case, F, Q, When

from indicators import periods, progress
from indicators.choices import Dimension, Frequency, State, TargetKind
from indicators.models import AdoptedIndicator, Indicator, Measurement, RubricLevel, Target

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


@dataclass(frozen=True, slots=True)
class Goal:
    """The target of a period, in force (`value`) and as first decided (`original`)."""

    period: str
    ends_on: date
    value: Decimal
    original: Decimal | None
    is_adjusted: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One adopted indicator of a city as a page shows it: what it is, its values, goals and result."""

    adoption_id: int
    indicator_id: int
    code: str
    name: str
    definition: str
    dimension: str
    category: str
    category_name: str
    level: str
    nature: str
    hierarchy: str
    value_type: str
    unit: str
    direction: str
    is_counted: bool
    frequency: str
    owner_role: str
    tolerance: Decimal
    is_public: bool
    baseline: Decimal | None
    baseline_period: str | None
    baseline_on: date | None
    baseline_version: int | None
    lowest: Decimal | None
    highest: Decimal | None
    points: tuple[Point, ...]
    goals: tuple[Goal, ...]
    progress: progress.Progress

    @property
    def latest(self):
        """The last approved value, or None."""
        return self.points[-1] if self.points else None

    @property
    def previous(self):
        """The approved value before the last, or None."""
        return self.points[-2] if len(self.points) > 1 else None

    @property
    def goal(self):
        """The goal that the last value (or, without one, the first to come) is measured against."""
        return goal_for(self.goals, self.latest.ends_on if self.latest else None)

    @property
    def band(self):
        return self.progress.band

    @property
    def breaks(self):
        """The periods from which values are of another version of the indicator than before."""
        return breaks_of(self.points)

    @property
    def is_broken_off(self):
        """Whether the last value is of another version than the baseline."""
        return bool(self.points) and is_broken_off(self.points[-1], self.points, self.baseline_version)

    @property
    def reported(self):
        """How many of the periods between the baseline and the goal have a value, as (number, of all), or None."""
        if self.goal is None or self.baseline_on is None or self.frequency == Frequency.OTHER:
            return None
        due = periods_between(self.baseline_on, self.goal.ends_on, self.frequency)
        with_value = {point.period for point in self.points if point.no_data_reason == ""}
        return sum(code in with_value for code in due), len(due)


def breaks_of(points):
    return tuple(later.period for earlier, later in pairwise(points) if later.version != earlier.version)


def periods_between(after, until, frequency):
    """The codes of the periods of a frequency that begin after a day and end by another."""
    codes, spec = [], periods.containing(after + timedelta(days=1), frequency)
    while spec.ends_on <= until:
        codes.append(spec.code)
        spec = periods.next_after(spec)
    return codes


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


def city_figures(city, period=None, *, adoptions=None):
    """A `Figure` for each indicator a city has adopted, in the catalogue's order, in four queries.

    `period` (anything with `ends_on`) leaves out what ends after it; `adoptions` narrows the choice, for example to
    `AdoptedIndicator.objects.public()`.
    """
    chosen = (AdoptedIndicator.objects.current() if adoptions is None else adoptions).filter(city=city)
    uses = {row["indicator"]: row for row in chosen.values(*_USE)}
    until = period.ends_on if period is not None else None
    series = headline_series(city, list(uses), until=until)
    goals = goals_of(chosen)
    rows = sorted(Indicator.objects.filter(pk__in=uses).select_related("category"), key=in_order)
    return [_figure(row, uses[row.pk], series.get(row.pk, []), goals) for row in rows]


def in_order(indicator):
    """The place of an indicator wherever several stand: by dimension, then as in the catalogue."""
    return Dimension.values.index(indicator.dimension), indicator.position, indicator.code


def level_names(indicators):
    """The names of the levels of these indicators' scales, as {indicator id: {value: name}}, in one query."""
    names = defaultdict(dict)
    for level in RubricLevel.objects.filter(indicator__in=indicators):
        names[level.indicator_id][level.value] = level.name
    return names


_USE = (
    "pk",
    "indicator",
    "frequency",
    "owner_role",
    "tolerance",
    "is_public",
    "lowest",
    "highest",
    "baseline_version",
    "baseline_value",
    "baseline_period__code",
    "baseline_period__ends_on",
)
_WHAT = ("code", "name", "definition", "dimension", "level", "nature", "hierarchy", "value_type", "unit", "direction")


def _figure(indicator, use, points, goals):
    points = tuple(of_one_rhythm(points, use["frequency"]))
    aims = goals.get(use["pk"], ())
    category = indicator.category
    return Figure(
        **{name: getattr(indicator, name) for name in _WHAT},
        **{
            name: use[name]
            for name in ("frequency", "owner_role", "tolerance", "is_public", "lowest", "highest", "baseline_version")
        },
        adoption_id=use["pk"],
        indicator_id=indicator.pk,
        category=category.code if category else "",
        category_name=category.name if category else "",
        is_counted=indicator.is_counted,
        baseline=use["baseline_value"],
        baseline_period=use["baseline_period__code"],
        baseline_on=use["baseline_period__ends_on"],
        points=points,
        goals=aims,
        progress=_progress(points[-1] if points else None, points, aims, use, indicator.direction),
    )


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


def goals_of(adoptions):
    """The goals in force of these adoptions, as {adoption id: (Goal, …)} in order of time, in one query."""
    rows = Target.objects.filter(target_set__adoption__in=adoptions.values("pk")).order_by(
        "period__ends_on", "period__starts_on", "target_set__decided_on", "target_set"
    )
    goals = defaultdict(dict)
    columns = ("target_set__adoption", "period__code", "period__ends_on", "target_set__kind", "value")
    for adoption, code, ends_on, kind, value in rows.values_list(*columns):
        goals[adoption][code] = _goal(goals[adoption].get(code), code, ends_on, kind, value)
    return {adoption: tuple(found.values()) for adoption, found in goals.items()}


def _goal(known, code, ends_on, kind, value):
    """The goal after one more target was decided: an adjusted one takes over, the original stays told."""
    if kind == TargetKind.ORIGINAL:
        return Goal(code, ends_on, known.value, value, True) if known else Goal(code, ends_on, value, value, False)
    return Goal(code, ends_on, value, known.original if known else None, True)


def goal_for(goals, day):
    """The goal of the period that ends on a day, else the next one to come, else the last; None without any."""
    if not goals or day is None:
        return goals[-1] if goals else None
    return next((goal for goal in goals if goal.ends_on >= day), goals[-1])


def progress_of(figure, point):
    """How any point of a figure stood to the goal in force now, with the pace due by the end of its period."""
    use = {
        "baseline_value": figure.baseline,
        "baseline_period__ends_on": figure.baseline_on,
        **{name: getattr(figure, name) for name in ("tolerance", "lowest", "highest", "baseline_version")},
    }
    return _progress(point, figure.points, figure.goals, use, figure.direction)


def _progress(point, points, goals, use, direction):
    goal = goal_for(goals, point.ends_on if point else None)
    baseline, baseline_on = use["baseline_value"], use["baseline_period__ends_on"]
    if point and is_broken_off(point, points, use["baseline_version"]):
        baseline = None
    expected = progress.ONE
    if goal and point:
        expected = progress.expected_share(baseline_on, goal.ends_on, point.ends_on)
    return progress.measure(
        point.value if point else None,
        target=goal.value if goal else None,
        baseline=baseline,
        direction=direction,
        expected=expected,
        **{name: use[name] for name in ("tolerance", "lowest", "highest")},
    )


def is_broken_off(point, points, baseline_version):
    """Whether the indicator was defined anew between the baseline and a point: the two are not compared then."""
    return point.version != (baseline_version or points[0].version)
