"""What upright charts share: the value axis, the periods under it, and the words beneath."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reporting.charts.drawing import CONTEXT, INK, INK_2, PAPER, RULE, SERIES, Box, Canvas
from reporting.charts.lettering import shortened, width_of, wrapped
from reporting.charts.scale import (
    MILLION,
    Scale,
    are_whole,
    in_millions,
    nice_scale,
    rounded_millions,
    with_headroom,
)

EDGE = 8
MARGIN = 0.25
HEADROOM = 1.5
INTERVAL = 2.5


@dataclass
class Plot:
    """Hold the area between the axes and turn values and positions into places on the sheet."""

    canvas: Canvas
    scale: Scale
    left: float
    right: float
    top: float
    bottom: float
    count: int
    inset: float = EDGE

    def x(self, position):
        """Return the x of a period by its position; halves lie between two periods."""
        first, last = self.left + self.inset, self.right - self.inset
        if self.count < 2:
            return (first + last) / 2
        return first + (last - first) * position / (self.count - 1)

    def y(self, value):
        """Return the y of a value."""
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)

    @property
    def frame(self):
        """Return where labels of marks may stand."""
        return Box(self.left, 0, self.canvas.width, self.bottom - 1)


@dataclass(frozen=True)
class Words:
    """Write the numbers of one drawing: in full, or all of them in millions."""

    chart: object
    millions: bool

    def value(self, value):
        """Return a value as its label."""
        return str(self.chart.format(rounded_millions(value) if self.millions else value))

    def tick(self, value):
        """Return a tick as its label."""
        return str(self.chart.format((value / MILLION).to_integral_value() if self.millions else value))

    @property
    def caption(self):
        """Return what stands over the axis when its numbers are in millions."""
        return str(_("in millions")) if self.millions else ""


def words_for(chart, values):
    """Return how the numbers of this drawing are written."""
    return Words(chart, in_millions(values))


def value_scale(canvas, values):
    """Return the scale of an upright chart for its height, with a step to spare over the highest mark."""
    intervals = max(3, int(canvas.sheet.plot / canvas.sheet.label / INTERVAL))
    return with_headroom(nice_scale(values, intervals=intervals, whole=are_whole(values)), values)


def room_for_ticks(canvas, scale, words, *, known):
    """Return the left edge of the plot: as far in as the widest tick label needs."""
    if not known:
        return 0
    return max(width_of(words.tick(tick), size=canvas.sheet.label) for tick in scale.ticks) + EDGE


def draw_value_axis(plot, words, *, ticks=True):
    """Draw the hairlines with their numbers; the zero is ink."""
    size = plot.canvas.sheet.label
    for tick in plot.scale.ticks if ticks else ():
        y = plot.y(tick)
        if tick:
            plot.canvas.line((plot.left, y), (plot.right, y), stroke=RULE)
        plot.canvas.text(words.tick(tick), plot.left - EDGE, y + size * 0.35, anchor="end")
    if words.caption:
        plot.canvas.text(words.caption, 0, size)
    plot.canvas.line((plot.left, plot.y(0)), (plot.right, plot.y(0)), stroke=INK)


def draw_periods(plot, labels, *, last_bold=False):
    """Write the periods under the plot, leaving out as many as needed, never the last."""
    canvas, size = plot.canvas, plot.canvas.sheet.label
    limit = canvas.width if plot.count < 2 else max(plot.x(1) - plot.x(0), canvas.width / 3)
    words = [shortened(label, size=size, limit=limit) for label in labels]
    every = (range(plot.count - 1, -1, -step) for step in range(1, plot.count + 1))
    chosen = next(positions for positions in every if stand_apart(plot, words, positions))
    for position in reversed(chosen):
        weight = "700" if last_bold and position == plot.count - 1 else None
        canvas.text(words[position], plot.x(position), plot.bottom + size * 1.6, anchor="middle", weight=weight)
    return plot.bottom + size * 2


def stand_apart(plot, words, positions):
    """Say whether the labels at these positions, last to first, leave room between each other."""
    boxes = [period_box(plot, words[position], position) for position in positions]
    return all(later.left - earlier.right >= plot.canvas.sheet.label * 0.6 for later, earlier in pairwise(boxes))


def period_box(plot, word, position):
    """Return the box of a period's label, moved inside the sheet as ``Canvas.text`` would."""
    size = plot.canvas.sheet.label
    box = plot.canvas.box_of(word, plot.x(position), 0, size=size, anchor="middle")
    shift = max(0, -box.left) - max(0, box.right - plot.canvas.width)
    return Box(box.left + shift, box.top, box.right + shift, box.bottom)


def gaps_in_words(points):
    """Return one line for each reason why there is no number, with its periods; runs are joined by a dash."""
    runs = {}
    for position, point in enumerate(points):
        if point.value is not None:
            continue
        spans = runs.setdefault(str(point.note or _("no data")), [])
        if spans and spans[-1][1] == position - 1:
            spans[-1][1] = position
        else:
            spans.append([position, position])
    return [
        pgettext("reason for missing periods", "%(periods)s: %(reason)s")
        % {
            "periods": ", ".join(span_in_words(points, *span) for span in spans),
            "reason": reason,
        }
        for reason, spans in runs.items()
    ]


def span_in_words(points, first, last):
    """Return a run of periods as its first and its last label."""
    label = str(points[first].label)
    return label if first == last else f"{label}–{points[last].label}"


def draw_legend(canvas, top, entries):
    """Write what could not stand beside its mark, and return the bottom; an entry is (mark, text)."""
    size = canvas.sheet.label
    y = top + size * 0.4
    for mark, text in entries:
        draw_key(canvas, mark, y + size * 0.65)
        for line in wrapped(text, size=size, limit=canvas.width - 24):
            y += size
            canvas.text(line, 22, y)
            y += size * 0.45
    return y if entries else top


def draw_key(canvas, mark, y):
    """Draw the small mark that opens a line of the legend."""
    if mark == "gap":
        canvas.gap((7, y))
    elif mark == "baseline":
        canvas.dot((7, y), 3.5, fill=PAPER, stroke=SERIES, thick=2)
    elif mark == "target":
        canvas.line((0, y), (14, y), stroke=INK, thick=2, dash="6 2")
    else:
        canvas.line((7, y - 7), (7, y + 7), stroke=CONTEXT, thick=1.5, dash="2 3")


def draw_targets_stroke(plot, steps):
    """Draw dashed steps (start, end, value) and the dotted risers between those that follow each other."""
    for start, end, value in steps:
        plot.canvas.path([(start, plot.y(value)), (end, plot.y(value))], stroke=INK, thick=2, dash="6 4")
    for (_start, end, value), (start, _end, following) in pairwise(steps):
        if start == end:
            places = [(end, plot.y(value)), (end, plot.y(following))]
            plot.canvas.path(places, stroke=INK, thick=1, dash="2 3")


@dataclass
class Tail:
    """Hold a label that stands in the right margin, in one line or two, at the height of its mark."""

    lines: list
    y: float
    size: float
    fill: str = INK_2
    weight: str | None = None

    @property
    def height(self):
        return self.size * 1.15 * len(self.lines)


def draw_tails(plot, tails):
    """Write the labels of the right margin, moved apart until none touches another."""
    tails = sorted(tails, key=lambda tail: tail.y)
    for _round in range(40):
        for upper, lower in pairwise(tails):
            missing = (upper.height + lower.height) / 2 - (lower.y - upper.y)
            if missing > 0:
                upper.y, lower.y = upper.y - missing / 2, lower.y + missing / 2
    for tail in tails:
        y = tail.y - tail.height / 2 + tail.size * 0.92
        for line in tail.lines:
            plot.canvas.text(line, plot.right + 6, y, size=tail.size, fill=tail.fill, weight=tail.weight)
            y += tail.size * 1.15


def lines_beside(text, canvas, *, size, bold=False):
    """Return a label as the one or two lines that fit in the right margin, or nothing."""
    limit = canvas.width * MARGIN
    if width_of(text, size=size, bold=bold) <= limit:
        return [text]
    lines = wrapped(text.replace(": ", ":\xa0"), size=size, limit=limit, most=2)
    return [] if bold or any(line.endswith("…") for line in lines) else lines
