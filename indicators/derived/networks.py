"""Counts from the city's memberships in networks."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.derived.counts import Count, Part, none, tally
from indicators.derived.dating import days_meant

MEMBERSHIP = "observatory.networkmembership"


def networks_on_the_last_day(register):
    """TER-INC-01: networks the city belongs to on the last day of the period, each once."""
    if not register.memberships:
        return none(_("The register holds no memberships in networks."))
    day = register.as_of
    fates = [(row, running(row, day, day)) for row in register.memberships]
    certain = {}
    for row, fate in fates:
        if fate:
            certain.setdefault(row.network, row.uuid)
    perhaps = {row.network for row, fate in fates if fate is None} - certain.keys()
    return tally(MEMBERSHIP, list(certain.values()), **too_vague(len(perhaps)))


def running(row, start, end):
    """Tell whether a membership ran at some time from `start` to `end`; None where its date is too vague.

    One without dates counts: it is known to exist, not when it began.
    """
    if row.left_on and row.left_on < start:
        return False
    if row.joined_on is None:
        return True
    first, last = days_meant(row.joined_on, row.precision)
    if first > end:
        return False
    return True if last <= end else None


def too_vague(number):
    if not number:
        return {}
    words = ngettext(
        "%(number)s network is left out because it is not known whether the city had joined it by then.",
        "%(number)s networks are left out because it is not known whether the city had joined them by then.",
        number,
    )
    return {"left_out": number, "left_out_because": words % {"number": number}}


def roles_in_networks(register):
    """TER-INC-05: the roles held in networks at some time in the period, one on each line, with their dates."""
    if not register.memberships:
        return none(_("The register holds no memberships in networks."))
    held = [row for row in register.memberships if row.role and running(row, register.starts_on, register.ends_on)]
    if not held:
        return none(_("No role in a network is recorded for this period."))
    text = "\n".join(f"{row.name}: {row.role} ({row.joined_on or '?'} – {row.left_on or '…'})" for row in held)
    return Count(text=text, counted=(Part(MEMBERSHIP, [row.uuid for row in held]),))
