"""The drawing of a chart for a page or for paper."""

from base64 import b64encode
from dataclasses import replace

from reporting.charts.bars import draw_bars
from reporting.charts.categories import draw_horizontal_bars
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
from reporting.charts.drawing import Canvas, Sheet
from reporting.charts.lines import draw_line, draw_sparkline
from reporting.charts.map import draw_map
from reporting.charts.meters import draw_bullet, draw_share, draw_stacked
from reporting.charts.strips import draw_binary_strip, draw_ordinal_strip
from reporting.charts.wording import details, sentence

SHEETS = {
    "wide": Sheet(720, 290, css="wide"),
    "narrow": Sheet(350, 240, css="narrow"),
    "small": Sheet(330, 140),
    "paper": Sheet(640, 180, label=12, main=17),
    "half": Sheet(305, 120, label=12, main=17),
}
WIDE_MAP = 1120
CELL = Sheet(150, 28)
DRAWN_BY = {
    Line: draw_line,
    Bars: draw_bars,
    HorizontalBars: draw_horizontal_bars,
    Bullet: draw_bullet,
    ShareBar: draw_share,
    OrdinalStrip: draw_ordinal_strip,
    BinaryStrip: draw_binary_strip,
    Stacked: draw_stacked,
    Sparkline: draw_sparkline,
    WorldMap: draw_map,
}


def svg(chart, *, width="wide"):
    """Return the chart as an SVG image with name and description, safe to place in a page.

    ``width`` is "wide" (720; a map 1120) or "narrow" (350) for a page, "small" (330) for one of several, "paper" (640)
    or "half" (305) for print, or a number of pixels. A sparkline is always 150 wide.
    """
    canvas = Canvas(sheet_for(chart, width))
    height = DRAWN_BY[type(chart)](chart, canvas)
    return canvas.close(height, title=sentence(chart), description=details(chart))


def sheet_for(chart, width):
    """Return the sheet of that name or number of pixels."""
    if isinstance(chart, Sparkline):
        return CELL
    if isinstance(width, int):
        return Sheet(width, max(120, min(290, width * 0.42)))
    if isinstance(chart, WorldMap) and width == "wide":
        return replace(SHEETS[width], width=WIDE_MAP)
    return SHEETS[width]


def data_uri(chart, *, width="paper"):
    """Return the drawing as the ``src`` of an image; its alternative text is ``sentence(chart)``."""
    return "data:image/svg+xml;base64," + b64encode(svg(chart, width=width).encode()).decode()
