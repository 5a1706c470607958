"""Days known only to the month or the year, against a stretch of days."""

import calendar
import datetime


def days_meant(day, precision):
    """Give the first and last day that a date of this precision may stand for."""
    if precision == "year":
        return datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)
    if precision == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return datetime.date(day.year, first, 1), _last_of(day.year, first + 2)
    if precision == "month":
        return day.replace(day=1), _last_of(day.year, day.month)
    return day, day


def falls_within(day, precision, start, end):
    """Tell whether a date falls from `start` to `end`: True, False, or None where it is too vague to say."""
    if precision == "day":
        return start <= day <= end
    first, last = days_meant(day, precision)
    if start <= first and last <= end:
        return True
    return False if last < start or first > end else None


def years_before(day, years):
    """Give the same day so many years earlier; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def same_stretch_end(until, start, earlier_start):
    """Give the day that lies as far from `earlier_start` as `until` lies from `start`.

    Terms that begin on the same calendar day are compared by the calendar, others by the number of days.
    """
    if (start.month, start.day) == (earlier_start.month, earlier_start.day):
        return years_before(until, start.year - earlier_start.year)
    return earlier_start + (until - start)


def _last_of(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
