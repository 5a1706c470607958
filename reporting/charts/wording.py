"""A chart in words: the sentence that is its caption and alternative text, and the details of its drawing."""

from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

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
from reporting.charts.tables import answer, said, share_said, table

MOST_DETAILS = 40


def opening(chart, kind):
    """Return what kind of chart it is and its title."""
    return _("%(kind)s. %(title)s.") % {"kind": kind, "title": str(chart.title).rstrip(".")}


def joined(*sentences):
    """Return the sentences that say something, as one text."""
    return " ".join(str(text) for text in sentences if text)


@singledispatch
def sentence(chart):
    """Say in words what a chart shows: its kind, its title, first, last and highest value."""
    raise TypeError(f"no words for {type(chart).__name__}")


def course(chart):
    """Say the first, the last and the highest of the points, or that there is no data."""
    known = [point for point in chart.points if point.value is not None]
    if not known:
        return _("There is no data yet.")
    first, last, highest = known[0], known[-1], max(known, key=lambda point: point.value)
    facts = {
        "first": said(chart, first), "first_period": first.label,
        "last": said(chart, last), "last_period": last.label,
        "highest": said(chart, highest), "highest_period": highest.label,
    }  # fmt: skip
    if first is last:
        return _("%(last)s in %(last_period)s.") % facts
    if highest in (first, last):
        return _("From %(first)s in %(first_period)s to %(last)s in %(last_period)s.") % facts
    return (
        _(
            "From %(first)s in %(first_period)s to %(last)s in %(last_period)s; "
            "the highest was %(highest)s in %(highest_period)s."
        )
        % facts
    )


def missing(points):
    """Say how many periods have no number, if any."""
    count = sum(point.value is None for point in points)
    if not count or count == len(points):
        return ""
    return ngettext("%(count)d period has no data.", "%(count)d periods have no data.", count) % {"count": count}


def capital(text):
    """Return a text with its first letter large, as a sentence begins."""
    return str(text)[:1].upper() + str(text)[1:]


def aims(chart, targets):
    """Say each target with its name."""
    return joined(
        *(
            pgettext("sentence about a target", "%(name)s: %(value)s.")
            % {"name": capital(target.label), "value": chart.format(target.value)}
            for target in targets
        )
    )


@sentence.register
def _line(chart: Line):
    return joined(
        opening(chart, _("Line chart")),
        course(chart),
        aims(chart, chart.targets),
        missing(chart.points),
    )


@sentence.register
def _bars(chart: Bars):
    targets = [chart.target] if chart.target else []
    return joined(opening(chart, _("Bar chart")), course(chart), aims(chart, targets), missing(chart.points))


@sentence.register
def _sparkline(chart: Sparkline):
    return joined(opening(chart, _("Small line chart")), course(chart), missing(chart.points))


@sentence.register
def _horizontal(chart: HorizontalBars):
    return joined(opening(chart, _("Bar chart")), listed(chart, chart.in_order))


@sentence.register
def _stacked(chart: Stacked):
    return joined(opening(chart, _("Bar divided into parts")), listed(chart, chart.points))


def listed(chart, points):
    """Say up to eight points one by one, and how many more there are."""
    if not points:
        return _("There is no data yet.")
    some = "; ".join(
        pgettext("one of a list", "%(name)s: %(value)s") % {"name": point.label, "value": said(chart, point)}
        for point in points[:8]
    )
    more = len(points) - 8
    if more <= 0:
        return f"{some}."
    return ngettext("%(some)s; and %(count)d more.", "%(some)s; and %(count)d more.", more) % {
        "some": some,
        "count": more,
    }


@sentence.register
def _bullet(chart: Bullet):
    if chart.value is None:
        return joined(opening(chart, _("Value and target")), f"{chart.reason or _('no data')}.")
    facts = {
        "value": chart.format(chart.value),
        "name": capital(chart.target_label),
        "period": chart.period,
    }
    value = _("%(value)s in %(period)s.") % facts if chart.period else _("%(value)s.") % facts
    if chart.target is None:
        return joined(opening(chart, _("Value and target")), value)
    aim = pgettext("sentence about a target", "%(name)s: %(value)s.") % {
        **facts,
        "value": chart.format(chart.target),
    }
    return joined(opening(chart, _("Value and target")), value, aim)


@sentence.register
def _share(chart: ShareBar):
    return joined(opening(chart, _("Share of a whole")), f"{share_said(chart)}.", share_aim(chart))


def share_aim(chart):
    """Say the target of a share, if it has one."""
    if chart.target is None:
        return ""
    values = {"name": capital(chart.target_label), "value": chart.percent(chart.target)}
    return pgettext("sentence about a target", "%(name)s: %(value)s.") % values


@sentence.register
def _ordinal(chart: OrdinalStrip):
    return joined(opening(chart, _("Levels by period")), told(chart.points, lambda point: point.level))


@sentence.register
def _binary(chart: BinaryStrip):
    return joined(
        opening(chart, _("Yes or no by period")),
        told(chart.points, lambda point: answer(chart, point)),
    )


def told(points, word):
    """Say each period with its word, or why there is none."""
    if not points:
        return _("There is no data yet.")
    return (
        "; ".join(
            pgettext("one of a list", "%(name)s: %(value)s")
            % {
                "name": point.label,
                "value": word(point) if word(point) is not None else point.note or _("no data"),
            }
            for point in points
        )
        + "."
    )


@sentence.register
def _map(chart: WorldMap):
    count = ngettext("%(count)d place.", "%(count)d places.", len(chart.places)) % {"count": len(chart.places)}
    home = _("Seen from %(home)s.") % {"home": chart.home.label} if chart.home else ""
    return joined(opening(chart, _("World map")), count, home)


def details(chart):
    """Say every row of the chart's table on one line, up to forty: the description of its drawing."""
    rows = table(chart).rows
    some = "; ".join(" · ".join(cell for cell in row if cell) for row in rows[:MOST_DETAILS])
    return some + ("…" if len(rows) > MOST_DETAILS else "")
