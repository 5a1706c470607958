"""A chart in words: its caption, the sentence that is its alternative text, and the details of its drawing."""

from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

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
from reporting.charts.tables import answer, no_data, said, share_said, table

MOST_DETAILS = 40
MOST_LISTED = 8
KINDS = {
    Line: gettext_lazy("Line chart"),
    Sparkline: gettext_lazy("Small line chart"),
    Bars: gettext_lazy("Bar chart"),
    HorizontalBars: gettext_lazy("Bar chart"),
    Bullet: gettext_lazy("Bar with its target"),
    ShareBar: gettext_lazy("Share of a whole"),
    Stacked: gettext_lazy("Bar divided into parts"),
    OrdinalStrip: gettext_lazy("Levels by period"),
    ChoiceStrip: gettext_lazy("Answers by period"),
    BinaryStrip: gettext_lazy("Yes or no by period"),
    WorldMap: gettext_lazy("World map"),
}


def sentence(chart):
    """Say in words what a chart shows: its kind, its title, first, last and highest value."""
    title = str(chart.title).rstrip(".")
    opening = pgettext("opening of a chart's description", "%(kind)s. %(title)s.") % {
        "kind": KINDS[type(chart)],
        "title": title,
    }
    return joined(opening, caption(chart))


def details(chart):
    """Say every row of the chart's table on one line, up to forty: the description of its drawing."""
    rows = table(chart).rows
    some = "; ".join(" · ".join(cell for cell in row if cell) for row in rows[:MOST_DETAILS])
    return some + ("…" if len(rows) > MOST_DETAILS else "")


def joined(*sentences):
    """Return the sentences that say something, as one text."""
    return " ".join(str(text) for text in sentences if text)


def capital(text):
    """Return a text with its first letter large, as a sentence begins."""
    return str(text)[:1].upper() + str(text)[1:]


@singledispatch
def caption(chart):
    """Say what happened, without the chart's kind and title: first, last, highest, targets, gaps."""
    raise TypeError(f"no words for {type(chart).__name__}")


@caption.register
def _line(chart: Line):
    return joined(
        course(chart, since=chart.breaks[-1].period if chart.breaks else None),
        *(broken(mark) for mark in chart.breaks),
        *(aim(target.label, chart.format(target.value)) for target in chart.targets),
        missing(chart),
    )


@caption.register
def _bars(chart: Bars):
    told_aim = aim(chart.target.label, chart.format(chart.target.value)) if chart.target else ""
    return joined(course(chart), told_aim, missing(chart))


@caption.register
def _sparkline(chart: Sparkline):
    return joined(course(chart), missing(chart))


def broken(mark):
    """Say from when on a series is another one."""
    words = {"what": mark.label, "period": mark.period}
    return _("%(what)s from %(period)s on: not comparable with what came before.") % words


def course(chart, since=None):
    """Say the first, the last and the highest of the points (those from a period on), or that there is no data."""
    start = next((place for place, point in enumerate(chart.points) if point.label == since), 0)
    known = [point for point in chart.points[start:] if point.value is not None]
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
    if highest.value in (first.value, last.value):
        return _("From %(first)s in %(first_period)s to %(last)s in %(last_period)s.") % facts
    template = _(
        "From %(first)s in %(first_period)s to %(last)s in %(last_period)s; "
        "the highest was %(highest)s in %(highest_period)s."
    )
    return template % facts


def missing(chart):
    """Say how many periods have no number, if there are some but not all."""
    count = sum(point.value is None for point in chart.points)
    if count in (0, len(chart.points)):
        return ""
    return ngettext("%(count)d period has no data.", "%(count)d periods have no data.", count) % {"count": count}


def aim(label, value):
    """Say a target with its name."""
    return pgettext("sentence about a target", "%(name)s: %(value)s.") % {"name": capital(label), "value": value}


@caption.register
def _horizontal(chart: HorizontalBars):
    return listed([(point.label, said(chart, point)) for point in chart.in_order])


@caption.register
def _stacked(chart: Stacked):
    return listed([(point.label, said(chart, point)) for point in chart.points])


@caption.register
def _ordinal(chart: OrdinalStrip):
    return listed([(point.label, point.level or no_data(point.note)) for point in chart.points], from_the_end=True)


@caption.register
def _binary(chart: BinaryStrip):
    pairs = [(point.label, answer(chart, point) or no_data(point.note)) for point in chart.points]
    return listed(pairs, from_the_end=True)


def listed(pairs, *, from_the_end=False):
    """Say up to eight names with their words, the first ones or the last ones, and how many more there are."""
    if not pairs:
        return _("There is no data yet.")
    shown = pairs[-MOST_LISTED:] if from_the_end else pairs[:MOST_LISTED]
    one = pgettext("one of a list", "%(name)s: %(value)s")
    some, more = "; ".join(one % {"name": name, "value": value} for name, value in shown), len(pairs) - len(shown)
    if not more:
        return f"{some}."
    if from_the_end:
        template = ngettext("%(count)d period before; %(some)s.", "%(count)d periods before; %(some)s.", more)
    else:
        template = ngettext("%(some)s; and %(count)d more.", "%(some)s; and %(count)d more.", more)
    return template % {"some": some, "count": more}


@caption.register
def _bullet(chart: Bullet):
    if chart.value is None:
        return f"{capital(no_data(chart.reason)).rstrip('.')}."
    facts = {"value": chart.format(chart.value), "period": chart.period}
    value = _("%(value)s in %(period)s.") % facts if chart.period else f"{facts['value']}."
    return joined(value, aim(chart.target_label, chart.format(chart.target)) if chart.target is not None else "")


@caption.register
def _share(chart: ShareBar):
    told_aim = aim(chart.target_label, chart.percent(chart.target)) if chart.target is not None else ""
    return joined(f"{capital(share_said(chart)).rstrip('.')}.", told_aim)


@caption.register
def _map(chart: WorldMap):
    count = ngettext("%(count)d place.", "%(count)d places.", len(chart.places)) % {"count": len(chart.places)}
    return joined(count, _("Ringed: %(home)s.") % {"home": chart.home.label} if chart.home else "")
