"""The drawing of a chart for a page or for paper."""

from base64 import b64encode
from dataclasses import replace
from functools import singledispatch

from reporting.charts.bars import draw_bars
from reporting.charts.categories import draw_horizontal_bars
from reporting.charts.descriptions import (
    Bars,
    Bullet,
    HorizontalBars,
    Line,
    ShareBar,
    Sparkline,
    Stacked,
)
from reporting.charts.drawing import Canvas, Sheet
from reporting.charts.lines import draw_line, draw_sparkline
from reporting.charts.meters import draw_bullet, draw_share, draw_stacked
from reporting.charts.wording import sentence

SHEETS = {
    "wide": Sheet(720, 290, css="wide"),
    "narrow": Sheet(350, 240, css="narrow"),
    "small": Sheet(330, 140),
    "paper": Sheet(640, 180, label=12, main=17),
    "half": Sheet(305, 120, label=12, main=17),
}
DRAWN_BY = {
    Line: draw_line,
    Bars: draw_bars,
    HorizontalBars: draw_horizontal_bars,
    Bullet: draw_bullet,
    ShareBar: draw_share,
    Stacked: draw_stacked,
    Sparkline: draw_sparkline,
}


def svg(chart, *, width="wide"):
    """Return the chart as an SVG image with name and description, safe to place in a page.

    ``width`` is "wide" (720) or "narrow" (350) for a page, "small" (330) for one of several, "paper" (640) or
    "half" (305) for print, or a number of pixels.
    """
    canvas = Canvas(sheet_for(chart, width))
    height = DRAWN_BY[type(chart)](chart, canvas)
    return canvas.close(height, title=sentence(chart), description="")


def sheet_for(chart, width):
    """Return the sheet of that name or number; a sparkline has its own."""
    if isinstance(chart, Sparkline):
        return Sheet(150, 28)
    if isinstance(width, int):
        return Sheet(width, max(120, min(290, width * 0.42)))
    return SHEETS[width]
