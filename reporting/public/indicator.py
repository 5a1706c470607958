"""One published indicator of a city, with everything behind its values."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.choices import State
from indicators.models import AdoptedIndicator, Indicator, Measurement, TargetSet
from indicators.series import Figure, city_figures, level_names, progress_of
from indicators.wording import band_label, explanation, point_in_words, sentence, value_in_words
from observatory import formats
from observatory.models import City
from reporting import charts
from reporting.drawings import chart_of, series_of_figure
from reporting.public.parts import segment_in_words, tables_of
from reporting.public.results import values_of


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
    is_break: bool = False
    unit: str = ""


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
        return (
            point_in_words(point, self.figure.value_type, self.locale, self.levels, self.figure.decimals)
            if point
            else ""
        )

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
        return value_in_words(
            value, self.figure.value_type, self.locale, levels=self.levels, decimals=self.figure.decimals
        )

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

    @cached_property
    def versions(self):
        """What the indicator said before its unit, formula or kind of value changed, the latest first."""
        return list(self.indicator.versions.all()) if self.figure.breaks else []

    def _unit_of(self, point):
        """The unit of a value that was measured in another one than the last."""
        units = {version.number: version.unit for version in self.versions}
        unit = point.unit or units.get(point.version, self.indicator.unit)
        return unit if unit != self.unit else ""

    def _row(self, point, goal):
        told = progress_of(self.figure, point)
        return Row(
            point=point,
            period=formats.period(point.period, self.locale),
            value=point_in_words(point, self.figure.value_type, self.locale, self.levels, self.figure.decimals),
            goal=goal,
            target=self._written(goal.value) if goal else "",
            original=self._written(goal.original) if goal and goal.original is not None else "",
            share=formats.share(told.share, self.locale, 0) if goal and told.share is not None else "",
            band=told.band if goal else "",
            is_break=point.period in self.figure.breaks,
            unit=self._unit_of(point),
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
        return [self._revision(old) for old in revisions_of(self.city, self.indicator)]

    def _revision(self, old):
        period, part = formats.period(old.period.code, self.locale), segment_in_words(old.segment)
        before, after = (
            point_in_words(each, self.figure.value_type, self.locale, self.levels) for each in (old, old.correction)
        )
        return period, part, old, before, after

    def written(self, measurement):
        """A stored value in words, or why there is none."""
        return point_in_words(measurement, self.figure.value_type, self.locale, self.levels, self.figure.decimals)

    @cached_property
    def segments(self):
        """The disaggregated values, a table for each way they divide the whole."""
        return tables_of(self)

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
