"""The numbers of a chart as a table of formatted text, equal to what is drawn."""

from dataclasses import dataclass
from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reporting.charts.descriptions import (
    Bars,
    BinaryStrip,
    Bullet,
    ChoiceStrip,
    HorizontalBars,
    Line,
    OrdinalStrip,
    ShareBar,
    Sparkline,
    Stacked,
    WorldMap,
)

NOT_IN_FORCE = "–"


@dataclass(frozen=True)
class Table:
    """Hold a chart's numbers as text; the first column names its row, ``numeric`` says which columns are numbers."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def no_data(note):
    """Return the words that stand where a number is missing."""
    return str(note or _("no data"))


def said(chart, point):
    """Return a point's value as text, or the words that say why there is none."""
    return no_data(point.note) if point.value is None else str(chart.format(point.value))


def built(chart, columns, rows):
    """Return a table from its columns as (heading, is a number) and its rows."""
    header = tuple(str(heading) for heading, _number in columns)
    numeric = tuple(is_number for _heading, is_number in columns)
    return Table(str(chart.title), header, tuple(rows), numeric)


def value_heading(chart):
    """Return the heading of the column of values: the unit, if there is one."""
    return chart.unit or pgettext("table heading", "Value")


@singledispatch
def table(chart):
    """Return the chart as a Table: one row a point, in the order drawn, missing values in words."""
    raise TypeError(f"no table for {type(chart).__name__}")


@table.register
def _line(chart: Line):
    notes = [noted(chart, point) for point in chart.points]
    columns = [(chart.heading, False), (value_heading(chart), True)]
    columns += [(target.label, True) for target in chart.targets]
    columns += [(pgettext("table heading", "Note"), False)] if any(notes) else []
    places = {point.label: position for position, point in enumerate(chart.points)}
    rows = []
    for position, (point, note) in enumerate(zip(chart.points, notes, strict=True)):
        row = [str(point.label), said(chart, point)]
        row += [aim_said(chart, target, position, places) for target in chart.targets]
        rows.append((*row, note) if any(notes) else tuple(row))
    return built(chart, columns, rows)


def aim_said(chart, target, position, places):
    """Return a target's value in a period in which it is in force, otherwise a dash."""
    first, last = places.get(target.first, 0), places.get(target.last, len(places) - 1)
    return str(chart.format(target.value)) if first <= position <= last else NOT_IN_FORCE


def noted(chart, point):
    """Return what is said beside a value: its note, that it is the baseline, the break before it."""
    notes = [str(point.note)] if point.note and point.value is not None else []
    if chart.baseline and chart.baseline.period == point.label:
        notes.append(baseline_said(chart))
    notes += [str(mark.label) for mark in chart.breaks if mark.period == point.label]
    return "; ".join(notes)


def baseline_said(chart):
    """Return the baseline's name, with its value when it is not that of its period."""
    if chart.baseline.value is None:
        return str(chart.baseline.label)
    values = {"name": chart.baseline.label, "value": chart.format(chart.baseline.value)}
    return pgettext("one of a list", "%(name)s: %(value)s") % values


@table.register
def _bars(chart: Bars):
    columns = [(chart.heading, False), (value_heading(chart), True)]
    aims = [] if chart.target is None else [(chart.target.label, True)]
    aim = () if chart.target is None else (str(chart.format(chart.target.value)),)
    return built(chart, columns + aims, [(str(point.label), said(chart, point), *aim) for point in chart.points])


@table.register(Stacked)
@table.register(Sparkline)
def _points(chart):
    columns = [(chart.heading, False), (value_heading(chart), True)]
    return built(chart, columns, [(str(point.label), said(chart, point)) for point in chart.points])


@table.register
def _horizontal(chart: HorizontalBars):
    columns = [(chart.heading, False), (value_heading(chart), True)]
    return built(chart, columns, [(str(point.label), said(chart, point)) for point in chart.in_order])


@table.register
def _bullet(chart: Bullet):
    columns = [(chart.heading, False), (value_heading(chart), True)]
    row = [str(chart.period or chart.title), said_or_reason(chart)]
    if chart.target is not None:
        columns.append((chart.target_label, True))
        row.append(str(chart.format(chart.target)))
    return built(chart, columns, [tuple(row)])


def said_or_reason(chart):
    """Return the value of a bullet, or why there is none."""
    return no_data(chart.reason) if chart.value is None else str(chart.format(chart.value))


@table.register
def _share(chart: ShareBar):
    columns = [(chart.heading, False), (value_heading(chart), False)]
    row = [str(chart.period or chart.title), share_said(chart)]
    if chart.target is not None:
        columns.append((chart.target_label, True))
        row.append(str(chart.percent(chart.target)))
    return built(chart, columns, [tuple(row)])


def share_said(chart):
    """Return a numerator of a denominator with its percentage, or why there is none."""
    if chart.share is None:
        return no_data(chart.reason)
    return pgettext("share of a whole", "%(part)s of %(whole)s %(things)s, %(percent)s") % {
        "part": chart.format(chart.part),
        "whole": chart.format(chart.whole),
        "things": chart.things,
        "percent": chart.percent(chart.share),
    }


@table.register
def _ordinal(chart: OrdinalStrip):
    is_choice = isinstance(chart, ChoiceStrip)
    word = pgettext("table heading", "Answer") if is_choice else pgettext("table heading", "Level")
    columns = [(chart.heading, False), (chart.unit or word, False)]
    rows = [
        (str(point.label), no_data(point.note) if point.level is None else str(point.level)) for point in chart.points
    ]
    return built(chart, columns, rows)


@table.register
def _binary(chart: BinaryStrip):
    columns = [(chart.heading, False), (chart.unit or pgettext("table heading", "Answer"), False)]
    rows = [(str(point.label), answer(chart, point) or no_data(point.note)) for point in chart.points]
    return built(chart, columns, rows)


def answer(chart, point):
    """Return yes or no in the chart's words, or None."""
    return None if point.value is None else str(chart.yes if point.value else chart.no)


@table.register
def _map(chart: WorldMap):
    columns = [(chart.heading, False), (chart.detail_heading, False)]
    return built(chart, columns, [(str(place.label), str(place.detail)) for place in chart.places])
