"""Upright bars, always from zero."""

from decimal import Decimal

from reporting.charts.axes import (
    EDGE,
    HEADROOM,
    Plot,
    Tail,
    draw_legend,
    draw_periods,
    draw_tails,
    draw_targets_stroke,
    draw_value_axis,
    gaps_in_words,
    lines_beside,
    room_for_ticks,
    value_scale,
    words_for,
)
from reporting.charts.drawing import INK, PAPER, SERIES, Box
from reporting.charts.lettering import width_of
from reporting.charts.lines import target_text

MOST_VALUES = 8
THICKEST = 64
ZERO = Decimal(0)


def draw_bars(chart, canvas):
    """Draw upright bars and return the height used."""
    values = [point.value for point in chart.points if point.value is not None]
    stated = values + ([chart.target.value] if chart.target else [])
    words = words_for(chart, stated)
    aim = target_text(chart.target, words) if chart.target else ""
    beside = lines_beside(aim, canvas, size=canvas.sheet.label) if aim else []
    plot = plot_for(chart, canvas, words, stated, beside)
    draw_value_axis(plot, words, ticks=bool(stated))
    draw_uprights(chart, plot)
    legend = draw_aim(chart, plot, aim, beside) if aim else []
    draw_values(chart, plot, words)
    under = plot.bottom
    if chart.points:
        under = draw_periods(plot, [point.label for point in chart.points])
    return draw_legend(canvas, under, legend + [("gap", text) for text in gaps_in_words(chart.points)])


def plot_for(chart, canvas, words, stated, beside):
    """Return the area of the plot, each bar in the middle of its own step."""
    size = canvas.sheet.label
    scale = value_scale(canvas, stated)
    top = size * HEADROOM + (size * 1.5 if words.caption else 0)
    left = room_for_ticks(canvas, scale, words, known=bool(stated))
    right = canvas.width - max((width_of(line, size=size) + EDGE for line in beside), default=0)
    bottom = top + (canvas.sheet.plot if stated else size * 2)
    inset = (right - left) / max(1, len(chart.points)) / 2
    return Plot(canvas, scale, left, right, top, bottom, len(chart.points), inset=inset)


def draw_aim(chart, plot, text, beside):
    """Draw the target as dashes over a white casing; return its line of the legend if the margin lacks room."""
    y = plot.y(chart.target.value)
    plot.canvas.line((plot.left, y), (plot.right, y), stroke=PAPER, thick=4)
    draw_targets_stroke(plot, [(plot.left, plot.right, chart.target.value)])
    draw_tails(plot, [Tail(beside, y, plot.canvas.sheet.label, INK)] if beside else [])
    return [] if beside else [("target", text)]


def thickness(plot):
    """Return how wide a bar is: two thirds of its step, never a slab."""
    return min(THICKEST, plot.inset * 1.32)


def draw_uprights(chart, plot):
    """Draw the bars from zero, and a dashed circle where there is no number."""
    half, zero = thickness(plot) / 2, plot.y(ZERO)
    for position, point in enumerate(chart.points):
        x = plot.x(position)
        if point.value is None:
            plot.canvas.gap((x, zero))
            continue
        y = plot.y(point.value)
        top, bottom = min(y, zero), max(y, zero)
        plot.canvas.rect(x - half, top, half * 2, bottom - top, fill=SERIES)
        plot.canvas.taken.append(Box(x - half, top, x + half, bottom))


def draw_values(chart, plot, words):
    """Write the values at the bars' ends; where they are too many, only the last and the highest."""
    known = [(position, point.value) for position, point in enumerate(chart.points) if point.value is not None]
    if not known:
        return
    size, step = plot.canvas.sheet.label, plot.inset * 2
    room = all(width_of(words.value(value), size=size, bold=True) <= step - 4 for _place, value in known)
    shown = set(range(plot.count)) if room and len(known) <= MOST_VALUES else chosen(known)
    for position, value in known:
        if position in shown:
            draw_value(plot, words.value(value), position, value)


def draw_value(plot, text, position, value):
    """Write one value beyond the end of its bar, or, if something stands there, inside it or higher up."""
    canvas, size, x, y = plot.canvas, plot.canvas.sheet.label, plot.x(position), plot.y(value)
    look = {"frame": Box(plot.left, 0, canvas.width, plot.bottom + size), "weight": "700"}
    beyond = y - 6 if value >= 0 else y + size + 2
    if canvas.write_where_clear(text, [(x, beyond, "middle")], fill=SERIES, **look):
        return
    width = width_of(text, size=size, bold=True)
    if abs(y - plot.y(ZERO)) > size * 2 and width < thickness(plot):
        inside = y + size + 5 if value >= 0 else y - 7
        canvas.text(text, x, inside, fill=PAPER, anchor="middle", weight="700")
        return
    middle = min(x, canvas.width - width / 2 - 1)
    higher = [(middle, y - rise, "middle") for rise in range(6, int(plot.bottom), 4)]
    canvas.write_where_clear(text, higher, fill=SERIES, **look)


def chosen(known):
    """Return the positions of the last value and, if it is apart from it, of the highest."""
    last, highest = known[-1][0], max(known, key=lambda pair: pair[1])[0]
    return {last, highest} if abs(last - highest) > len(known) / 4 else {last}
