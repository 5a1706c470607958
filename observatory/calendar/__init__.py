"""Everything in a city that has a date, said by every app for its own records.

Each part says it in a file of its own: `observatory/calendar/agreements.py`, or the `calendar.py` of an app to the
right. They are found without being listed:

    from observatory.calendar import Dated, dated

    @dated("agreement-end", _("Ends of agreements"))
    def ends_of_agreements(city, user, first, last):
        return [Dated(title=..., starts_on=..., href=..., uid=f"agreement-end-{agreement.uuid}", remind_days=30), ...]

The function answers with what lies, even in part, between the days `first` and `last`, both included, and only with
what this person may see now: the same answers go out in the person's feed.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from observatory.choices import Precision
from observatory.discovery import import_everywhere

_KINDS = {}


@dataclass(frozen=True)
class Kind:
    """One kind of dated things: its key in addresses, its words, and who knows them."""

    key: str
    label: str
    say: Callable


@dataclass(frozen=True)
class Dated:
    """Something with a day, or with days from `starts_on` to `ends_on`, both included.

    `href` holds the record's UUID rather than its code, so that it stays; `uid` stays the same for the same thing, and
    no other has it. `remind_days` is how long before the day a calendar reminds of it: for what ends or falls due.
    Where only the month, the quarter or the year is known, `precision` says so and `starts_on` is its first day.
    """

    title: str
    starts_on: datetime.date
    href: str
    uid: str
    ends_on: datetime.date | None = None
    precision: str = Precision.DAY.value
    note: str = ""
    remind_days: int | None = None
    kind: Kind | None = None  # filled in by the registry

    @property
    def until(self):
        return self.ends_on or self.starts_on


def dated(key, label):
    """Register a function that answers, for a city, a person, a first and a last day, the `Dated` things it knows of.

    `label` names the kind on screens, in the plural; `key` stands in addresses.
    """

    def register(function):
        _KINDS[key] = Kind(key, label, function)
        return function

    return register


@cache
def discover():
    import_everywhere("calendar")


def kinds():
    """Give every kind of dated things, by the order of its key."""
    discover()
    return [_KINDS[key] for key in sorted(_KINDS)]


def all_dated(city, user, first, last, only=()):
    """Give everything dated in these days, soonest first; of the kinds with the keys `only`, or of all."""
    asked = [kind for kind in kinds() if not only or kind.key in only]
    found = [replace(each, kind=kind) for kind in asked for each in kind.say(city, user, first, last)]
    return sorted(found, key=lambda each: (each.starts_on, each.until, each.title))
