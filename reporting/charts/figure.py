"""The figure that plotly.js draws when a person asks to explore a chart: plain, JSON-able, without a template."""

from decimal import Decimal
from functools import singledispatch

from django.utils.translation import gettext as _

from reporting.charts.descriptions import (
    Bars,
    BinaryStrip,
    Bullet,
    HorizontalBars,
    Line,
    OrdinalStrip,
    ShareBar,
    Sparkline,
    Stacked,
    WorldMap,
)
from reporting.charts.drawing import BAND, FONT, INK, LAND, PAPER, RULE, SERIES, SERIES_2
from reporting.charts.map import land
from reporting.charts.tables import answer, no_data, said, share_said
from reporting.charts.traces import (
    MAP_WIDTH,
    categories,
    circles,
    coordinate,
    dashes,
    dots,
    hidden_axis,
    in_force,
    known,
    missing,
    named,
    text,
    trace,
    upright_mark,
    values_axis,
)

HEIGHT, LOW, MAP = 420, 150, 480
ROW = 34
SLIM = 0.5


def figure(chart):
    """Return the chart as a dict for ``Plotly.newPlot``: every text escaped, every period a category."""
    from plotly import graph_objects  # slow to import: only when a figure is asked for

    traces, layout = traces_and_layout(chart)
    drawn = graph_objects.Figure(data=traces, layout=common(layout))
    drawn.layout.template = None
    return drawn.to_plotly_json()


def common(layout):
    """Return a layout with what every figure shares."""
    return {
        "height": HEIGHT,
        "font": {"family": FONT, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 10, "r": 20, "t": 20, "b": 20},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK, "font": {"color": INK, "size": 15}},
        **layout,
    }


@singledispatch
def traces_and_layout(chart):
    """Return the traces of a chart and what is particular in its layout."""
    raise TypeError(f"no figure for {type(chart).__name__}")


@traces_and_layout.register(Line)
@traces_and_layout.register(Sparkline)
def _line(chart):
    look = {"line": {"color": SERIES, "width": 2.5, "shape": "linear"}, "marker": {"color": SERIES, "size": 8}}
    names = [text(point.label) for point in chart.points]
    heights, tells = [coordinate(p.value) for p in chart.points], [named(chart, p) for p in chart.points]
    main = trace("scatter", names, heights, tells, mode="lines+markers", connectgaps=False, **look)
    return upright(chart, main, getattr(chart, "targets", ()))


@traces_and_layout.register
def _bars(chart: Bars):
    points = known(chart.points)
    names, heights = [text(point.label) for point in points], [coordinate(point.value) for point in points]
    main = trace("bar", names, heights, [named(chart, p) for p in points], marker={"color": SERIES}, width=SLIM)
    return upright(chart, main, [chart.target] if chart.target else [])


def upright(chart, main, targets):
    """Return traces and layout of a chart with periods below and values at the side."""
    labels, gaps = [point.label for point in chart.points], missing(chart.points)
    values = [point.value for point in known(chart.points)] + [target.value for target in targets]
    aims = [dashes(chart, target, in_force(labels, target)) for target in targets]
    empty = circles([text(gap.label) for gap in gaps], [0] * len(gaps), [named(chart, gap) for gap in gaps])
    return [main, *aims, *empty], {"xaxis": categories(labels), "yaxis": values_axis(chart, values)}


@traces_and_layout.register
def _horizontal(chart: HorizontalBars):
    points, gaps = known(chart.in_order), missing(chart.in_order)
    lengths, names = [coordinate(point.value) for point in points], [text(point.label) for point in points]
    tells = [named(chart, point) for point in points]
    main = trace("bar", lengths, names, tells, orientation="h", marker={"color": SERIES}, width=SLIM)
    empty = circles([0] * len(gaps), [text(gap.label) for gap in gaps], [named(chart, gap) for gap in gaps])
    return [main, *empty], {
        "xaxis": values_axis(chart, [point.value for point in points]),
        "yaxis": categories([point.label for point in chart.in_order], autorange="reversed"),
        "height": 80 + ROW * max(3, len(chart.points)),
    }


def track(length, tells, colour, **more):
    """Return a piece of a single lying bar."""
    return trace("bar", [coordinate(length)], [""], [text(tells)], orientation="h", marker={"color": colour}, **more)


def single(xaxis, target):
    """Return the layout of a single lying bar, with its target's upright if it has one."""
    shapes = [] if target is None else [upright_mark(target)]
    return {"xaxis": xaxis, "yaxis": hidden_axis(type="category"), "shapes": shapes, "barmode": "stack", "height": LOW}


@traces_and_layout.register
def _bullet(chart: Bullet):
    stated = [number for number in (chart.value, chart.target, chart.maximum) if number is not None]
    tells = no_data(chart.reason) if chart.value is None else chart.format(chart.value)
    pieces = [] if chart.value is None else [track(chart.value, tells, SERIES, width=SLIM)]
    return pieces, single(values_axis(chart, stated), chart.target)


@traces_and_layout.register
def _share(chart: ShareBar):
    ticks = [0, 25, 50, 75, 100]
    axis = {"range": [0, 100], "tickvals": ticks, "ticktext": [text(chart.percent(Decimal(tick))) for tick in ticks]}
    parts = [] if chart.share is None else [(chart.share, SERIES), (100 - chart.share, BAND)]
    return [track(part, share_said(chart), colour) for part, colour in parts], single(axis, chart.target)


@traces_and_layout.register
def _stacked(chart: Stacked):
    fills = [(SERIES, PAPER), (SERIES_2, PAPER), (BAND, INK), (PAPER, INK)]
    pieces = []
    for place, point in enumerate(known(chart.points)):
        fill, ink = fills[min(place, len(fills) - 1)]
        look = {"text": [text(said(chart, point))], "textposition": "inside", "textfont": {"color": ink, "size": 17}}
        piece = track(point.value, f"{point.label}: {said(chart, point)}", fill, insidetextanchor="middle", **look)
        piece["marker"]["line"] = {"color": SERIES, "width": 1.5}
        pieces.append(piece)
    return pieces, single(hidden_axis(), None)


@traces_and_layout.register
def _ordinal(chart: OrdinalStrip):
    return squares(chart, [(point, point.level) for point in chart.points], chart.levels)


@traces_and_layout.register
def _binary(chart: BinaryStrip):
    return squares(chart, [(point, answer(chart, point)) for point in chart.points], [chart.yes, chart.no])


def squares(chart, pairs, levels):
    """Return one square a period at the height of its word, and an open circle lowest where there is none."""
    told = [(text(point.label), text(word)) for point, word in pairs if word is not None]
    look = {"symbol": "square", "size": 20, "color": SERIES}
    tells = [f"{name}: {word}" for name, word in told]
    main = trace(
        "scatter", [name for name, _word in told], [word for _name, word in told], tells, mode="markers", marker=look
    )
    gaps = missing(chart.points)
    lowest = [_("no data")] if gaps else []
    reasons = [text(f"{gap.label}: {no_data(gap.note)}") for gap in gaps]
    empty = circles([text(gap.label) for gap in gaps], [text(*lowest)] * len(gaps) if gaps else [], reasons)
    rows = [*levels, *lowest]
    return [main, *empty], {
        "xaxis": categories([point.label for point in chart.points]),
        "yaxis": categories(rows, autorange="reversed", showgrid=True, gridcolor=RULE),
        "height": LOW + ROW * len(rows),
    }


@traces_and_layout.register
def _map(chart: WorldMap):
    x, y = [], []
    for outline in land(MAP_WIDTH // 2):
        x += [*(2 * east for east, _south in outline), None]
        y += [*(-2 * south for _east, south in outline), None]
    fill = {"mode": "none", "fill": "toself", "fillcolor": LAND, "hoverinfo": "skip"}
    spots = dots(chart.places, {"color": SERIES, "size": 10})
    home = [dots([chart.home], {"color": PAPER, "size": 13, "line": {"color": INK, "width": 3}})] if chart.home else []
    axes = {"xaxis": hidden_axis(fixedrange=False), "yaxis": hidden_axis(fixedrange=False, scaleanchor="x")}
    return [{"type": "scatter", "x": x, "y": y, **fill}, spots, *home], {**axes, "dragmode": "pan", "height": MAP}
