"""The line: points and straight strokes, targets in dashed ink, gaps told on the axis; and the sparkline."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import pgettext

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
from reporting.charts.drawing import CONTEXT, INK, PAPER, RULE, SERIES
from reporting.charts.lettering import width_of
from reporting.charts.scale import nice_scale

DOTTED = 9


def draw_line(chart, canvas):
    """Draw a line and return the height used."""
    values = [point.value for point in chart.points if point.value is not None]
    stated = values + [target.value for target in chart.targets] + stated_baseline(chart)
    words = words_for(chart, stated)
    scale = value_scale(canvas, [*stated, *chart.reach])
    tails = right_labels(chart, canvas, words)
    plot = plot_for(chart, canvas, scale, words, tails, known=bool(stated))
    draw_value_axis(plot, words, ticks=bool(stated))
    steps = target_steps(chart, plot)
    draw_targets_stroke(plot, steps)
    draw_breaks(chart, plot)
    draw_series(chart, plot)
    under = draw_periods(plot, [point.label for point in chart.points]) if chart.points else plot.bottom
    draw_tails(plot, [Tail(t.lines, plot.y(t.value), t.size, t.fill, t.weight) for t in tails])
    beside = [tail.text for tail in tails]
    legend = [("gap", text) for text in gaps_in_words(chart.points)]
    legend += draw_target_labels(chart, plot, words, steps, beside)
    legend += draw_break_labels(chart, plot)
    legend += draw_baseline(chart, plot)
    draw_extremes(chart, plot, words, beside)
    return draw_legend(canvas, under, legend)


def stated_baseline(chart):
    """Return the baseline's own value as a list, empty when it is that of its period."""
    return [] if chart.baseline is None or chart.baseline.value is None else [chart.baseline.value]


def plot_for(chart, canvas, scale, words, tails, *, known):
    """Return the area of the plot; without any number it is only as high as its marks."""
    size = canvas.sheet.label
    top = size * HEADROOM + (size * 1.5 if words.caption else 0)
    widest = max((tail.width for tail in tails), default=0)
    right = canvas.width - (widest + EDGE if widest else EDGE)
    height = canvas.sheet.plot if known else size * 2
    left = room_for_ticks(canvas, scale, words, known=known)
    return Plot(canvas, scale, left, right, top, top + height, len(chart.points))


@dataclass(frozen=True)
class Beside:
    """Hold what the right margin will say about one value."""

    text: str
    lines: list
    value: Decimal
    size: float
    fill: str
    weight: str | None = None

    @property
    def width(self):
        return max(width_of(line, size=self.size, bold=self.weight is not None) for line in self.lines)


def right_labels(chart, canvas, words):
    """Return the labels for the right margin that fit there: the last value and the targets in force."""
    main, size, labels = canvas.sheet.main, canvas.sheet.label, []
    if len(chart.points) > 1 and chart.points[-1].value is not None:
        value = chart.points[-1].value
        lines = lines_beside(words.value(value), canvas, size=main, bold=True)
        labels.append(Beside(words.value(value), lines, value, main, SERIES, "700"))
    for target in chart.targets:
        if target.last is None or target.last == chart.points[-1].label:
            text = target_text(target, words)
            lines = lines_beside(text, canvas, size=size)
            labels.append(Beside(text, lines, target.value, size, INK))
    return [label for label in labels if label.lines]


def target_text(target, words):
    """Return a target's name and value."""
    return pgettext("chart label", "%(name)s: %(value)s") % {
        "name": target.label,
        "value": words.value(target.value),
    }


def target_steps(chart, plot):
    """Return where each target starts and ends, and its value; steps meet half-way between two periods."""
    places = {point.label: position for position, point in enumerate(chart.points)}
    steps = []
    for target in chart.targets:
        first = places.get(target.first, 0)
        last = places.get(target.last, len(chart.points) - 1)
        start = plot.x(first - 0.5) if first > 0 else plot.x(0)
        end = plot.x(last + 0.5) if last < len(chart.points) - 1 else plot.x(last)
        steps.append((start, end, target.value) if end > start else (plot.left, plot.right, target.value))
    return steps


def draw_series(chart, plot):
    """Draw the strokes, then the points over them, then the gaps on the axis."""
    breaks = {mark.period for mark in chart.breaks}
    runs, run = [], []
    for position, point in enumerate(chart.points):
        if run and (point.value is None or point.label in breaks):
            runs.append(run)
            run = []
        if point.value is not None:
            run.append((plot.x(position), plot.y(point.value)))
    for places in [*runs, run]:
        if len(places) > 1:
            plot.canvas.path(places, stroke=SERIES, thick=2.5)
    draw_dots(chart, plot)


def draw_dots(chart, plot):
    """Draw each point where there is room, always the last one and the lonely ones, and each gap."""
    points = chart.points
    known = [position for position, point in enumerate(points) if point.value is not None]
    roomy = plot.count < 2 or plot.x(1) - plot.x(0) >= DOTTED
    for position, point in enumerate(points):
        if point.value is None:
            plot.canvas.gap(
                (plot.x(position), plot.bottom),
                title=f"{point.label}: {point.note}" if point.note else "",
            )
        elif position == known[-1]:
            plot.canvas.dot((plot.x(position), plot.y(point.value)), 5)
        elif roomy or not {position - 1, position + 1} & set(known):
            plot.canvas.dot((plot.x(position), plot.y(point.value)), 3.5)


def draw_target_labels(chart, plot, words, steps, beside):
    """Write beside its dashes each target that is not in the margin; return for the legend those with no room."""
    crowded = []
    for target, (start, end, value) in zip(chart.targets, steps, strict=True):
        text = target_text(target, words)
        if text in beside:
            continue
        above, below = plot.y(value) - 6, plot.y(value) + plot.canvas.sheet.label * 1.1
        spots = [
            (start, above, "start"),
            (end, above, "end"),
            (start, below, "start"),
            (end, below, "end"),
        ]
        if not plot.canvas.write_where_clear(text, spots, frame=plot.frame, fill=INK):
            crowded.append(("target", text))
    return crowded


def break_x(chart, plot, mark):
    """Return where a break stands: half-way before its period."""
    return plot.x(max(0, [point.label for point in chart.points].index(mark.period) - 0.5))


def draw_breaks(chart, plot):
    """Draw a dotted upright before each period that opens a new series."""
    for mark in chart.breaks:
        x = break_x(chart, plot, mark)
        plot.canvas.path([(x, plot.top), (x, plot.bottom)], stroke=CONTEXT, thick=1.5, dash="2 3")


def draw_break_labels(chart, plot):
    """Write the reasons beside the uprights; return for the legend those with no room."""
    crowded = []
    for mark in chart.breaks:
        x, high, low = break_x(chart, plot, mark), plot.top + plot.canvas.sheet.label, plot.bottom - 8
        spots = [(x + 5, high, "start"), (x - 5, high, "end"), (x + 5, low, "start"), (x - 5, low, "end")]
        if not plot.canvas.write_where_clear(mark.label, spots, frame=plot.frame):
            crowded.append(("break", f"{mark.period}{pgettext('punctuation', ': ')}{mark.label}"))
    return crowded


def draw_baseline(chart, plot):
    """Draw the hollow point progress is measured from, and name it."""
    if chart.baseline is None:
        return []
    position = [point.label for point in chart.points].index(chart.baseline.period)
    value = chart.points[position].value if chart.baseline.value is None else chart.baseline.value
    if value is None:
        return []
    x, y, size = plot.x(position), plot.y(value), plot.canvas.sheet.label
    plot.canvas.dot((x, y), 3.5, fill=PAPER, stroke=SERIES, thick=2)
    below, above = y + size * 1.4, y - size * 0.8
    spots = [(x + 8, below, "start"), (x, above, "start"), (x - 8, below, "end"), (x + 9, y + 5, "start"),
             (x - 8, above, "end"), (x - 9, y + 5, "end")]  # fmt: skip
    written = plot.canvas.write_where_clear(chart.baseline.label, spots, frame=plot.frame)
    if written:
        return []
    return [("baseline", f"{chart.baseline.label}{pgettext('punctuation', ': ')}{chart.baseline.period}")]


def draw_extremes(chart, plot, words, beside):
    """Write the last value if the margin has not, then the highest and the first, where there is room."""
    known = [(position, point.value) for position, point in enumerate(chart.points) if point.value is not None]
    if not known:
        return
    last, highest, first = known[-1], max(known, key=lambda pair: pair[1]), known[0]
    wanted = [last] if words.value(last[1]) not in beside or last[0] < plot.count - 1 else []
    if plot.canvas.sheet.plot > 200:
        wanted += [pair for pair in dict.fromkeys([highest, first]) if pair != last]
    for position, value in wanted:
        draw_point_value(plot, words.value(value), position, value, main=(position, value) == last)


def draw_point_value(plot, text, position, value, *, main):
    """Write one value over or under its point."""
    size = plot.canvas.sheet.main if main else plot.canvas.sheet.label
    x, y = plot.x(position), plot.y(value)
    above, below = y - size * 0.55 - 4, y + size * 1.1 + 4
    spots = [(x, above, "middle"), (x, below, "middle"), (x + 4, above, "end"), (x - 4, above, "start"),
             (x + 4, below, "end"), (x - 4, below, "start"), (x - 10, y + 5, "end")]  # fmt: skip
    plot.canvas.write_where_clear(
        text, spots, frame=plot.frame, size=size, fill=SERIES, weight="700" if main else "600"
    )


def draw_sparkline(chart, canvas):
    """Draw a trend in 150 by 38, without words, and return its height."""
    values = [point.value for point in chart.points if point.value is not None]
    stated = values if chart.target is None else [*values, chart.target]
    scale = nice_scale(stated, intervals=4)
    plot = Plot(canvas, scale, 0, canvas.width, 5, 33, len(chart.points), inset=5)
    canvas.line((0, plot.y(0)), (canvas.width, plot.y(0)), stroke=RULE)
    if chart.target is not None:
        draw_targets_stroke(plot, [(0, canvas.width, chart.target)])
    run = []
    for position, point in enumerate([*chart.points, None]):
        if point is None or point.value is None:
            if len(run) > 1:
                canvas.path(run, stroke=SERIES, thick=2)
            elif run:
                canvas.dot(run[0], 2)
            run = []
        else:
            run.append((plot.x(position), plot.y(point.value)))
    known = [(position, point.value) for position, point in enumerate(chart.points) if point.value is not None]
    if known:
        canvas.dot((plot.x(known[-1][0]), plot.y(known[-1][1])), 3.5)
    return 38
