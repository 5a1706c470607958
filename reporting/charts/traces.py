"""The parts of which a figure for plotly.js is made: axes and traces, every text escaped."""

from html import escape

from reporting.charts.axes import words_for
from reporting.charts.drawing import INK, INK_2, PAPER, RULE
from reporting.charts.map import placed
from reporting.charts.scale import are_whole, nice_scale, with_headroom
from reporting.charts.tables import said

TICKS = 6
LABELS = {"automargin": True, "ticklabelstandoff": 6}
MAP_WIDTH = 1000


def text(value):
    """Return a text as plotly.js may show it: its marks are shown, never obeyed."""
    return escape(str(value))


def coordinate(value):
    """Return where a value is drawn; the number itself is told by its text."""
    return None if value is None else float(value)


def known(points):
    """Return the points that have a value."""
    return [point for point in points if point.value is not None]


def missing(points):
    """Return the points that have none."""
    return [point for point in points if point.value is None]


def named(chart, point):
    """Return what resting on a point tells: its label and its value or reason."""
    return text(f"{point.label}: {said(chart, point)}")


def categories(labels, **more):
    """Return an axis whose values are names in this order, so that a year is never a number."""
    names = [text(label) for label in labels]
    order = {"categoryorder": "array", "categoryarray": names}
    return {"type": "category", **order, "showgrid": False, **LABELS, **more}


def values_axis(chart, values):
    """Return an axis from zero with ticks written as the city writes numbers."""
    scale = with_headroom(nice_scale(values, intervals=TICKS, whole=are_whole(values)), values)
    words = words_for(chart, values)
    return {
        "range": [float(scale.low), float(scale.high)],
        "tickvals": [float(tick) for tick in scale.ticks],
        "ticktext": [text(words.tick(tick)) for tick in scale.ticks],
        "title": {"text": text(words.caption)},
        "gridcolor": RULE,
        "zerolinecolor": INK,
        **LABELS,
    }


def hidden_axis(**more):
    """Return an axis that is not shown."""
    return {"visible": False, "fixedrange": True, **more}


def trace(kind, x, y, texts, **more):
    """Return one trace whose hover tells exactly these texts."""
    return {"type": kind, "x": list(x), "y": list(y), "hovertext": list(texts), "hoverinfo": "text", **more}


def circles(x, y, texts):
    """Return the open circles that stand where there is no number, or no trace when nothing is missing."""
    look = {"symbol": "circle-open", "size": 12, "color": INK_2}
    return [trace("scatter", x, y, texts, mode="markers", marker=look, cliponaxis=False)] if texts else []


def dashes(chart, target, labels):
    """Return a target's dashes over the periods in which it is in force."""
    tells = text(f"{target.label}: {chart.format(target.value)}")
    names = [text(label) for label in labels]
    marker = {"symbol": "line-ew-open", "size": 40, "color": INK, "line": {"width": 2}}
    return trace(
        "scatter", names, [coordinate(target.value)] * len(names), [tells] * len(names),
        mode="lines" if len(names) > 1 else "markers", line={"color": INK, "width": 2, "dash": "dash"}, marker=marker,
    )  # fmt: skip


def in_force(labels, target):
    """Return the periods from the target's first to its last."""
    first = labels.index(target.first) if target.first is not None else 0
    last = labels.index(target.last) if target.last is not None else len(labels) - 1
    return labels[first : last + 1]


def upright_mark(value):
    """Return the shape of a target's upright across the whole height."""
    ends = {"x0": coordinate(value), "x1": coordinate(value), "y0": 0, "y1": 1}
    return {"type": "line", "xref": "x", "yref": "paper", **ends, "line": {"width": 3, "color": INK}}


def dots(places, look):
    """Return a trace of places in the map's projection."""
    spots = [placed(place.longitude, place.latitude, MAP_WIDTH) for place in places]
    tells = [text(f"{place.label}, {place.detail}" if place.detail else place.label) for place in places]
    x, y = [round(x, 1) for x, _y in spots], [round(-y, 1) for _x, y in spots]
    return trace("scatter", x, y, tells, mode="markers", marker={"line": {"color": PAPER, "width": 1.2}, **look})
