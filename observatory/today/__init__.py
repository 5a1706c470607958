"""What waits for a person in a city today, said by every app for its own records.

Each part says it in a file of its own: `observatory/today/agreements.py`, or the `today.py` of an app to the right.
They are found without being listed:

    from observatory.today import Need, needs

    @needs
    def measurements_due(city, user, today):
        return [Need(title=..., href=..., detail=..., due_on=..., post=...), ...]
"""

import datetime
from dataclasses import dataclass
from functools import cache

from observatory.discovery import import_everywhere

AHEAD = datetime.timedelta(days=90)
MOST = 20
_SAYERS = []


@dataclass(frozen=True)
class Need:
    """Something that waits: what it is, where it is done, why, and by when; `status` is a sign of the tag so named.

    `post` is the key (`pk`) of the `StaffPosition` that answers for it, where one does, and `deputy` of the one that
    steps in: it waits first for their holders.
    What `is_personal` waits for this very person.
    """

    title: str
    href: str
    detail: str = ""
    due_on: datetime.date | None = None
    note: str = ""
    status: str = ""
    post: int | None = None
    deputy: int | None = None
    is_personal: bool = False


def needs(function):
    """Register a function that answers, for a city, a person and a day, the `Need`s it knows of."""
    _SAYERS.append(function)
    return function


@cache
def discover():
    import_everywhere("today")


def all_needs(city, user, today):
    """Give everything that waits, soonest first; what has no day comes last."""
    discover()
    found = [need for sayer in _SAYERS for need in sayer(city, user, today)]
    return sorted(found, key=lambda need: (need.due_on is None, need.due_on or today))


def parted(found, posts):
    """Part what waits into what waits for whoever holds these posts, and what waits for the rest of the office."""
    mine = [need for need in found if need.is_personal or {need.post, need.deputy} & posts]
    return mine, [need for need in found if need not in mine]
