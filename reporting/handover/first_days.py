"""What the incoming team does first, and what falls due in its first hundred days."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory import formats
from observatory.calendar import all_dated
from observatory.today import all_needs
from reporting.handover.parts import part, table

FIRST, SECOND, LAST = 30, 60, 100
HALF_A_YEAR = 180
CHECKLIST = (
    ("work-people", gettext_lazy("Give the new people their roles, and end those of whoever leaves")),
    ("office-list", gettext_lazy("Say who holds each post: vacant posts leave agreements without an owner")),
    ("agreement-list", gettext_lazy("Read the agreements in force, and what is promised in each")),
    ("network-list", gettext_lazy("Confirm the seats in networks, and the fees of the year")),
    ("commitment-list", gettext_lazy("Answer to those who wait for what was promised to them")),
    ("lesson-list", gettext_lazy("Read what did not work, before it is tried again")),
    ("work-strategy", gettext_lazy("Decide whether the strategy goes on, is revised or begins anew")),
    ("work-measure", gettext_lazy("Look at the indicators, their methods and their last values")),
)
WINDOWS = (
    (0, FIRST, gettext_lazy("The first 30 days")),
    (FIRST, SECOND, gettext_lazy("Days 31 to 60")),
    (SECOND, LAST, gettext_lazy("Days 61 to 100")),
)


@dataclass(frozen=True)
class Window:
    """A stretch of the first hundred days with what falls due in it."""

    title: str
    days: str
    entries: list


def day_of(begins_on, today):
    """Which of its days a team has today: the first is 1; below that it has not begun."""
    return (today - begins_on).days + 1


def windows(scope):
    """The first hundred days in three stretches, with everything dated in each."""
    first, last = scope.begins_on, scope.begins_on + datetime.timedelta(days=LAST - 1)
    entries = all_dated(scope.city, scope.user, first, last)
    return [_window(scope, start, end, title, entries) for start, end, title in WINDOWS]


def _window(scope, start, end, title, entries):
    first = scope.begins_on + datetime.timedelta(days=start)
    last = scope.begins_on + datetime.timedelta(days=end - 1)
    own = [entry for entry in entries if first <= max(entry.starts_on, scope.begins_on) <= last]
    return Window(str(title), formats.span(first, last, scope.locale), own)


def checklist(city):
    """What every incoming team does first: (address, words)."""
    return [(reverse(name, args=[city.code]), str(words)) for name, words in CHECKLIST]


def waiting(scope):
    """What waits for somebody of the office now, the soonest first."""
    return [need for need in all_needs(scope.city, scope.user, scope.today) if not need.is_personal]


@part
def first_days(scope):
    header = [_("What to do"), _("By when"), _("Why")]
    lines = [((words, "", ""), href) for href, words in checklist(scope.city)]
    lines += [((need.title, scope.date(need.due_on), need.detail), need.href) for need in waiting(scope)]
    said = _("What to read and decide first, and what waited on the day the book was made.")
    return table("first-days", _("The first 30 days"), said, header, lines)


@part
def deadlines(scope):
    last = scope.begins_on + datetime.timedelta(days=HALF_A_YEAR)
    entries = all_dated(scope.city, scope.user, min(scope.today, scope.begins_on), last)
    lines = [
        ((scope.date(each.starts_on, each.precision), each.title, each.kind.label, each.note), each.href)
        for each in entries
    ]
    said = _("All that has a date until 180 days after the handover. The calendar file holds the same days.")
    header = [_("Date"), _("What"), _("Kind"), _("Note")]
    return table("deadlines", _("Dates and deadlines"), said, header, lines)
