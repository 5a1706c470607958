"""What the worker begins by itself on the first day of a week, said by every app in its own `weekly.py`."""

from functools import cache

from django.core.cache import cache as claims

from observatory.discovery import import_everywhere

WEEK = 7 * 24 * 3600
_BEGUN = []


def weekly(begin):
    """Register what is to be begun once a week; it must bear being begun twice."""
    _BEGUN.append(begin)
    return begin


@cache
def discover():
    import_everywhere("weekly")


def begin_the_week(today):
    """Begin on a Monday what is begun weekly, once for all workers."""
    if today.weekday() == 0 and claims.add(f"week-{today}", True, WEEK):
        discover()
        for begin in _BEGUN:
            begin()
