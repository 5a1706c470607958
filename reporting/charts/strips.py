"""Words by period: the strip of ordered levels and the strip of yes and no."""

from itertools import batched

from django.utils.translation import gettext as _

from reporting.charts.axes import Plot, draw_legend, draw_periods, gaps_in_words
from reporting.charts.descriptions import ChoiceStrip
from reporting.charts.drawing import INK, INK_2, PAPER, RULE, SERIES
from reporting.charts.lettering import width_of, wrapped
from reporting.charts.scale import Scale

ROW = 36
CELL, LEAST = 22, 3
WIDEST = 96
TALL = 34


def draw_ordinal_strip(chart, canvas):
    """Draw one cell a period at the height of its level, the fuller the higher; return the height used."""
    left, count = names_width(chart, canvas), max(1, len(chart.points))
    step = min(WIDEST, (canvas.width - left) / count)
    right = left + step * count
    for place, level in enumerate(chart.levels):
        draw_level(canvas, level, place, left, right)
    bottom = ROW * len(chart.levels) - 0.5
    for place, point in enumerate(chart.points):
        middle = left + step * (place + 0.5)
        if point.level is None:
            canvas.gap((middle, bottom))
        else:
            draw_cell(canvas, chart, point.level, middle, max(LEAST, min(CELL, step - 4)))
    plot = Plot(canvas, Scale(0, 1, ()), left, right, 0, bottom + 3, len(chart.points), inset=step / 2)
    under = draw_periods(plot, [point.label for point in chart.points], last_bold=True) if chart.points else bottom
    return draw_legend(canvas, under, [("gap", text) for text in gaps_in_words(chart.points)])


def names_width(chart, canvas):
    """Return the width of the column with the levels' names, at most a third of the sheet."""
    size = canvas.sheet.label
    widest = max((width_of(level, size=size) for level in chart.levels), default=0)
    return min(widest + 16, canvas.width / 3)


def draw_level(canvas, level, place, left, right):
    """Write a level's name and draw the rule under its row."""
    size = canvas.sheet.label
    lines = wrapped(level, size=size, limit=left - 8, most=2)
    base = ROW * place + ROW / 2 + size * 0.35 - (len(lines) - 1) * size * 0.55
    for line in lines:
        canvas.text(line, 0, base)
        base += size * 1.1
    canvas.line((left, ROW * (place + 1) - 0.5), (right, ROW * (place + 1) - 0.5), stroke=RULE)


def draw_cell(canvas, chart, level, middle, side):
    """Draw a square filled in proportion to its level: the highest whole, the lowest empty; an answer is whole."""
    place = chart.levels.index(level)
    steps = 0 if isinstance(chart, ChoiceStrip) else len(chart.levels) - 1
    filled = side * (steps - place) / steps if steps else side
    left, top = middle - side / 2, ROW * place + (ROW - side) / 2
    canvas.rect(left, top, side, side, fill=PAPER, stroke=SERIES, thick=2)
    if filled:
        canvas.rect(left, top + side - filled, side, filled, fill=SERIES)


def draw_binary_strip(chart, canvas):
    """Draw yes, no and no data by period, in as many rows as needed, and return the height used."""
    texts = [answer(chart, point) for point in chart.points] + [str(point.label) for point in chart.points]
    size = canvas.sheet.label
    least = max((width_of(text, size=size, bold=True) for text in texts), default=0) + 10
    a_row = max(1, min(len(chart.points) or 1, int(canvas.width / max(least, TALL))))
    step = min(max(WIDEST, least), canvas.width / a_row)
    top = 0
    for row in batched(chart.points, a_row):
        for place, point in enumerate(row):
            draw_answer(canvas, chart, point, step * place, top, step - 4)
        top += TALL + size * 3.6
    reasons = [("gap", text) for text in gaps_in_words(chart.points)] if any(p.note for p in chart.points) else []
    return draw_legend(canvas, top, reasons) if chart.points else TALL


def answer(chart, point):
    """Return the word under a cell."""
    return str(_("no data") if point.value is None else chart.yes if point.value else chart.no)


def draw_answer(canvas, chart, point, left, top, width):
    """Draw one cell with its sign, and under it the word and the period."""
    size, middle = canvas.sheet.label, left + width / 2
    look = {"fill": PAPER, "stroke": SERIES, "thick": 2}
    if point.value:
        look = {"fill": SERIES, "stroke": SERIES, "thick": 2}
    elif point.value is None:
        look = {"fill": PAPER, "stroke": INK_2, "thick": 1, "dash": "3 2.5"}
    canvas.rect(left + 1, top + 1, width - 2, TALL - 2, **look)
    draw_sign(canvas, point.value, middle, top + TALL / 2)
    canvas.text(answer(chart, point), middle, top + TALL + size * 1.3, fill=INK, anchor="middle", weight="600")
    canvas.text(point.label, middle, top + TALL + size * 2.6, anchor="middle")


def draw_sign(canvas, value, x, y):
    """Draw the tick, the cross or the dash."""
    if value is None:
        canvas.line((x - 6, y), (x + 6, y), stroke=INK_2, thick=2)
    elif value:
        canvas.path([(x - 8, y), (x - 2, y + 6), (x + 8, y - 6)], stroke=PAPER, thick=2.5)
    else:
        canvas.line((x - 7, y - 7), (x + 7, y + 7), stroke=SERIES, thick=2.5)
        canvas.line((x + 7, y - 7), (x - 7, y + 7), stroke=SERIES, thick=2.5)
