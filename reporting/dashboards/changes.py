"""What changed since last month: the values approved, and what was logged."""

import datetime
from dataclasses import dataclass
from functools import partial

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from indicators import wording
from observatory import formats
from observatory.agreements_pulse import months_before
from observatory.models import Change
from observatory.prepared import prepared

MOST = 5
LOGGED = {
    "observatory.agreement": ngettext_lazy("%(shown)s agreement logged", "%(shown)s agreements logged", "n"),
    "observatory.activity": ngettext_lazy("%(shown)s activity logged", "%(shown)s activities logged", "n"),
    "observatory.networkmembership": ngettext_lazy("%(shown)s network logged", "%(shown)s networks logged", "n"),
    "dialogues.dialogue": ngettext_lazy("%(shown)s dialogue logged", "%(shown)s dialogues logged", "n"),
    "observatory.lesson": ngettext_lazy("%(shown)s lesson written down", "%(shown)s lessons written down", "n"),
}
REPORT = "reporting.report"
PUBLISHED = ngettext_lazy("%(shown)s edition of a report published", "%(shown)s editions of reports published", "n")


@dataclass(frozen=True, slots=True)
class Approved:
    """A value approved lately, beside the one before it."""

    name: str
    href: str
    old: str
    new: str
    period: str
    band: str
    label: str
    approved_on: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The values approved since a day, the latest first, and how much was logged since."""

    since: str
    approved: tuple[Approved, ...]
    more: str
    more_href: str
    logged: tuple[tuple[str, str], ...]


def since(today):
    """The day from which something counts as new: the same day last month."""
    return months_before(today, 1)


def changes(figures, levels, around):
    """Gather what changed in the city since last month."""
    first = since(around.today)
    fresh = [each for each in figures if each.latest and (each.latest.approved_on or datetime.date.min) >= first]
    fresh.sort(key=lambda figure: figure.latest.approved_on, reverse=True)
    return Changes(
        formats.date(first, around.locale),
        tuple(_approved(figure, levels.get(figure.indicator_id), around) for figure in fresh[:MOST]),
        _all(len(fresh), around),
        around.rows("approved"),
        _logged(first, around),
    )


def _approved(figure, levels, around):
    latest, previous = figure.latest, figure.previous
    written = partial(
        wording.point_in_words,
        kind=figure.value_type,
        locale=around.locale,
        levels=levels,
        decimals=figure.decimals,
    )
    return Approved(
        figure.name,
        around.way("indicator-sheet", figure.code),
        written(previous) if previous else "",
        written(latest),
        formats.period(latest.period, around.locale),
        figure.band,
        wording.band_label(figure),
        formats.date(latest.approved_on, around.locale, style="bare"),
    )


def _all(n, around):
    return _("All %(n)s values approved") % {"n": around.number(n)} if n > MOST else ""


def log_since(first, city):
    """The lines of a city's log since a day that tell of something new."""
    new = Q(action="created", record__in=LOGGED) | Q(action="published", record=REPORT)
    return Change.objects.filter(new, city=city, at__date__gte=first)


@prepared
def _numbers(first, city):
    return log_since(first, city).order_by().values_list("record").annotate(n=Count("pk"))


def _logged(first, around):
    found = dict(_numbers(first, around.city.pk))
    return tuple(
        (str(words % {"n": found[record], "shown": around.number(found[record])}), around.rows("new", record=record))
        for record, words in {**LOGGED, REPORT: PUBLISHED}.items()
        if record in found
    )
