"""The figure that plotly.js draws when a person asks to explore a chart: plain, JSON-able, without a template."""

from decimal import Decimal
from functools import singledispatch
from html import escape

from reporting.charts.axes import words_for
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
from reporting.charts.drawing import BAND, INK, INK_2, LAND, PAPER, RULE, SERIES, SERIES_2
from reporting.charts.map import land, placed
from reporting.charts.scale import are_whole, nice_scale
from reporting.charts.tables import answer, no_data, said, share_said

HEIGHT, LOW = 420, 180
ROW = 34
MAP_WIDTH = 1000
TICKS = 6


def figure(chart):
    """Return the chart as a dict for ``Plotly.newPlot``: every text escaped, every period a category."""
    from plotly import graph_objects  # half a second to import: only when a figure is asked for

    traces, layout = traces_and_layout(chart)
    drawn = graph_objects.Figure(data=traces, layout=common(layout))
    drawn.layout.template = None
    return drawn.to_plotly_json()


def text(value):
    """Return a text as plotly.js may show it: its marks are shown, never obeyed."""
    return escape(str(value))


def common(layout):
    """Return a layout with what every figure shares."""
    return {
        "height": HEIGHT,
        "font": {"family": "Source Sans 3, Segoe UI, sans-serif", "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 10, "r": 20, "t": 20, "b": 20},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK, "font": {"color": INK, "size": 15}},
        **layout,
    }


def categories(labels, **more):
    """Return an axis whose values are names in this order, so that a year is never a number."""
    names = [text(label) for label in labels]
    return {"type": "category", "categoryorder": "array", "categoryarray": names, "automargin": True, **more}


def values_axis(chart, values):
    """Return an axis from zero with ticks written as the city writes numbers."""
    scale = nice_scale(values, intervals=TICKS, whole=are_whole(values))
    words = words_for(chart, values)
    return {
        "range": [float(scale.low), float(scale.high)],
        "tickvals": [float(tick) for tick in scale.ticks],
        "ticktext": [text(words.tick(tick)) for tick in scale.ticks],
        "title": {"text": text(words.caption)},
        "gridcolor": RULE,
        "zerolinecolor": INK,
        "automargin": True,
    }


def hidden_axis(**more):
    """Return an axis that is not shown."""
    return {"visible": False, "fixedrange": True, **more}


def coordinate(value):
    """Return where a value is drawn; the number itself is told by its text."""
    return None if value is None else float(value)


def named(chart, point):
    """Return what resting on a point tells: its label and its value or reason."""
    return text(f"{point.label}: {said(chart, point)}")


def known(points):
    """Return the points that have a value."""
    return [point for point in points if point.value is not None]


def trace(kind, x, y, texts, **more):
    """Return one trace whose hover tells exactly these texts."""
    return {"type": kind, "x": list(x), "y": list(y), "hovertext": list(texts), "hoverinfo": "text", **more}


def gaps(chart):
    """Return the open circles on the axis that stand for periods without a number."""
    missing = [point for point in chart.points if point.value is None]
    look = {"symbol": "circle-open", "size": 12, "color": INK_2}
    names, texts = [text(point.label) for point in missing], [named(chart, point) for point in missing]
    return [trace("scatter", names, [0] * len(missing), texts, mode="markers", marker=look)] if missing else []


def dashes(chart, target, labels):
    """Return a target's dashes over the periods in which it is in force."""
    tells = text(f"{target.label}: {chart.format(target.value)}")
    names = [text(label) for label in labels]
    look = {"color": INK, "width": 2, "dash": "dash", "shape": "linear"}
    mode = "lines" if len(names) > 1 else "markers"
    marker = {"symbol": "line-ew-open", "size": 40, "color": INK, "line": {"width": 2}}
    height = [coordinate(target.value)] * len(names)
    return trace("scatter", names, height, [tells] * len(names), mode=mode, line=look, marker=marker)


def in_force(labels, target):
    """Return the periods from the target's first to its last."""
    first = labels.index(target.first) if target.first is not None else 0
    last = labels.index(target.last) if target.last is not None else len(labels) - 1
    return labels[first : last + 1]


def upright(chart, main, targets):
    """Return traces and layout of a chart with periods below and values at the side."""
    labels = [point.label for point in chart.points]
    values = [point.value for point in known(chart.points)] + [target.value for target in targets]
    aims = [dashes(chart, target, in_force(labels, target)) for target in targets]
    return [*aims, main, *gaps(chart)], {"xaxis": categories(labels), "yaxis": values_axis(chart, values)}


@singledispatch
def traces_and_layout(chart):
    """Return the traces and what is particular in the layout."""
    raise TypeError(f"no figure for {type(chart).__name__}")


@traces_and_layout.register(Line)
@traces_and_layout.register(Sparkline)
def _line(chart):
    points = chart.points
    main = trace(
        "scatter", [text(point.label) for point in points], [coordinate(point.value) for point in points],
        [named(chart, point) for point in points], mode="lines+markers", connectgaps=False,
        line={"color": SERIES, "width": 2.5, "shape": "linear"}, marker={"color": SERIES, "size": 8},
    )  # fmt: skip
    return upright(chart, main, getattr(chart, "targets", ()))


@traces_and_layout.register
def _bars(chart: Bars):
    points = known(chart.points)
    main = trace(
        "bar", [text(point.label) for point in points], [coordinate(point.value) for point in points],
        [named(chart, point) for point in points], marker={"color": SERIES},
    )  # fmt: skip
    return upright(chart, main, [chart.target] if chart.target else [])


@traces_and_layout.register
def _horizontal(chart: HorizontalBars):
    points = known(chart.points if chart.keep_order else chart.in_order)
    main = trace(
        "bar", [coordinate(point.value) for point in points], [text(point.label) for point in points],
        [named(chart, point) for point in points], orientation="h", marker={"color": SERIES},
    )  # fmt: skip
    names = categories([point.label for point in chart.in_order], autorange="reversed")
    height = 80 + ROW * max(3, len(chart.points))
    return [main], {"xaxis": values_axis(chart, [p.value for p in points]), "yaxis": names, "height": height}


def upright_mark(x):
    """Return the shape of a target's upright."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "line": {"width": 3, "color": INK},
    }


@traces_and_layout.register
def _bullet(chart: Bullet):
    stated = [number for number in (chart.value, chart.target, chart.maximum) if number is not None]
    tells = no_data(chart.reason) if chart.value is None else chart.format(chart.value)
    value = [] if chart.value is None else [coordinate(chart.value)]
    main = trace("bar", value, [""] * len(value), [text(tells)] * len(value), orientation="h", marker={"color": SERIES})
    shapes = [] if chart.target is None else [upright_mark(coordinate(chart.target))]
    layout = {
        "xaxis": values_axis(chart, stated),
        "yaxis": hidden_axis(type="category"),
        "shapes": shapes,
        "height": LOW,
    }
    return [main], layout


@traces_and_layout.register
def _share(chart: ShareBar):
    share = chart.share or Decimal(0)
    tells = text(share_said(chart))
    parts = [(share, SERIES), (100 - share, BAND)] if chart.share is not None else []
    traces = [
        trace("bar", [coordinate(part)], [""], [tells], orientation="h", marker={"color": colour})
        for part, colour in parts
    ]
    ticks = [0, 25, 50, 75, 100]
    axis = {"range": [0, 100], "tickvals": ticks, "ticktext": [text(chart.percent(Decimal(tick))) for tick in ticks]}
    shapes = [] if chart.target is None else [upright_mark(coordinate(chart.target))]
    layout = {"xaxis": axis, "yaxis": hidden_axis(type="category"), "shapes": shapes, "barmode": "stack", "height": LOW}
    return traces, layout


@traces_and_layout.register
def _stacked(chart: Stacked):
    fills = [SERIES, SERIES_2, "#A9BDD0", BAND, PAPER]
    traces = [
        trace(
            "bar", [coordinate(point.value)], [""], [named(chart, point)], orientation="h",
            marker={"color": fills[min(place, len(fills) - 1)], "line": {"color": SERIES, "width": 1.5}},
        )
        for place, point in enumerate(chart.points) if point.value is not None
    ]  # fmt: skip
    return traces, {"xaxis": hidden_axis(), "yaxis": hidden_axis(type="category"), "barmode": "stack", "height": LOW}


@traces_and_layout.register
def _ordinal(chart: OrdinalStrip):
    words = [(point.label, point.level) for point in chart.points if point.level is not None]
    return squares(chart, words, list(chart.levels))


@traces_and_layout.register
def _binary(chart: BinaryStrip):
    words = [(point.label, answer(chart, point)) for point in chart.points if point.value is not None]
    return squares(chart, words, [str(chart.yes), str(chart.no)])


def squares(chart, words, levels):
    """Return one square a period at the height of its word."""
    look = {"symbol": "square", "size": 20, "color": SERIES}
    names, heights = [text(label) for label, _word in words], [text(word) for _label, word in words]
    main = trace("scatter", names, heights, [text(f"{a}: {b}") for a, b in words], mode="markers", marker=look)
    rows = categories(levels, autorange="reversed", gridcolor=RULE)
    return [main], {
        "xaxis": categories([point.label for point in chart.points]),
        "yaxis": rows,
        "height": LOW + ROW * len(levels),
    }


@traces_and_layout.register
def _map(chart: WorldMap):
    coast_x, coast_y = [], []
    for outline in land(MAP_WIDTH // 2):
        coast_x += [2 * x for x, _y in outline] + [None]
        coast_y += [-2 * y for _x, y in outline] + [None]
    coast = {
        "type": "scatter",
        "x": coast_x,
        "y": coast_y,
        "mode": "none",
        "fill": "toself",
        "fillcolor": LAND,
        "hoverinfo": "skip",
    }
    spots = dots(chart.places, {"color": SERIES, "size": 10, "line": {"color": PAPER, "width": 1.2}})
    home = [dots([chart.home], {"color": PAPER, "size": 13, "line": {"color": INK, "width": 3}})] if chart.home else []
    axes = {"xaxis": hidden_axis(fixedrange=False), "yaxis": hidden_axis(fixedrange=False, scaleanchor="x")}
    return [coast, spots, *home], {**axes, "dragmode": "pan", "height": 520}


def dots(places, look):
    """Return a trace of places in the map's projection."""
    spots = [placed(place.longitude, place.latitude, MAP_WIDTH) for place in places]
    tells = [text(f"{place.label}, {place.detail}" if place.detail else place.label) for place in places]
    return trace(
        "scatter",
        [round(x, 1) for x, _y in spots],
        [round(-y, 1) for _x, y in spots],
        tells,
        mode="markers",
        marker=look,
    )
