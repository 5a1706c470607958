"""How alive the agreements are: how many of each pulse, and those that ask for a decision."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from observatory import choices, formats
from observatory.choices import AgreementStatus
from observatory.models import Agreement
from observatory.prepared import prepared
from observatory.services.agreements import pulse_of
from observatory.services.codes import key_of
from reporting import charts

SOON = datetime.timedelta(days=90)
MOST = 8
PARTS = {
    choices.Pulse.ALIVE: gettext_lazy("alive, under %(quiet)s months"),
    choices.Pulse.QUIET: gettext_lazy("quiet, %(quiet)s to %(dormant)s months"),
    choices.Pulse.DORMANT: gettext_lazy("dormant, over %(dormant)s months"),
    choices.Pulse.EXPIRED: gettext_lazy("expired"),
}


class AgreementRow(NamedTuple):
    """What the pulse of an agreement is told from."""

    uuid: str
    code: str
    title: str
    counterpart_city: str | None
    counterparts: str
    why_signed: str
    status: str
    signed_on: datetime.date | None
    ends_on: datetime.date | None
    ends_openly: bool
    renewal: str
    responsible: str
    last_activity_on: datetime.date | None

    @property
    def counterpart(self):
        return self.counterpart_city or self.counterparts or self.title


COLUMNS = (
    *("uuid", "code", "title", "counterpart_city__name", "counterparts", "why_signed", "status", "signed_on"),
    *("ends_on", "is_open_ended", "renewal", "responsible", "last_activity_on"),
)


@dataclass(frozen=True, slots=True)
class Undecided:
    """An agreement that asks for a decision, in words."""

    name: str
    href: str
    pulse: str
    last_activity: str
    why: str
    ends: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """The agreements by pulse, and those that ask for a decision."""

    headline: str
    chart: charts.Shown
    parts: tuple[tuple[str, str, str], ...]
    undecided: tuple[Undecided, ...]
    more: str
    more_href: str


def part_in_words(name, city):
    """A part of the pulse with the city's own thresholds."""
    return PARTS[name] % {"quiet": city.quiet_after, "dormant": city.dormant_after}


def agreements_by_pulse(around):
    """The city's agreements by pulse, as {pulse: [AgreementRow]}, in one query."""
    found = defaultdict(list)
    for row in map(AgreementRow._make, _agreements(around.city.pk)):
        found[pulse_of(row, around.today, around.city)].append(row)
    return found


@prepared
def _agreements(city):
    rows = Agreement.objects.of(city).kept().exclude(status=AgreementStatus.NEGOTIATION).with_last_activity()
    return rows.order_by("title", "pk").values_list(*COLUMNS)


def pulse(found, around):
    """Describe the pulse of the agreements, or None where there are none."""
    sizes = Counter({name: len(found.get(name, ())) for name in PARTS})
    total = sizes.total()
    if not total:
        return None
    asking = sorted(found.get(choices.Pulse.DORMANT, []) + found.get(choices.Pulse.EXPIRED, []), key=_longest_silent)
    return Pulse(
        _headline(sizes, total, around),
        charts.shown(_chart(sizes, around), key="pulse-of-agreements", explore=False),
        tuple((str(choices.Pulse(name).label), around.number(sizes[name]), around.rows(name)) for name in PARTS),
        tuple(_undecided(row, around) for row in asking[:MOST]),
        _more(len(asking) - MOST, around),
        around.rows("undecided"),
    )


def _longest_silent(row):
    """Those that were alive latest come first: they are the easiest to bring back."""
    day = max((each for each in (row.last_activity_on, row.signed_on) if each), default=datetime.date.min)
    return -day.toordinal()


def _headline(sizes, total, around):
    said = {"alive": around.number(sizes[choices.Pulse.ALIVE]), "total": around.number(total)}
    if sizes[choices.Pulse.ALIVE] == total:
        return ngettext("The one agreement is alive", "All %(total)s agreements are alive", total) % said
    alive = ngettext(
        "%(alive)s of %(total)s agreements is alive",
        "%(alive)s of %(total)s agreements are alive",
        sizes[choices.Pulse.ALIVE],
    )
    gone = sizes[choices.Pulse.DORMANT] + sizes[choices.Pulse.EXPIRED]
    if not gone:
        return alive % said
    rest = ngettext("%(n)s no longer is", "%(n)s no longer are", gone) % {"n": around.number(gone)}
    return pgettext("two halves of a headline", "%(well)s; %(rest)s") % {"well": alive % said, "rest": rest}


def _chart(sizes, around):
    return charts.Stacked(
        title="",
        subtitle=_("Agreements by the time since the last activity that serves them"),
        unit=_("Agreements"),
        points=tuple(charts.Point(part_in_words(name, around.city), sizes[name]) for name in PARTS),
        format=formats.numbers(around.locale),
    )


def _more(n, around):
    if n <= 0:
        return ""
    return ngettext("%(n)s more asks for a decision", "%(n)s more ask for a decision", n) % {"n": around.number(n)}


def _undecided(row, around):
    return Undecided(
        row.counterpart,
        around.way("agreement-detail", key_of(row)),
        str(pulse_of(row, around.today, around.city).label),
        formats.date(row.last_activity_on, around.locale, "month") if row.last_activity_on else _("none logged"),
        row.why_signed or pgettext("why an agreement was signed", "not on record"),
        ends_in_words(row, around),
    )


def ends_in_words(row, around):
    """When an agreement ends: its month, open-ended, or not on record."""
    if row.ends_on:
        return formats.date(row.ends_on, around.locale, "month")
    return _("open-ended") if row.ends_openly else pgettext("end of an agreement", "not on record")


def ending_soon(found, around):
    """The agreements that end within ninety days, soonest first."""
    soon = [
        row
        for rows in found.values()
        for row in rows
        if row.ends_on and around.today <= row.ends_on <= around.today + SOON
    ]
    return sorted((row for row in soon if row.status != AgreementStatus.ENDED), key=lambda row: row.ends_on)
