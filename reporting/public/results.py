"""The published results of a city: its figures by dimension, and the values that stand."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from indicators import progress
from indicators.choices import Dimension, ValueType
from indicators.models import AdoptedIndicator, Measurement
from indicators.models.adoption import published
from indicators.series import Figure, city_figures, level_names
from indicators.wording import band_label, point_in_words
from observatory import formats

LONGEST_NUMERAL = 8
STATUSES = {
    progress.REACHED: ("reached", pgettext_lazy("result", "Reached")),
    progress.ON_TRACK: ("ontrack", pgettext_lazy("result", "On track")),
    progress.BEHIND: ("behind", pgettext_lazy("result", "Behind")),
    progress.REVERSED: ("reversed", pgettext_lazy("result", "Reversed")),
    progress.NO_VALUE: ("nodata", pgettext_lazy("result", "No data")),
    progress.NO_TARGET: ("nodata", pgettext_lazy("result", "No target set")),
    progress.NO_DIRECTION: ("nodata", pgettext_lazy("result", "Describes only")),
    progress.SUSPENDED: ("nodata", pgettext_lazy("indicator", "Suspended")),
}
IN_WORDS = (ValueType.ORDINAL, ValueType.BOOLEAN, ValueType.CHOICE, ValueType.TEXT)
ALWAYS_TOLD = (progress.REACHED, progress.ON_TRACK, progress.BEHIND, progress.REVERSED, progress.NO_VALUE)


@dataclass(frozen=True)
class Result:
    """One figure in a list: its last value in words, of when, and how it stands."""

    figure: Figure
    value: str
    period: str
    label: str

    @property
    def has_value(self):
        point = self.figure.latest
        return point is not None and not point.no_data_reason

    @property
    def status(self):
        """The key of how it stands; where no result can be told, of what is missing for it."""
        return self.figure.progress.reason or self.figure.band

    @property
    def unit(self):
        """What the value counts; "" where it is a word, or there is none."""
        point = self.figure.latest
        is_number = self.has_value and self.figure.value_type not in IN_WORDS
        return (point.unit or self.figure.unit) if is_number else ""

    @property
    def unit_and_period(self):
        """What the value counts, and of when."""
        return " · ".join(filter(None, (self.unit, self.period)))

    @property
    def is_long(self):
        """Whether the value is too long for a big numeral."""
        return len(self.value) > LONGEST_NUMERAL


def results_of(city, locale):
    """The published figures of a city in the catalogue's order, in five queries."""
    figures = city_figures(city, adoptions=AdoptedIndicator.objects.public())
    levels = level_names([figure.indicator_id for figure in figures])
    return [_result(figure, levels[figure.indicator_id], locale) for figure in figures]


def _result(figure, levels, locale):
    point = figure.latest
    return Result(
        figure,
        point_in_words(point, figure.value_type, locale, levels, figure.decimals) if point else "",
        formats.period(point.period, locale) if point else "",
        str(band_label(figure)),
    )


def by_dimension(results):
    """Group results as [(dimension, [(category, results)])] in their fixed order, without dimensions that have none."""
    order = {dimension: place for place, dimension in enumerate(Dimension.values)}
    ordered = sorted(results, key=lambda result: order[result.figure.dimension])
    return [
        (dimension, [(name, list(rows)) for name, rows in groupby(group, lambda each: each.figure.category_name)])
        for dimension, group in groupby(ordered, lambda each: each.figure.dimension)
    ]


def counts_by_status(results):
    """How many results stand how: [(sign, label, count)], all bands, and what has a value but no result if any."""
    found = [result.status for result in results]
    return [
        (sign, label, found.count(status))
        for status, (sign, label) in STATUSES.items()
        if status in ALWAYS_TOLD or status in found
    ]


def published_values():
    """The approved values that stand, of indicators that public cities publish, whole and by segment."""
    # Joined, not asked for each: a city uses an indicator once at a time, so no value is told twice.
    used = published("indicator__adoptions__") & Q(indicator__adoptions__city=F("city"))
    rows = Measurement.objects.in_force().filter(used, city__is_public=True, city__is_observed=True)
    return rows.order_by("period__ends_on", "period__starts_on", "segment")


def values_of(city, indicator):
    """The published values of one indicator of a city, oldest first."""
    return published_values().filter(city=city, indicator=indicator)
