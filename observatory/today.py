"""What waits for a person in a city today, said by every app for its own records.

An app to the right says it in its own `today.py`, found as the admin finds `admin.py`:

    from observatory.today import Need, needs

    @needs
    def measurements_due(city, user, today):
        return [Need(title=..., href=..., detail=..., due_on=...), ...]
"""

import datetime
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

from observatory.models import Activity, Agreement
from observatory.services.codes import key_of

AHEAD = datetime.timedelta(days=90)
MOST = 20
_SAYERS = []


@dataclass(frozen=True)
class Need:
    """Something that waits: what it is, where it is done, why, and by when; `status` is a sign of the tag so named."""

    title: str
    href: str
    detail: str = ""
    due_on: datetime.date | None = None
    note: str = ""
    status: str = ""


def needs(function):
    """Register a function that answers, for a city, a person and a day, the `Need`s it knows of."""
    _SAYERS.append(function)
    return function


@cache
def discover():
    autodiscover_modules("today")


def all_needs(city, user, today):
    """Give everything that waits, soonest first; what has no day comes last."""
    discover()
    found = [need for sayer in _SAYERS for need in sayer(city, user, today)]
    return sorted(found, key=lambda need: (need.due_on is None, need.due_on or today))


@needs
def agreements_that_end(city, user, today):
    """The agreements that end within ninety days."""
    ending = Agreement.objects.workable_by(user).filter(city=city, ends_on__gte=today, ends_on__lte=today + AHEAD)
    return [
        Need(
            title=_("Decide on the agreement: %(agreement)s") % {"agreement": agreement},
            href=reverse("agreement-detail", args=[city.code, key_of(agreement)]),
            detail=agreement.renewal,
            due_on=agreement.ends_on,
        )
        for agreement in ending.order_by("ends_on")[:MOST]
    ]


@needs
def results_untold(city, user, today):
    """The missions of the last ninety days that do not say yet what came of them."""
    silent = Activity.objects.workable_by(user).missions().filter(city=city, result="")
    return [
        Need(
            title=_("Tell what came of: %(mission)s") % {"mission": mission},
            href=reverse("mission-edit", args=[city.code, key_of(mission)]),
            detail=_("A sentence about its result is enough."),
            due_on=mission.starts_on + AHEAD,
        )
        for mission in silent.between(today - AHEAD, today)[:MOST]
    ]
