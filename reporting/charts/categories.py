"""Lying bars: one row a category, its name before the bar and its value behind it."""

from dataclasses import dataclass
from decimal import Decimal

from reporting.charts.axes import EDGE, Words, words_for
from reporting.charts.drawing import INK, SERIES, Canvas
from reporting.charts.lettering import shortened, width_of, wrapped
from reporting.charts.tables import no_data

ROW, THICK = 30, 20
LEAST_NAMES, MOST_NAMES = 60, 0.42
NAMES_ABOVE_UNDER = 500
ZERO = Decimal(0)


def draw_horizontal_bars(chart, canvas):
    """Draw one bar a category and return the height used."""
    points = chart.in_order
    values = [point.value for point in points if point.value is not None]
    words = words_for(chart, values)
    y = 0
    if words.caption:
        canvas.text(words.caption, 0, canvas.sheet.label)
        y = canvas.sheet.label * 1.6
    row = row_for(canvas, points, words, values)
    for point in points:
        y = row.draw(point, y)
    return max(y, ROW)


def row_for(canvas, points, words, values):
    """Return how every row is laid out: where names end, where zero lies, how far the longest bar reaches."""
    size = canvas.sheet.label
    names = max((width_of(point.label, size=size) for point in points), default=0) + 12
    limit = canvas.width * MOST_NAMES
    above = names > limit and canvas.width < NAMES_ABOVE_UNDER
    left = 0 if above else max(LEAST_NAMES, min(names, limit))
    low, high = min([ZERO, *values]), max([ZERO, *values])
    after = room_for([words.value(value) for value in values if value >= 0], size)
    before = room_for([words.value(value) for value in values if value < 0], size)
    reach = max(20, canvas.width - left - after - before)
    span = high - low or Decimal(1)
    zero = left + before + float(-low / span) * reach
    return Row(canvas, words, left, zero, reach, span, above)


def room_for(texts, size):
    """Return the width that the widest of the texts needs beside its bar."""
    return max((width_of(text, size=size, bold=True) + EDGE + 2 for text in texts), default=0)


@dataclass(frozen=True)
class Row:
    """Hold the layout of lying bars; ``above`` puts each name on lines of its own over its bar."""

    canvas: Canvas
    words: Words
    left: float
    zero: float
    reach: float
    span: Decimal
    above: bool

    def draw(self, point, top):
        """Draw one row and return where the next begins."""
        size = self.canvas.sheet.label
        limit = self.canvas.width if self.above else self.left - 10
        lines = wrapped(point.label, size=size, limit=limit, most=2)
        names = len(lines) * size * 1.2
        if self.above:
            self.write_name(lines, top)
            self.draw_bar(point, top + names + 5 + THICK / 2)
            return top + names + THICK + 16
        height = max(ROW, names + 10)
        self.write_name(lines, top + (height - names) / 2)
        self.draw_bar(point, top + height / 2)
        return top + height

    def write_name(self, lines, top):
        """Write a category's name from this height down."""
        size = self.canvas.sheet.label
        for position, line in enumerate(lines):
            self.canvas.text(line, 0, top + size * (0.95 + 1.2 * position), fill=INK)

    def draw_bar(self, point, middle):
        """Draw a bar from zero with its value at its end, or the dashed circle with the reason."""
        size = self.canvas.sheet.label
        base = middle + size * 0.35
        if point.value is None:
            self.draw_gap(no_data(point.note), middle, base)
            return
        length = float(abs(point.value) / self.span) * self.reach
        start = self.zero - length if point.value < 0 else self.zero
        self.canvas.rect(start, middle - THICK / 2, length, THICK, fill=SERIES)
        end, anchor = (start - EDGE, "end") if point.value < 0 else (start + length + EDGE, "start")
        self.canvas.text(self.words.value(point.value), end, base, fill=SERIES, anchor=anchor, weight="700")

    def draw_gap(self, reason, middle, base):
        """Draw the dashed circle at zero with its reason on the side that has more room."""
        size, before, after = self.canvas.sheet.label, self.zero - self.left, self.canvas.width - self.zero
        side, anchor = (1, "start") if after >= before else (-1, "end")
        self.canvas.gap((self.zero + 7 * side, middle))
        reason = shortened(reason, size=size, limit=max(before, after) - 20)
        self.canvas.text(reason, self.zero + 20 * side, base, anchor=anchor)
