"""An indicator of a city with its values, goals and result, as every page and report shows it."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.utils.translation import get_language

from indicators import periods, progress
from indicators.choices import Dimension, Frequency, Standing, ValueType
from indicators.models import AdoptedIndicator, Indicator, RubricLevel
from indicators.series.goals import Goal, final_of, for_as_long, goal_for, goals_of
from indicators.series.points import Point, breaks_of, headline_series, is_broken_off, of_one_rhythm
from observatory.prepared import prepared
from observatory.translation import spoken, written

DIMENSIONS = Dimension.values
# The frequencies by which a day tells its period, whether a value was told or not.
COMES_BY_ITSELF = (Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR)


@dataclass(frozen=True, slots=True)
class Figure:
    """One adopted indicator of a city as a page shows it: what it is, its values, goals and result."""

    adoption_id: int
    indicator_id: int
    code: str
    name: str
    short_name: str
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
    accumulation: str
    owner_role: str
    alert_rule: str
    standing: str
    standing_since: date
    standing_reason: str
    decimals: int | None
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
    def called(self):
        """Its name where there is little room."""
        return self.short_name or self.name

    @property
    def latest(self):
        """The last approved value, or None."""
        return self.points[-1] if self.points else None

    @property
    def previous(self):
        """The approved value before the last, or None; one of another version is no value to compare with."""
        *_earlier, before, last = (None, None, *self.points)
        return before if before and before.version == last.version else None

    @property
    def goal(self):
        """The goal that the last value (or, without one, the first to come) is measured against."""
        return goal_for(self.goals, self.latest, self.accumulation)

    @property
    def aims(self):
        """The goals that the last value may be held against, which a chart draws beside it."""
        return for_as_long(self.goals, self.latest, self.accumulation) if self.latest else self.goals

    @property
    def final(self):
        """The goal at which the way ends, or None where none was said."""
        return final_of(self.goals)

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
        if self.goal is None or self.baseline_on is None or self.frequency not in COMES_BY_ITSELF:
            return None
        due = periods.between(self.baseline_on, self.goal.ends_on, self.frequency)
        with_value = [point for point in self.points if point.no_data_reason == ""]
        return sum(any(_covers(point, spec) for point in with_value) for spec in due), len(due)


def _covers(point, spec):
    return point.starts_on <= spec.starts_on and spec.ends_on <= point.ends_on


def city_figures(city, period=None, *, adoptions=None):
    """A `Figure` for each indicator a city has adopted, in the catalogue's order, in four queries.

    `period` (anything with `ends_on`) leaves out what ends after it; `adoptions` narrows the choice, for example to
    `AdoptedIndicator.objects.public()`; without a choice it is what is in use. Short names are told in the
    city's main language alone, which is theirs.
    """
    found = _in_use(city.pk) if adoptions is None else adoptions.filter(city=city).values_list(*_USE)
    uses = {use.indicator: use for use in map(Use._make, found)}
    until = period.ends_on if period is not None else None
    series = headline_series(city, uses, until=until)
    goals = goals_of([use.pk for use in uses.values()])
    rows = sorted(map(What._make, _indicators(list(uses))), key=in_order)
    is_theirs = get_language() == city.main_language
    return [_figure(row, uses[row.pk], series.get(row.pk, []), goals, is_theirs, city.currency_id) for row in rows]


@prepared
def _in_use(city):
    return AdoptedIndicator.objects.in_use().filter(city=city).values_list(*_USE)


@prepared
def _indicators(keys):
    rows = Indicator.objects.rewrite(False).filter(pk__in=keys)
    return rows.values_list(
        "pk", *(written(name) if name in _WRITTEN else name for name in (*_WHAT, *_MORE)), spoken("category__name")
    )


def in_order(indicator):
    """The place of an indicator wherever several stand: by dimension, then as in the catalogue."""
    return DIMENSIONS.index(indicator.dimension), indicator.position, indicator.code


def level_names(indicators):
    """The names of the levels of these indicators' scales, as {indicator id: {value: name}}, in one query at most."""
    names = defaultdict(dict)
    for indicator, value, name in _levels(list(indicators)) if indicators else ():
        names[indicator][value] = name
    return names


@prepared
def _levels(indicators):
    rows = RubricLevel.objects.rewrite(False).filter(indicator__in=indicators)
    return rows.values_list("indicator", "value", written("name"))


_AS_THEY_ARE = (
    "frequency",
    "accumulation",
    "owner_role",
    "alert_rule",
    "standing",
    "standing_since",
    "standing_reason",
    "decimals",
    "tolerance",
    "is_public",
    "lowest",
    "highest",
    "baseline_version",
)
_OF_BASELINE = ("baseline_value", "baseline_period__code", "baseline_period__ends_on")
_USE = ("pk", "indicator", "short_name", *_AS_THEY_ARE, *_OF_BASELINE)
Use = namedtuple("Use", _USE)
_WHAT = ("code", "name", "definition", "dimension", "level", "nature", "hierarchy", "value_type", "unit", "direction")
_WRITTEN = ("name", "definition", "unit")
_MORE = ("position", "rule", "category__code")
What = namedtuple("What", ("pk", *_WHAT, *_MORE, "category_name"))


def _figure(indicator, use, points, goals, is_theirs, currency):
    points = tuple(of_one_rhythm(points, use.frequency))
    aims = goals.get(use.pk, ())
    return Figure(
        **{name: getattr(indicator, name) for name in _WHAT if name != "unit"},
        unit=_unit(indicator, points, currency),
        **{name: getattr(use, name) for name in _AS_THEY_ARE},
        short_name=use.short_name if is_theirs else "",
        adoption_id=use.pk,
        indicator_id=indicator.pk,
        category=indicator.category__code or "",
        category_name=indicator.category_name or "",
        is_counted=bool(indicator.rule),
        baseline=use.baseline_value,
        baseline_period=use.baseline_period__code,
        baseline_on=use.baseline_period__ends_on,
        points=points,
        goals=aims,
        progress=_standing(use) or _progress(points[-1] if points else None, points, aims, use, indicator.direction),
    )


def _unit(indicator, points, currency):
    """The unit of the values: of money the currency in which it is kept, the last value's or the city's."""
    if indicator.value_type != ValueType.AMOUNT:
        return indicator.unit
    return (points[-1].unit if points else "") or currency or indicator.unit


def _standing(use):
    """What is suspended or only proposed is neither late nor on its way; None for what is in use."""
    return None if use.standing == Standing.ACTIVE else progress.Progress(progress.NO_DATA, reason=use.standing)


def progress_of(figure, point, goals=None):
    """How any point of a figure stood to the goal in force now (or to those given), with the pace due by its end."""
    use = SimpleNamespace(
        baseline_value=figure.baseline,
        baseline_period__ends_on=figure.baseline_on,
        **{name: getattr(figure, name) for name in _JUDGED_BY},
    )
    return _progress(point, figure.points, figure.goals if goals is None else goals, use, figure.direction)


_JUDGED_BY = ("tolerance", "lowest", "highest", "baseline_version", "accumulation")


def _progress(point, points, goals, use, direction):
    if point and point.value is None and point.text:
        return progress.Progress(progress.NO_DATA, reason=progress.NO_DIRECTION)  # words tell, and are not judged
    goal = goal_for(goals, point, use.accumulation)
    baseline, baseline_on = use.baseline_value, use.baseline_period__ends_on
    if point and is_broken_off(point, points, use.baseline_version):
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
        **{name: getattr(use, name) for name in ("tolerance", "lowest", "highest")},
    )
