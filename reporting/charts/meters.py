"""One value in its measure: the bullet against its target, the share of a whole, the whole and its parts."""

from decimal import Decimal
from itertools import zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reporting.charts.axes import draw_legend, words_for
from reporting.charts.drawing import BAND, INK, INK_2, PAPER, RULE, SERIES, SERIES_2
from reporting.charts.lettering import shortened, width_of
from reporting.charts.scale import nice_scale

ZERO = Decimal(0)
FULL, HALF, PALE = (SERIES, SERIES, None, PAPER), (SERIES_2, SERIES, None, PAPER), (BAND, SERIES, None, INK)
OUTLINED, DASHED = (PAPER, SERIES, None, INK), (PAPER, INK_2, "4 3", INK)
LIST = 420


def draw_bullet(chart, canvas):
    """Draw value, target and band on one track and return the height used."""
    if chart.value is None:
        return draw_missing(canvas, chart.reason)
    band = target_band(chart)
    stated = [number for number in (chart.value, chart.target, chart.maximum, *band) if number is not None]
    words, scale = words_for(chart, stated), nice_scale(stated, intervals=5)

    def x(value):
        return scale.share(value) * canvas.width

    canvas.rect(0.5, 4, canvas.width - 1, 22, fill="none", stroke=RULE)
    if band:
        canvas.rect(x(band[0]), 4, x(band[1]) - x(band[0]), 22, fill=BAND)
    canvas.rect(min(x(ZERO), x(chart.value)), 9, abs(x(chart.value) - x(ZERO)), 12, fill=SERIES)
    if scale.low:
        canvas.line((x(ZERO), 4), (x(ZERO), 26), stroke=INK)
    if chart.target is None:
        return draw_under(canvas, words.value(chart.value), None, "", 30)
    draw_tick(canvas, x(chart.target), 30)
    return draw_under(
        canvas,
        words.value(chart.value),
        x(chart.target),
        aimed(chart, words.value(chart.target)),
        30,
    )


def target_band(chart):
    """Return the two ends of the tolerance around the target, or nothing."""
    if chart.target is None or not chart.tolerance:
        return ()
    reach = abs(chart.target) * chart.tolerance
    return chart.target - reach, chart.target + reach


def aimed(chart, value):
    """Return the name of a target with its value, as it stands under its tick."""
    return pgettext("chart label under a tick", "%(name)s %(value)s") % {
        "name": chart.target_label,
        "value": value,
    }


def draw_tick(canvas, x, height):
    """Draw the upright that stands for the target."""
    canvas.rect(max(0, min(canvas.width - 3, x - 1.5)), 0, 3, height, fill=INK)


def draw_under(canvas, said, tick, aim, top, *, fill=SERIES, weight="700"):
    """Write the value at the left and the target under its tick, on a second line when they would touch."""
    size = canvas.sheet.label
    y = top + size
    canvas.text(said, 0, y, fill=fill, weight=weight)
    if tick is None:
        return y + 6
    box = canvas.box_of(aim, tick, y, size=size, anchor="middle")
    shift = max(0, -box.left) - max(0, box.right - canvas.width)
    if box.left + shift < width_of(said, size=size, bold=True) + size:
        y += size * 1.4
    canvas.text(aim, tick, y, fill=INK, anchor="middle")
    return y + 6


def draw_missing(canvas, reason):
    """Draw the empty track with the reason why there is no number, and return the height used."""
    canvas.rect(0.5, 4, canvas.width - 1, 22, fill="none", stroke=RULE, dash="4 3")
    return draw_legend(canvas, 28, [("gap", str(reason or _("no data")))])


def draw_share(chart, canvas):
    """Draw the part in its whole and return the height used."""
    if chart.share is None:
        return draw_missing(canvas, chart.reason)
    done = float(chart.share) / 100 * canvas.width
    canvas.rect(0, 4, canvas.width, 20, fill=BAND)
    canvas.rect(0, 4, done, 20, fill=SERIES)
    if 0 < chart.share < 100:
        canvas.rect(done, 4, 2, 20, fill=PAPER)
    if chart.target is None:
        return draw_under(canvas, share_in_words(chart), None, "", 28, fill=INK, weight=None)
    tick = float(chart.target) / 100 * canvas.width
    draw_tick(canvas, tick, 28)
    return draw_under(
        canvas,
        share_in_words(chart),
        tick,
        aimed(chart, chart.percent(chart.target)),
        28,
        fill=INK,
        weight=None,
    )


def share_in_words(chart):
    """Return numerator, denominator and percentage in words."""
    return pgettext("share of a whole", "%(part)s of %(whole)s %(things)s · %(percent)s") % {
        "part": chart.format(chart.part),
        "whole": chart.format(chart.whole),
        "things": chart.things,
        "percent": chart.percent(chart.share),
    }


def draw_stacked(chart, canvas):
    """Draw the whole divided into its parts and return the height used."""
    fills = [FULL, HALF, OUTLINED, DASHED] if len(chart.points) < 5 else [FULL, HALF, PALE, OUTLINED]
    parts = list(zip_longest(chart.points, fills[: len(chart.points)], fillvalue=DASHED))
    shown = [(point, fill) for point, fill in parts if point.value]
    total = sum((point.value for point, _fill in shown), ZERO)
    if not total:
        return draw_missing(canvas, next((point.note for point in chart.points if point.note), _("none")))
    words = words_for(chart, [point.value for point, _fill in shown])
    left, places = 0.0, {}
    for point, fill in shown:
        width = float(point.value / total) * canvas.width
        places[point.label] = (left, width)
        draw_part(canvas, words.value(point.value), left, width, fill)
        left += width
    if len(shown) == len(parts) and all(fits_under(canvas, point.label, places) for point, _fill in parts):
        for point, _fill in parts:
            canvas.text(point.label, places[point.label][0], 36 + canvas.sheet.label * 1.3, fill=INK)
        return 36 + canvas.sheet.label * 1.7
    return draw_parts_list(canvas, words, parts)


def draw_part(canvas, text, left, width, fill):
    """Draw one part with a white gap of two, and its number if it fits."""
    inside, border, dash, ink = fill
    inner = max(1.0, width - 4)
    canvas.rect(left + min(1, width / 2), 1, inner, 34, fill=inside, stroke=border, thick=1.5, dash=dash)
    if width_of(text, size=17, bold=True) <= inner - 6:
        canvas.text(text, left + 1 + inner / 2, 24, size=17, fill=ink, anchor="middle", weight="700")


def fits_under(canvas, label, places):
    """Say whether a label fits under its own part."""
    return width_of(label, size=canvas.sheet.label) <= places[label][1] - 6


def draw_parts_list(canvas, words, parts):
    """Write every part on a line of its own with its key and number, and return the height used."""
    size, y, width = canvas.sheet.label, 40.0, min(LIST, canvas.width)
    for point, (inside, border, dash, _ink) in parts:
        said = words.value(point.value) if point.value is not None else str(point.note or _("no data"))
        canvas.rect(1, y + 5, 12, 12, fill=inside, stroke=border, thick=1.5, dash=dash)
        canvas.text(
            said,
            width,
            y + 16,
            fill=INK,
            anchor="end",
            weight="700" if point.value is not None else None,
        )
        limit = width - 30 - width_of(said, size=size, bold=True)
        canvas.text(shortened(point.label, size=size, limit=limit), 22, y + 16, fill=INK)
        y += size * 1.7
    return y
