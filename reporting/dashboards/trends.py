"""How six indicators went over the years, and what kind of thing the city measures."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.choices import Dimension, Hierarchy, Level
from observatory import formats
from reporting import charts, drawings
from reporting.dashboards.results import NUMBERS, URGENT, has_target

MANY = 6
SPAN = 8
HALF = 380


@dataclass(frozen=True, slots=True)
class Multiple:
    """One indicator over the years, small."""

    name: str
    unit: str
    href: str
    how: str
    chart: charts.Shown


@dataclass(frozen=True, slots=True)
class Measured:
    """How many indicators there are of each level, from input to impact."""

    chart: charts.Shown
    sentence: str
    advice: str
    parts: tuple[tuple[str, str, str], ...]

    @property
    def drawing(self):
        return charts.svg(self.chart.chart, width=HALF)


def multiples(figures, around):
    """Draw up to six indicators over the years, the dimensions by turns, what most asks for a look first."""
    return tuple(_multiple(figure, around) for figure in _chosen(figures))


def _chosen(figures):
    drawable = [each for each in figures if each.value_type in NUMBERS and _values(each) >= drawings.FEWEST_FOR_A_LINE]
    drawable.sort(key=_rank)
    by_turns = zip_longest(*([each for each in drawable if each.dimension == key] for key in Dimension.values))
    first = [each for turn in by_turns for each in turn if each][:MANY]
    order = list(Dimension.values)
    return sorted(first, key=lambda each: order.index(each.dimension))


def _values(figure):
    return sum(point.value is not None for point in figure.points[-SPAN:])


def _rank(figure):
    return not has_target(figure), URGENT.index(figure.band), figure.hierarchy != Hierarchy.STRATEGIC


def _multiple(figure, around):
    series = drawings.series_of_figure(figure)
    series = replace(series, points=series.points[-SPAN:])
    return Multiple(
        figure.name,
        figure.unit,
        around.way("indicator-sheet", figure.code),
        around.way("indicator-calculation", figure.code),
        charts.shown(
            drawings.chart_of(series, around.locale), key=f"trend-{figure.adoption_id}", explore=False, small=True
        ),
    )


def measured(figures, around):
    """Tell the balance of the levels, or None without indicators."""
    if not figures:
        return None
    found = Counter(figure.level for figure in figures)
    chart = charts.HorizontalBars(
        title="",
        subtitle=ngettext("%(n)s indicator, by level", "%(n)s indicators, by level", len(figures))
        % {"n": around.number(len(figures))},
        unit=_("Indicators"),
        points=tuple(charts.Point(str(label), found[key]) for key, label in Level.choices),
        keep_order=True,
        heading=_("Level"),
        format=formats.numbers(around.locale),
    )
    return Measured(
        charts.shown(chart, key="levels", explore=False),
        _said(found, around),
        _advised(found),
        tuple(
            (str(label), around.number(found[key]), around.rows("in-use", level=key)) for key, label in Level.choices
        ),
    )


def _said(found, around):
    telling = found[Level.OUTCOME] + found[Level.IMPACT]
    if not telling:
        return _("None of them tells what changed for people: all tell what the office does.")
    n = around.number(telling)
    return ngettext(
        "%(n)s of them tells what changed; the others tell what was put in and done.",
        "%(n)s of them tell what changed; the others tell what was put in and done.",
        telling,
    ) % {"n": n}


def _advised(found):
    telling = found[Level.OUTCOME] + found[Level.IMPACT]
    return _("Indicators of outcome in the catalogue") if telling * 2 < found.total() else ""
