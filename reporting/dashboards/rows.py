"""The rows behind every number of a dashboard, so that the number and its list can never differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.models import Dialogue
from indicators import series, wording
from indicators.choices import Dimension, Level
from indicators.progress import BANDS
from observatory import formats
from observatory.choices import Pulse
from observatory.models import Activity, Agreement, NetworkMembership
from observatory.services.codes import key_of
from reporting.dashboards.changes import LOGGED, REPORT, log_since, since
from reporting.dashboards.counters import COUNTED, rows_counted
from reporting.dashboards.money import brought, budget_years
from reporting.dashboards.pulse import PARTS, agreements_by_pulse, ends_in_words, part_in_words
from reporting.dashboards.results import has_target, told_apart

NOUNS = {
    "observatory.agreement": "agreement",
    "observatory.activity": "activity",
    "observatory.networkmembership": "network",
    "dialogues.dialogue": "dialogue",
    "observatory.lesson": "lesson",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record or indicator behind a number."""

    title: str
    href: str
    what: str
    when: str
    band: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a number counts: its title, and a list that may be cut into pages before `rows` is asked."""

    title: str
    found: Sequence
    written: object

    def on(self, page):
        return [self.written(each) for each in page]


class NoSuchNumber(LookupError):
    """No number of the dashboard has this name."""


def rows_behind(name, asked, around):
    """Find the rows behind a number by its name; `asked` is the query of the address. Raises `NoSuchNumber`."""
    if name in COUNTED:
        return _counted(name, around)
    if name in PARTS or name == "undecided":
        return _of_pulse(name, around)
    if name in INDICATORS:
        return INDICATORS[name](asked, around)
    if name in MONEY:
        return MONEY[name](asked, around)
    if name == "new":
        return _new(asked, around)
    raise NoSuchNumber(name)


def _counted(name, around):
    rows = rows_counted(name, around)
    if rows.model is NetworkMembership:
        rows = rows.select_related("network")
    title = COUNTED[name].title % {"period": around.shown_period}
    return Rows(title, rows, lambda row: written_row(row, around.city, around.locale))


def written_row(record, city, locale):
    """A record of the register as a row, with its page in the workspace of its city."""
    return WRITTEN[type(record)](record, city, locale)


def _agreement(row, city, locale):
    signed = formats.date(row.signed_on, locale, row.signed_on_precision) if row.signed_on else ""
    return Row(row.title, _href("agreement", row, city), row.get_kind_display(), signed)


def _activity(row, city, locale):
    noun = "mission" if row.is_mission else "activity"
    when = formats.date(row.starts_on, locale, row.starts_on_precision)
    return Row(row.title, _href(noun, row, city), row.get_kind_display(), when)


def _membership(row, city, locale):
    joined = formats.date(row.joined_on, locale, row.joined_on_precision) if row.joined_on else ""
    return Row(row.network.name, _href("network", row, city), row.role, joined)


def _dialogue(row, city, locale):
    when = formats.date(row.held_on, locale)
    return Row(row.title, _href("dialogue", row, city), row.get_purpose_display(), when)


WRITTEN = {Agreement: _agreement, Activity: _activity, NetworkMembership: _membership, Dialogue: _dialogue}


def _href(noun, row, city):
    return reverse(f"{noun}-detail", args=[city.code, key_of(row)])


def _of_pulse(name, around):
    found = agreements_by_pulse(around)
    names = (Pulse.DORMANT, Pulse.EXPIRED) if name == "undecided" else (name,)
    title = _("Agreements that ask for a decision") if name == "undecided" else _title_of_pulse(name, around)
    rows = [(each, row) for each in names for row in found.get(each, ())]
    return Rows(title, rows, lambda pair: _pulsing(*pair, around))


def _title_of_pulse(name, around):
    return _("Agreements: %(pulse)s") % {"pulse": part_in_words(name, around.city)}


def _pulsing(name, row, around):
    return Row(
        row.counterpart, _href("agreement", row, around.city), str(Pulse(name).label), ends_in_words(row, around)
    )


def _results(asked, around):
    """Indicators with a target, of a dimension and with a result where these are asked for."""
    figures = [each for each in around.figures() if has_target(each)]
    title = _("Indicators with a target, %(period)s")
    if (dimension := asked.get("dimension")) in Dimension.values:
        figures = [each for each in figures if each.dimension == dimension]
        title = _("Indicators with a target, %(dimension)s, %(period)s")
    if (band := asked.get("result")) in BANDS:
        figures = [each for each in figures if each.band == band]
    said = {"period": around.shown_period, "dimension": dict(Dimension.choices).get(dimension, "")}
    return _figures(title % said, figures, around)


def _told_apart(name, title):
    def found(asked, around):
        figures = told_apart(around.figures(), around)[name]
        return _figures(title % {"period": around.shown_period}, figures, around)

    return found


def _in_use(asked, around):
    figures = around.figures()
    if (level := asked.get("level")) in Level.values:
        figures = [each for each in figures if each.level == level]
        return _figures(_("Indicators in use: %(level)s") % {"level": Level(level).label}, figures, around)
    return _figures(_("Indicators in use"), figures, around)


def _approved(asked, around):
    first = since(around.today)
    figures = around.figures()
    fresh = [each for each in figures if each.latest and each.latest.approved_on and each.latest.approved_on >= first]
    title = _("Values approved since %(date)s") % {"date": formats.date(first, around.locale)}
    return _figures(title, fresh, around)


INDICATORS = {
    "results": _results,
    "in-use": _in_use,
    "approved": _approved,
    "older": _told_apart("older", gettext_lazy("Indicators judged by a value older than %(period)s")),
    "untargeted": _told_apart("untargeted", gettext_lazy("Indicators without a target")),
    "suspended": _told_apart("suspended", gettext_lazy("Suspended indicators")),
}


def _executed(asked, around):
    rows = _in_currency(budget_years(around), asked)
    return Rows(_("Budget, %(period)s") % {"period": around.shown_period}, rows, lambda row: _budget(row, around))


def _budget(row, around):
    spent = "" if row.executed is None else formats.money(row.executed, row.currency_id, around.locale)
    return Row(str(row.year), _href("budget", row, around.city), spent, str(row.year))


def _invested(asked, around):
    rows = _in_currency(brought(around), asked).select_related("project")
    title = _("Invested in the city through the office, %(period)s") % {"period": around.shown_period}
    return Rows(title, rows, lambda row: _investment(row, around))


def _investment(row, around):
    amount = formats.money(row.amount, row.currency_id, around.locale)
    return Row(row.project.title, _href("project", row.project, around.city), amount, str(row.year))


def _in_currency(rows, asked):
    return rows.filter(currency=asked["currency"]) if asked.get("currency") else rows


MONEY = {"executed": _executed, "invested": _invested}


def _figures(title, figures, around):
    levels = series.level_names([each.indicator_id for each in figures])
    return Rows(title, figures, lambda figure: _figure(figure, levels.get(figure.indicator_id), around))


def _figure(figure, levels, around):
    latest, as_written = figure.latest, (figure.value_type, around.locale)
    value = wording.point_in_words(latest, *as_written, levels, figure.decimals) if latest else _("no data")
    href = reverse("indicator-sheet", args=[around.city.code, figure.code])
    when = formats.period(latest.period, around.locale) if latest else ""
    return Row(figure.name, href, value, when, figure.band, wording.band_label(figure))


def _new(asked, around):
    """The lines of the log since last month that tell of something new, of one kind where one is asked for."""
    first = since(around.today)
    lines = log_since(first, around.city)
    if (record := asked.get("record")) in (*LOGGED, REPORT):
        lines = lines.filter(record=record)
    title = _("New since %(date)s") % {"date": formats.date(first, around.locale)}
    return Rows(title, lines.select_related("by"), lambda line: _line(line, around))


def _line(line, around):
    noun = NOUNS.get(line.record)
    href = reverse(f"{noun}-detail", args=[around.city.code, line.record_uuid]) if noun and line.record_uuid else ""
    when = formats.date(timezone.localdate(line.at), around.locale)
    return Row(line.label, href, str(line.by or _("The system")), when)
