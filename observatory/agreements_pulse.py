"""How alive an agreement is, from plain dates."""

import calendar
import datetime

from observatory.choices import Pulse


def pulse(last_sign_on, ends_on, today, *, quiet_after=6, dormant_after=12):
    """Tell the pulse of an agreement on a day: alive, quiet, dormant or expired.

    `last_sign_on` is the day of the last activity, or None where none is known; the thresholds are in months.
    """
    if ends_on is not None and ends_on < today:
        return Pulse.EXPIRED
    if last_sign_on is None or (silent := months_between(last_sign_on, today)) >= dormant_after:
        return Pulse.DORMANT
    return Pulse.QUIET if silent >= quiet_after else Pulse.ALIVE


def months_between(first, last):
    """The whole months from one day to another; below zero where `last` comes before `first`."""
    return (last.year - first.year) * 12 + last.month - first.month - (first.day > last.day)


def months_before(day, months):
    """The day so many months earlier, or the last of its month where that has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))
