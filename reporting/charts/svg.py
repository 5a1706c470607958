"""The drawing of a chart for a page or for paper."""

from base64 import b64encode
from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reporting.charts.bars import draw_bars
from reporting.charts.categories import draw_horizontal_bars
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
from reporting.charts.drawing import INK, Canvas, Sheet, number
from reporting.charts.lettering import wrapped
from reporting.charts.lines import draw_line, draw_sparkline
from reporting.charts.map import draw_map
from reporting.charts.meters import draw_bullet, draw_share, draw_stacked
from reporting.charts.strips import draw_binary_strip, draw_ordinal_strip
from reporting.charts.wording import caption, details, sentence

SHEETS = {
    "wide": Sheet(720, 290, css="wide"),
    "narrow": Sheet(350, 240, css="narrow"),
    "small": Sheet(330, 140),
    "paper": Sheet(420, 135, label=12, main=17),
    "half": Sheet(305, 120, label=12, main=17),
    "file": Sheet(720, 290),
}
WIDE_MAP = 1120
CELL = Sheet(150, 28)
DRAWINGS_KEPT = 500
TITLE, TEXT, MARGIN = 24, 16, 24
DRAWN_BY = {
    Line: draw_line,
    Bars: draw_bars,
    HorizontalBars: draw_horizontal_bars,
    Bullet: draw_bullet,
    ShareBar: draw_share,
    OrdinalStrip: draw_ordinal_strip,
    ChoiceStrip: draw_ordinal_strip,
    BinaryStrip: draw_binary_strip,
    Stacked: draw_stacked,
    Sparkline: draw_sparkline,
    WorldMap: draw_map,
}


def svg(chart, *, width="wide", alternative=""):
    """Return the chart as an SVG image with name and description, safe to place in a page.

    ``width`` is "wide" (720; a map 1120) or "narrow" (350) for a page, "small" (330) for one of several, "paper" (420)
    or "half" (305) for print, or a number of pixels. A sparkline is always 150 wide. Its name is ``sentence(chart)`` or
    the ``alternative`` that a person wrote. The same chart is not drawn twice.
    """
    return _drawn(chart, width, alternative, get_language())


@lru_cache(DRAWINGS_KEPT)
def _drawn(chart, width, alternative, _language):
    canvas = Canvas(sheet_for(chart, width))
    height = DRAWN_BY[type(chart)](chart, canvas)
    return canvas.close(height, title=alternative or sentence(chart), description=details(chart))


def sheet_for(chart, width):
    """Return the sheet of that name or number of pixels."""
    if isinstance(chart, Sparkline):
        return CELL
    if isinstance(width, int):
        return Sheet(width, max(120, min(290, width * 0.42)))
    if isinstance(chart, WorldMap) and width == "wide":
        return replace(SHEETS[width], width=WIDE_MAP)
    return SHEETS[width]


def svg_file(chart):
    """Return the drawing as a file of its own: title and subtitle above it, caption, note and source under it."""
    canvas = Canvas(sheet_for(chart, "file"))
    top = write_lines(canvas, [chart.title], 0, size=TITLE, fill=INK, weight="700")
    top = write_lines(canvas, [chart.subtitle], top, size=TEXT) + TEXT
    drawing = Canvas(canvas.sheet)
    height = DRAWN_BY[type(chart)](chart, drawing)
    canvas.elements.append(f'<g transform="translate(0 {number(top)})">{"".join(drawing.elements)}</g>')
    source = _("Source: %(source)s.") % {"source": chart.source} if chart.source else ""
    bottom = write_lines(canvas, [caption(chart), chart.note, source], top + height + TEXT, size=TEXT)
    return canvas.close(bottom, title=sentence(chart), description=details(chart), margin=MARGIN)


def write_lines(canvas, texts, top, *, size, **look):
    """Write texts one under the other, each on as many lines as it needs, and return the bottom."""
    for text in texts:
        for line in wrapped(text, size=size, limit=canvas.width, most=6) if text else ():
            top += size * 1.35
            canvas.text(line, 0, top - size * 0.3, size=size, **look)
    return top


def data_uri(chart, *, width="paper"):
    """Return the drawing as the ``src`` of an image; its alternative text is ``sentence(chart)``."""
    return "data:image/svg+xml;base64," + b64encode(svg(chart, width=width).encode()).decode()
