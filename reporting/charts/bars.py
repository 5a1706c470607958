"""Bars, upright and lying, always from zero."""

from decimal import Decimal

from django.utils.translation import gettext as _

from reporting.charts.axes import (
    EDGE,
    Plot,
    Tail,
    draw_legend,
    draw_periods,
    draw_tails,
    draw_targets_stroke,
    draw_value_axis,
    gaps_in_words,
    room_for_ticks,
    value_scale,
    words_for,
)
from reporting.charts.drawing import INK, SERIES
from reporting.charts.lettering import width_of, wrapped
from reporting.charts.lines import MARGIN, target_text

MOST_VALUES = 8
ROW, THICK = 30, 20
ZERO = Decimal(0)


def draw_bars(chart, canvas):
    """Draw upright bars and return the height used."""
    values = [point.value for point in chart.points if point.value is not None]
    stated = values + ([chart.target.value] if chart.target else [])
    words = words_for(chart, stated)
    scale = value_scale(canvas, stated)
    tail = target_text(chart.target, words) if chart.target else ""
    beside = bool(tail) and width_of(tail, size=canvas.sheet.label) <= canvas.width * MARGIN
    size = canvas.sheet.label
    top = size * 1.5 + (size * 1.5 if words.caption else 0)
    left = room_for_ticks(canvas, scale, words, known=bool(values))
    right = canvas.width - (width_of(tail, size=size) + EDGE if beside else 0)
    bottom = top + (canvas.sheet.plot if values else size * 2) + (size * 1.5 if any(v < 0 for v in values) else 0)
    step = (right - left) / max(1, len(chart.points))
    plot = Plot(canvas, scale, left, right, top, bottom, len(chart.points), inset=step / 2)
    draw_value_axis(plot, words, ticks=bool(values))
    draw_uprights(chart, plot, words, step)
    legend = [("gap", text) for text in gaps_in_words(chart.points)]
    if chart.target:
        draw_targets_stroke(plot, [(left, right, chart.target.value)])
        if beside:
            draw_tails(plot, [Tail(tail, plot.y(chart.target.value), size, INK)])
        else:
            legend.insert(0, ("target", tail))
    under = draw_periods(plot, [point.label for point in chart.points]) if chart.points else bottom
    return draw_legend(canvas, under, legend)


def draw_uprights(chart, plot, words, step):
    """Draw the bars with their values; where these would not fit, only those of the highest and the last."""
    known = [(position, point.value) for position, point in enumerate(chart.points) if point.value is not None]
    thick = min(64, step * 0.66)
    labels = {position: words.value(value) for position, value in known}
    size = plot.canvas.sheet.label
    room = all(width_of(label, size=size, bold=True) <= step - 4 for label in labels.values())
    shown = set(labels) if room and len(labels) <= MOST_VALUES else chosen(known)
    for position, value in known:
        x, y, zero = plot.x(position), plot.y(value), plot.y(ZERO)
        plot.canvas.rect(x - thick / 2, min(y, zero), thick, abs(zero - y), fill=SERIES)
        if position in shown:
            base = y - 6 if value >= 0 else y + size + 2
            plot.canvas.text(labels[position], x, base, fill=SERIES, anchor="middle", weight="700")
    for position, point in enumerate(chart.points):
        if point.value is None:
            plot.canvas.gap((plot.x(position), plot.y(ZERO)))


def chosen(known):
    """Return the positions of the last value and, if it is apart from it, of the highest."""
    last, highest = known[-1][0], max(known, key=lambda pair: pair[1])[0]
    return {last, highest} if len(known) < 3 or abs(last - highest) > len(known) / 4 else {last}


def draw_horizontal_bars(chart, canvas):
    """Draw one bar a category with its name before it and its value behind it; return the height used."""
    points = chart.in_order
    values = [point.value for point in points if point.value is not None]
    words = words_for(chart, values)
    labels = [
        words.value(point.value) if point.value is not None else str(point.note or _("no data")) for point in points
    ]
    size = canvas.sheet.label
    names = max((width_of(point.label, size=size) for point in points), default=0) + 12
    stacked = names > canvas.width * 0.42
    left = 0 if stacked else max(names, 60)
    room = canvas.width - left - 2 * EDGE - max((width_of(text, size=size, bold=True) for text in labels), default=0)
    low, high = min([ZERO, *values]), max([ZERO, *values])
    span = high - low or Decimal(1)
    before = max((width_of(t, size=size, bold=True) + EDGE for t, p in zip(labels, points, strict=True)
                  if p.value is not None and p.value < 0), default=0)  # fmt: skip
    reach = max(20, room - before)
    zero = left + before + float(-low / span) * reach
    y = size * 1.4 if words.caption else 0
    if words.caption:
        canvas.text(words.caption, 0, size)
    for point, label in zip(points, labels, strict=True):
        y = draw_lying(canvas, point, label, y, zero=zero, reach=reach, span=span, stacked=stacked)
    return max(y, ROW)


def draw_lying(canvas, point, label, top, *, zero, reach, span, stacked):
    """Draw one lying bar and return where the next begins."""
    size = canvas.sheet.label
    if stacked:
        for line in wrapped(point.label, size=size, limit=canvas.width):
            canvas.text(line, 0, top + size * 1.2, fill=INK)
            top += size * 1.25
    middle = top + ROW / 2
    if not stacked:
        canvas.text(point.label, 0, middle + size * 0.35, fill=INK)
    if point.value is None:
        canvas.gap((zero + 7, middle))
        canvas.text(label, zero + 20, middle + size * 0.35)
        return top + ROW
    length = float(abs(point.value) / span) * reach
    start = zero - length if point.value < 0 else zero
    canvas.rect(start, middle - THICK / 2, length, THICK, fill=SERIES)
    end, anchor = (zero + length + EDGE, "start") if point.value >= 0 else (zero - length - EDGE, "end")
    canvas.text(label, end, middle + size * 0.35, fill=SERIES, anchor=anchor, weight="700")
    return top + ROW

