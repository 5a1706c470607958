"""What is drawn of cities side by side: bars of one period, and small figures over time on one scale."""

from dataclasses import dataclass, replace
from functools import cached_property, partial

from django.utils.translation import gettext as _

from indicators.models import Indicator
from indicators.wording import number_in_words, point_in_words
from observatory import formats
from reporting import charts

PERIODS = 6
MOST_MULTIPLES = 6


@dataclass(frozen=True)
class Manner:
    """How the values of all cities are written: in which unit, with how many decimals, in which locale."""

    indicator: Indicator
    unit: str
    levels: dict
    locale: str
    decimals: int | None

    @cached_property
    def number(self):
        return partial(number_in_words, kind=self.indicator.value_type, locale=self.locale, decimals=self.decimals)

    def point(self, point):
        return point_in_words(point, self.indicator.value_type, self.locale, self.levels, self.decimals)


def bars(cities, manner, period):
    """All cities at the last common period, on one scale, in alphabetical order."""
    values = [(each.name, next(p for p in each.points if p.period == period)) for each in cities]
    chart = charts.HorizontalBars(
        title=manner.indicator.name,
        subtitle=" · ".join(filter(None, (manner.unit, formats.period(period, manner.locale)))),
        unit=manner.unit,
        points=tuple(charts.Point(name, point.value) for name, point in values),
        keep_order=True,
        heading=_("City"),
        format=manner.number,
    )
    return charts.shown(chart, key="comparison")


def multiples(cities, manner):
    """Small figures of the first cities over time, all on one scale, each with the targets of its own."""
    lines = [line_of(each, manner) if len(each.points) > 1 else None for each in cities]
    lines = lines[:MOST_MULTIPLES]
    reach = tuple(mark.value for line in filter(None, lines) for mark in (*line.points, *line.targets))
    reach = tuple(value for value in reach if value is not None)
    for place, line in enumerate(lines):
        if line:
            line = replace(line, reach=reach)
            cities[place] = replace(
                cities[place], chart=charts.shown(line, key=f"city-{place}", explore=False, small=True)
            )
    return cities


def line_of(city, manner):
    shown = city.points[-PERIODS:]
    labels = {point.period: formats.period(point.period, manner.locale) for point in shown}
    return charts.Line(
        title=city.name,
        unit=manner.unit,
        points=tuple(charts.Point(labels[point.period], point.value) for point in shown),
        targets=tuple(
            charts.Target(_("Target"), goal.value, labels[goal.period], labels[goal.period])
            for goal in city.aims
            if goal.period in labels
        ),
        format=manner.number,
    )
