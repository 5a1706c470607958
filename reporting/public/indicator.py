"""One published indicator of a city, with everything behind its values."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators import segments
from indicators.choices import State, ValueType
from indicators.derived.tracing import SEGMENT_NAMES, SEGMENT_WORDS
from indicators.models import AdoptedIndicator, Indicator, Measurement, TargetSet
from indicators.series import Figure, city_figures, level_names, progress_of
from indicators.wording import band_label, explanation, part_in_words, point_in_words, sentence, value_in_words
from observatory import formats
from observatory.models import City
from reporting import charts
from reporting.drawings import MOST_BARS, chart_of, parts_of, series_of_figure
from reporting.public.results import values_of

PERIODS_OF_SEGMENTS = 6
ROWS_OF_SEGMENTS = 40
WORDS = (ValueType.TEXT, ValueType.CHOICE)
STEPS = (ValueType.ORDINAL, ValueType.BOOLEAN)


@dataclass(frozen=True)
class Row:
    """One period of an indicator in its table."""

    point: object
    period: str
    value: str
    goal: object
    target: str
    original: str
    share: str
    band: str


@dataclass(frozen=True)
class SegmentTable:
    """The values of one way to divide the whole: the names of its parts, the last periods, a row for each part."""

    names: tuple
    periods: tuple
    rows: tuple
    left_out: int
    chart: charts.Shown | None = None

    @property
    def label(self):
        return ", ".join(self.names)


@dataclass(frozen=True)
class IndicatorPage:
    """One published indicator of a city with what is behind its values."""

    city: City
    adoption: AdoptedIndicator
    indicator: Indicator
    figure: Figure
    levels: dict
    locale: str

    @cached_property
    def sentence(self):
        return sentence(self.figure, self.locale, self.levels)

    @cached_property
    def explanation(self):
        return explanation(self.figure, self.locale)

    @property
    def label(self):
        return str(band_label(self.figure))

    @cached_property
    def latest(self):
        """The last value in words, or ""."""
        point = self.figure.latest
        return point_in_words(point, self.figure.value_type, self.locale, self.levels) if point else ""

    @property
    def unit(self):
        """The unit in which the last value was recorded, else that of the indicator."""
        return (self.measurement.unit if self.measurement else "") or self.indicator.unit

    @property
    def goal(self):
        """The goal of the last value in words, or ""."""
        return self._written(self.figure.goal.value) if self.figure.goal else ""

    @property
    def has_originals(self):
        return any(goal.is_adjusted for goal in self.figure.goals)

    @cached_property
    def baseline(self):
        return self._written(self.figure.baseline) if self.figure.baseline is not None else ""

    def _written(self, value):
        return value_in_words(value, self.figure.value_type, self.locale, levels=self.levels)

    @cached_property
    def chart(self):
        """The description of its chart, or None where a picture says nothing."""
        source = self.measurement.source_text if self.measurement else ""
        return chart_of(series_of_figure(self.figure, self.levels), self.locale, source=source)

    @cached_property
    def shown(self):
        return charts.shown(self.chart, key="chart") if self.chart else None

    @cached_property
    def measurement(self):
        """The stored row of the last value, with its method and public evidence."""
        if self.figure.latest is None:
            return None
        rows = values_of(self.city, self.indicator).headline().filter(period__code=self.figure.latest.period)
        return rows.select_related("period").first()

    @cached_property
    def evidence(self):
        return list(self.measurement.evidence.public()) if self.measurement else []

    @cached_property
    def rows(self):
        """Every period, the last first, with the goal then in force."""
        goals = {goal.period: goal for goal in self.figure.goals}
        return [self._row(point, goals.get(point.period)) for point in reversed(self.figure.points)]

    def _row(self, point, goal):
        told = progress_of(self.figure, point)
        return Row(
            point=point,
            period=formats.period(point.period, self.locale),
            value=point_in_words(point, self.figure.value_type, self.locale, self.levels),
            goal=goal,
            target=self._written(goal.value) if goal else "",
            original=self._written(goal.original) if goal and goal.original is not None else "",
            share=formats.share(told.share, self.locale, 0) if goal and told.share is not None else "",
            band=told.band if goal else "",
        )

    @cached_property
    def goals(self):
        """Every goal in words: period, value in force, original value where it was adjusted, whether it is final."""
        return [
            (
                formats.period(goal.period, self.locale),
                self._written(goal.value),
                self._written(goal.original) if goal.is_adjusted and goal.original is not None else "",
                goal.is_final,
            )
            for goal in self.figure.goals
        ]

    @cached_property
    def decisions(self):
        """The sets of targets that say why they were adjusted, or of which the document is public."""
        documented = Q(document__is_public=True, document__removed_at=None)
        sets = TargetSet.objects.filter(~Q(reason="") | documented, adoption=self.adoption)
        return list(sets.select_related("document").order_by("decided_on", "pk"))

    @cached_property
    def revisions(self):
        return [
            (formats.period(old.period.code, self.locale), old, self._of(old), self._of(old.correction))
            for old in revisions_of(self.city, self.indicator)
        ]

    def _of(self, measurement):
        return point_in_words(measurement, self.figure.value_type, self.locale, self.levels)

    @cached_property
    def segments(self):
        """The disaggregated values, a table for each way they divide the whole."""
        rows = values_of(self.city, self.indicator).disaggregated().select_related("period")
        ways = defaultdict(lambda: defaultdict(dict))
        periods, numbers = defaultdict(dict), defaultdict(dict)
        for row in rows:
            parts = segments.parse(row.segment)
            named = tuple(part_of(name, part) for name, part in parts.items())
            ways[tuple(parts)][named][row.period.code] = self._of(row)
            numbers[tuple(parts)][row.period.code, *named] = row.value
            periods[tuple(parts)][row.period.code] = formats.period(row.period.code, self.locale)
        return [
            _segment_table(names, parts, periods[names], self._chart_of_parts(names, numbers[names], periods[names]))
            for names, parts in sorted(ways.items())
        ]

    def _chart_of_parts(self, names, numbers, periods):
        """Bars of the parts in the last period, where there is one way to divide and numbers to draw."""
        last = list(periods)[-1]
        parts = sorted((key[1], value) for key, value in numbers.items() if key[0] == last and value is not None)
        if len(names) > 1 or not 1 < len(parts) <= MOST_BARS or self.figure.value_type in (*WORDS, *STEPS):
            return None
        about = {"title": self.indicator.name, "subtitle": periods[last], "unit": self.unit}
        return charts.shown(parts_of(names[0], parts, self.locale, **about), key=f"parts-{len(numbers)}")

    @property
    def permanent(self):
        return reverse("permanent", args=["indicator", self.adoption.uuid])

    @cached_property
    def span(self):
        """The first and the last period, for the citation."""
        points = self.figure.points
        if not points:
            return ""
        first, last = formats.period(points[0].period, self.locale), formats.period(points[-1].period, self.locale)
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def part_of(name, part):
    """A part of a breakdown in words: what counting named, by its own."""
    return str(SEGMENT_WORDS.get(name, {}).get(part, part_in_words(part)))


def _segment_table(names, parts, periods, chart):
    shown = list(periods)[-PERIODS_OF_SEGMENTS:]
    rows = sorted(parts.items())
    return SegmentTable(
        names=tuple(str(SEGMENT_NAMES.get(name, name)) for name in names),
        periods=tuple(periods[code] for code in shown),
        rows=tuple((values, [found.get(code, "") for code in shown]) for values, found in rows[:ROWS_OF_SEGMENTS]),
        left_out=max(0, len(rows) - ROWS_OF_SEGMENTS),
        chart=chart,
    )


def indicator_page(adoption, locale):
    """Gather one published indicator of a city."""
    adoptions = AdoptedIndicator.objects.public().filter(pk=adoption.pk)
    [figure] = city_figures(adoption.city, adoptions=adoptions)
    levels = level_names([figure.indicator_id])[figure.indicator_id]
    return IndicatorPage(adoption.city, adoption, adoption.indicator, figure, levels, locale)


def revisions_of(city, indicator):
    """The approved values that an approved correction replaced, the latest first."""
    rows = Measurement.objects.approved().filter(city=city, indicator=indicator, correction__state=State.APPROVED)
    return rows.select_related("period", "correction").order_by("-correction__approved_at")
