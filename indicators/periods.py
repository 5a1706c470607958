"""Periods as people write them: 2025, 2025-Q1, 2025-H1, 2025-03, 2025-W12, 2018-19, 2013–2014, 2013/2014. Pure.

Any other stretch of days, such as an event or a government term, is written 20260309-20260312.
"""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from indicators.choices import Frequency

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_SPAN = 100
LONGEST_EVENT = 366  # days
DAYS_OF_LAST_WEEK = 3  # by which the last week of a year may reach into the next

_WITHIN_YEAR = re.compile(r"(?P<year>\d{4})[-\s/]?(?:(?P<letter>[QTHSW])(?P<number>\d{1,2}))$")
_LETTER_FIRST = re.compile(r"(?P<letter>[QTHSW])(?P<number>\d{1,2})[-\s/]?(?P<year>\d{4})$")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])$")
_SPAN = re.compile(r"(?P<first>\d{4})\s*[-–—/]\s*(?P<last>\d{4}|\d{2})$")
_DAYS = re.compile(r"(?P<first>\d{8})-(?P<last>\d{8})$")
_YEAR = re.compile(r"\d{4}$")


class NotAPeriod(ValueError):
    """The text names no period."""


@dataclass(frozen=True, slots=True)
class PeriodSpec:
    """A stretch of days with its canonical code: both days belong to it."""

    code: str
    starts_on: datetime.date
    ends_on: datetime.date
    frequency: str

    def __str__(self):
        return self.code


def parse(text):
    """Read a period as people write it; raise `NotAPeriod` when the text names none.

    A year and two digits is a month where it can be one: 2011-12 is December 2011, 2018-19 the years 2018 and 2019.
    """
    return _parse(" ".join(str(text).upper().split()))


@lru_cache(maxsize=4096)
def _parse(text):
    if _YEAR.match(text):
        return year(int(text))
    if match := _MONTH.match(text):
        return month(int(match["year"]), int(match["month"]))
    if match := _WITHIN_YEAR.match(text) or _LETTER_FIRST.match(text):
        return _PARTS[match["letter"]](int(match["year"]), int(match["number"]))
    if match := _SPAN.match(text):
        return _span_of(match["first"], match["last"])
    if match := _DAYS.match(text):
        return _days_of(match["first"], match["last"])
    raise NotAPeriod(text)


def _span_of(first, last):
    return years(int(first), int(last) if len(last) == 4 else int(first[:2] + last))


def _days_of(first, last):
    try:
        return days(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    except ValueError as error:
        raise NotAPeriod(f"{first}-{last}") from error


def days(first, last):
    """The days from the first to the last, both included; whole years are those years.

    Up to a year they are an event, beyond it a term. Raises `NotAPeriod` when they end before they begin.
    """
    if last < first or last.year - first.year > LONGEST_SPAN:
        raise NotAPeriod(f"{first}-{last}")
    _known(first.year), _known(last.year)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return years(first.year, last.year)
    kind = Frequency.EVENT if (last - first).days < LONGEST_EVENT else Frequency.TERM
    return PeriodSpec(f"{first:%Y%m%d}-{last:%Y%m%d}", first, last, kind)


def year(number):
    """The calendar year; raise `NotAPeriod` outside 1900–2100."""
    number = _known(number)
    return PeriodSpec(str(number), datetime.date(number, 1, 1), datetime.date(number, 12, 31), Frequency.YEAR)


def years(first, last):
    """The years from the first to the last, both included; a single one is the year itself."""
    if first == last:
        return year(first)
    if not 0 < last - first <= LONGEST_SPAN:
        raise NotAPeriod(f"{first}-{last}")
    first, last = _known(first), _known(last)
    return PeriodSpec(f"{first}-{last}", datetime.date(first, 1, 1), datetime.date(last, 12, 31), Frequency.OTHER)


def half(of_year, number):
    """A half of the year, 1 or 2."""
    return _months(of_year, number, 6, f"{of_year}-H{number}", Frequency.HALF_YEAR)


def quarter(of_year, number):
    """A quarter of the year, 1 to 4."""
    return _months(of_year, number, 3, f"{of_year}-Q{number}", Frequency.QUARTER)


def month(of_year, number):
    """A month of the year, 1 to 12."""
    return _months(of_year, number, 1, f"{of_year}-{number:02}", Frequency.MONTH)


def week(of_year, number):
    """A week of the year as ISO 8601 counts them, Monday to Sunday."""
    try:
        monday = datetime.date.fromisocalendar(_known(of_year), number, 1)
    except ValueError as error:
        raise NotAPeriod(f"{of_year}-W{number}") from error
    return PeriodSpec(f"{of_year}-W{number:02}", monday, monday + datetime.timedelta(days=6), Frequency.WEEK)


def _months(of_year, number, length, code, frequency):
    if not 1 <= number <= 12 // length:
        raise NotAPeriod(code)
    starts_on = datetime.date(_known(of_year), (number - 1) * length + 1, 1)
    return PeriodSpec(code, starts_on, _last_day(starts_on, length), frequency)


def _last_day(starts_on, months):
    months += starts_on.month - 1
    following = datetime.date(starts_on.year + months // 12, months % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _known(number):
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise NotAPeriod(str(number))
    return number


_PARTS = {"Q": quarter, "T": quarter, "H": half, "S": half, "W": week}


def containing(day, frequency):
    """The period of a frequency that a day falls in; of another frequency, the year."""
    match frequency:
        case Frequency.WEEK:
            return week(*day.isocalendar()[:2])
        case Frequency.MONTH:
            return month(day.year, day.month)
        case Frequency.QUARTER:
            return quarter(day.year, (day.month + 2) // 3)
        case Frequency.HALF_YEAR:
            return half(day.year, (day.month + 5) // 6)
    return year(day.year)


def next_after(period):
    """The period of the same kind and length that begins when this one ends."""
    if period.frequency == Frequency.OTHER:
        return _moved(period, _length(period))
    if period.frequency in (Frequency.EVENT, Frequency.TERM):
        return _shifted(period, 1)
    return containing(period.ends_on + datetime.timedelta(days=1), period.frequency)


def between(after, until, frequency):
    """The periods of a frequency that begin after a day and end by another, in order."""
    found, spec = [], containing(after + datetime.timedelta(days=1), frequency)
    while spec.ends_on <= until:
        if spec.starts_on > after:
            found.append(spec)
        spec = next_after(spec)
    return found


def previous_to(period):
    """The period of the same kind and length that ends when this one begins."""
    if period.frequency == Frequency.OTHER:
        return _moved(period, -_length(period))
    if period.frequency in (Frequency.EVENT, Frequency.TERM):
        return _shifted(period, -1)
    return containing(period.starts_on - datetime.timedelta(days=1), period.frequency)


def _length(period):
    return period.ends_on.year - period.starts_on.year + 1


def _moved(period, by):
    return years(period.starts_on.year + by, period.ends_on.year + by)


def _shifted(period, times):
    length = (period.ends_on - period.starts_on + datetime.timedelta(days=1)) * times
    return days(period.starts_on + length, period.ends_on + length)


def year_of(code, ends_on):
    """The year of a period of this code: of a week the one that ISO 8601 names it by, else that in which it ends."""
    return int(code[:4]) if "-W" in code else ends_on.year


def in_year(number, frequency):
    """The periods of a frequency that begin in a year, in order; of another frequency, the year itself.

    Weeks are those of the ISO year, the first of which may begin in December.
    """
    first = week(number, 1) if frequency == Frequency.WEEK else containing(datetime.date(number, 1, 1), frequency)
    found = [first]
    while (following := next_after(found[-1])).code.startswith(f"{number}-"):
        found.append(following)
    return found
