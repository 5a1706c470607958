"""Periods as people write them: years, quarters, half-years, months, weeks, ranges of years, single days."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from observatory.spreadsheets.dates import (
    DAY,
    DAY_FIRST,
    FIRST_YEAR,
    FULL_YEAR,
    LAST_YEAR,
    MONTH,
    OF,
    ORDINAL,
    ORDINALS,
    QUARTER,
    YEAR,
    day_of,
    first_match,
    pattern,
    read_date,
)
from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.words import clean, plain

WEEK, HALF_YEAR, YEARS = "week", "half_year", "years"

_HALVES = (
    pattern(r"[SH]\s?(?P<part>[12])[\s\-/]*(?:de\s+)?" + FULL_YEAR),
    pattern(r"(?P<part>[12])[SH][\s\-/]*(?:de\s+)?" + FULL_YEAR),
    pattern(FULL_YEAR + r"[\s\-/]*[SH]\s?(?P<part>[12])"),
    pattern(ORDINAL + r"\s*(?:semestre|sem\.?|half(?:[\s-]year)?)" + OF + FULL_YEAR),
    pattern(r"(?:semestre|sem\.?|half(?:[\s-]year)?)\s*" + ORDINAL + r"\s*,?" + OF + FULL_YEAR),
)
_WEEK = pattern(FULL_YEAR + r"[\s\-/]*W\s?(?P<part>[0-9]{1,2})")
_RUN_TOGETHER = pattern(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])")
_YEARS = pattern(r"(?P<first>[12][0-9]{3})\s*(?:[-\u2010-\u2015/]|a|to|al|hasta|until|ate|au)\s*(?P<last>[12][0-9]{3})")
_FOOTNOTE = re.compile(  # 2022*, 2022 (p), 2023e
    r"\s*(?:[*†‡¹²³]+|\((?:\d|[a-z]|prov\.?|provisional|provisorio|provisoire|prel\.?|est\.?|estimad[oa])\)|(?<=\d{4})[ep])$"
)
_SHORT_YEARS = pattern(r"(?P<first>[12][0-9]{3})\s*[-\u2010-\u2015/]\s*(?P<last>[0-9]{2})")


class Span(NamedTuple):
    """First and last day of a period; its kind: `day`, `week`, `month`, `quarter`, `half_year`, `year` or `years`."""

    start: dt.date
    end: dt.date
    kind: str


def read_period(value, order=DAY_FIRST):
    """Read a period: 2025, 2025-Q1, T1 2025, 2025-S1, 2025-03, 2025-W12, 2018-19, 2013–2014, or one day.

    Raises `Unreadable` for anything else. 2003-04 is April; two years so written need the second above 12.
    """
    if isinstance(value, str) or (type(value) is int and value > LAST_YEAR):
        return _period_text(str(value), order)
    return _period_of_date(value, order)


@lru_cache(maxsize=10_000)
def _period_text(value, order):
    text = _FOOTNOTE.sub("", plain(clean(value)))
    found = (read(text, value) for read in (_read_years, _read_half, _read_week, _read_run_together))
    return next(filter(None, found), None) or _period_of_date(_FOOTNOTE.sub("", value), order)


def _period_of_date(value, order):
    try:
        date, precision = read_date(value, order)
    except Unreadable as problem:
        raise Unreadable(
            "not-a-period" if problem.code == "not-a-date" else problem.code,
            problem.value,
        ) from None
    return Span(date, _last_day(date, _MONTHS_IN[precision]), precision)


_MONTHS_IN = {DAY: 0, MONTH: 1, QUARTER: 3, YEAR: 12}


def _last_day(start, months):
    if not months:
        return start
    ahead = start.year * 12 + start.month - 1 + months
    return dt.date(ahead // 12, ahead % 12 + 1, 1) - dt.timedelta(1)


def _read_years(text, value):
    if match := _YEARS.fullmatch(text):
        first, last = int(match["first"]), int(match["last"])
    elif (match := _SHORT_YEARS.fullmatch(text)) and int(match["last"]) > 12:
        first = int(match["first"])
        last = first // 100 * 100 + int(match["last"])
    else:
        return None
    if not FIRST_YEAR <= first < last <= LAST_YEAR:
        raise Unreadable("not-a-period", str(value))
    return Span(dt.date(first, 1, 1), dt.date(last, 12, 31), YEARS)


def _read_half(text, value):
    if (match := first_match(_HALVES, text)) and (half := ORDINALS[match["part"]]) <= 2:
        start = day_of(match["year"], 6 * half - 5, 1, value)
        return Span(start, _last_day(start, 6), HALF_YEAR)
    return None


def _read_run_together(text, value):
    """A month as its year and number run together: 202301."""
    if match := _RUN_TOGETHER.fullmatch(text):
        start = day_of(match["year"], match["month"], 1, value)
        return Span(start, _last_day(start, 1), MONTH)
    return None


def _read_week(text, value):
    if not (match := _WEEK.fullmatch(text)):
        return None
    try:
        start = dt.date.fromisocalendar(int(match["year"]), int(match["part"]), 1)
    except ValueError:
        raise Unreadable("not-a-period", str(value)) from None
    return Span(start, start + dt.timedelta(6), WEEK)
