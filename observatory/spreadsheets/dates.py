"""Dates and periods as people write them in Spanish, English, French and Portuguese, with their precision."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from observatory.spreadsheets.missing import is_error
from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.words import clean, plain

DAY, MONTH, QUARTER, YEAR = "day", "month", "quarter", "year"
WEEK, HALF_YEAR, YEARS = "week", "half_year", "years"
DAY_FIRST, MONTH_FIRST, AMBIGUOUS = "dmy", "mdy", "ambiguous"
FIRST_YEAR, LAST_YEAR = 1500, 2200
TWO_DIGIT_YEARS_FROM = 1950

_MONTH_NAMES = (
    "enero january janvier janeiro ene jan janv",
    "febrero february fevrier fevereiro feb fevr fev",
    "marzo march mars marco mar",
    "abril april avril abr apr avr",
    "mayo may mai maio",
    "junio june juin junho jun",
    "julio july juillet julho jul juil",
    "agosto august aout ago aug",
    "septiembre setiembre september septembre setembro sep sept set",
    "octubre october octobre outubro oct out",
    "noviembre november novembre novembro nov",
    "diciembre december decembre dezembro dic dec dez",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "first": 1, "premier": 1, "premiere": 1, "primeiro": 1, "i": 1, "1": 1,
    "segundo": 2, "segunda": 2, "second": 2, "deuxieme": 2, "seconde": 2, "ii": 2, "2": 2,
    "tercer": 3, "tercero": 3, "third": 3, "troisieme": 3, "terceiro": 3, "iii": 3, "3": 3,
    "cuarto": 4, "fourth": 4, "quatrieme": 4, "quarto": 4, "iv": 4, "4": 4,
}  # fmt: skip
_WEEKDAY = (
    r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?)\s*,?\s+)?"
)
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|o|a|º|ª|°)?\.?"
_OF = r"[\s\-/]*(?:(?:de|del|of|do)\s+)?(?:(?:ano|l'an)\s+)?"
_FULL_YEAR = r"(?P<year>[12][0-9]{3})"
_ANY_YEAR = r"(?P<year>[12][0-9]{3}|'?[0-9]{2})"
_ORDINAL = (
    r"(?P<part>[1-4]|"
    + "|".join(word for word in _ORDINALS if len(word) > 1 or word == "i")
    + r")(?:st|nd|rd|th|er|ero|o|e|eme|º|ª|°)?\.?"
)
_TIME = (
    r"(?:[T\s]+[0-9]{1,2}(?::|h)[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def _pattern(text):
    return re.compile(text, re.IGNORECASE)


_ISO = _pattern(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})" + _TIME)
_COMPACT = _pattern(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_NUMERIC = _pattern(r"(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4}|[0-9]{2})" + _TIME)
_DAY_MONTH = _pattern(_WEEKDAY + r"(?:le\s+|el\s+|a\s+)?" + _DAY + _OF + _MONTH + r"\s*,?" + _OF + _ANY_YEAR + _TIME)
_MONTH_DAY = _pattern(_WEEKDAY + _MONTH + r"\s+" + _DAY + r"\s*,?\s+" + _FULL_YEAR + _TIME)
_MONTH_YEAR = _pattern(_MONTH + r"\s*,?" + _OF + _ANY_YEAR)
_YEAR_MONTH = _pattern(
    r"(?P<year>[12][0-9]{3})(?:[-/.]M?|M)(?P<month>[0-9]{2})|(?P<month2>[0-9]{1,2})[-/.](?P<year2>[12][0-9]{3})"
)
_YEAR_NAMED_MONTH = _pattern(_FULL_YEAR + r"[\s\-/]+" + _MONTH)
_YEAR = _pattern(r"(?:(?:ano|year|annee|ejercicio|exercicio|exercice)\s+)?(?:de\s+)?" + _FULL_YEAR)
_QUARTERS = (
    _pattern(r"[TQ]\s?(?P<part>[1-4])[\s\-/]*(?:de\s+)?" + _FULL_YEAR),
    _pattern(r"(?P<part>[1-4])[TQ][\s\-/]*(?:de\s+)?" + _FULL_YEAR),
    _pattern(_FULL_YEAR + r"[\s\-/]*[TQ]\s?(?P<part>[1-4])"),
    _pattern(_FULL_YEAR + r"[\s\-/]*(?P<part>[1-4])[TQ]"),
    _pattern(_ORDINAL + r"\s*(?:trimestre|trim\.?|quarter)" + _OF + _FULL_YEAR),
    _pattern(r"(?:trimestre|trim\.?|quarter)\s*" + _ORDINAL + r"\s*,?" + _OF + _FULL_YEAR),
)
_HALVES = (
    _pattern(r"[SH]\s?(?P<part>[12])[\s\-/]*(?:de\s+)?" + _FULL_YEAR),
    _pattern(r"(?P<part>[12])[SH][\s\-/]*(?:de\s+)?" + _FULL_YEAR),
    _pattern(_FULL_YEAR + r"[\s\-/]*[SH]\s?(?P<part>[12])"),
    _pattern(_ORDINAL + r"\s*(?:semestre|sem\.?|half(?:[\s-]year)?)" + _OF + _FULL_YEAR),
    _pattern(r"(?:semestre|sem\.?|half(?:[\s-]year)?)\s*" + _ORDINAL + r"\s*,?" + _OF + _FULL_YEAR),
)
_WEEK = _pattern(_FULL_YEAR + r"[\s\-/]*W\s?(?P<part>[0-9]{1,2})")
_YEARS = _pattern(
    r"(?P<first>[12][0-9]{3})\s*(?:[-\u2010-\u2015/]|a|to|al|hasta|until|ate|au)\s*(?P<last>[12][0-9]{3})"
)
_SHORT_YEARS = _pattern(r"(?P<first>[12][0-9]{3})\s*[-\u2010-\u2015/]\s*(?P<last>[0-9]{2})")


class Dated(NamedTuple):
    """The first day of what was written, and how exactly it was written: `day`, `month`, `quarter` or `year`."""

    date: dt.date
    precision: str = DAY


class Span(NamedTuple):
    """First and last day of a period; its kind: `day`, `week`, `month`, `quarter`, `half_year`, `year` or `years`."""

    start: dt.date
    end: dt.date
    kind: str


def decide_order(column: Iterable[object]):
    """Decide for a whole column whether the day or the month comes first: `"dmy"`, `"mdy"` or `AMBIGUOUS`.

    Only all-numeric texts (09/03/17) speak. A column without any is `"dmy"`; one whose texts all fit both ways, or
    contradict each other, is ambiguous and a person must say.
    """
    evidence = {_order_of(text) for text in column if isinstance(text, str)} - {None}
    clear = evidence - {AMBIGUOUS}
    if len(clear) == 1:
        return clear.pop()
    return AMBIGUOUS if evidence else DAY_FIRST


def _order_of(text):
    match = _NUMERIC.fullmatch(text.strip())
    if match is None:
        return None
    first, second = int(match["first"]), int(match["second"])
    if first == second:
        return None
    if first > 12:
        return DAY_FIRST
    return MONTH_FIRST if second > 12 else AMBIGUOUS


def read_date(value, order=DAY_FIRST, *, epoch=None):
    """Read a date with its precision; raise `Unreadable` for anything else.

    `order` is `"dmy"` or `"mdy"`, for all-numeric texts. `epoch`, 1900 or 1904, makes a number that is no year an Excel
    serial. Years of two digits lie between 1950 and 2049.
    """
    if isinstance(value, dt.datetime):
        return Dated(value.date())
    if isinstance(value, dt.date):
        return Dated(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _dated_number(value, epoch)
    text = plain(clean(str(value)))
    for read in (_read_day, _read_month, _read_quarter, _read_year):
        if found := read(text, order, value):
            return found
    raise Unreadable("error-cell" if is_error(value) else "not-a-date", str(value))


def _dated_number(value, epoch):
    if value == int(value) and FIRST_YEAR <= value <= LAST_YEAR:
        return Dated(dt.date(int(value), 1, 1), YEAR)
    if epoch is None:
        raise Unreadable("not-a-date", str(value))
    return Dated(read_serial(value, epoch))


def read_serial(number, epoch=1900):
    """Turn an Excel serial number into its day, in the 1900 or the 1904 system; the time of the day falls away."""
    days = int(number)
    if epoch == 1904:
        start = dt.date(1904, 1, 1)
    else:
        start = dt.date(1899, 12, 30) if days > 60 else dt.date(1899, 12, 31)
    if not 0 < days < 2_958_466 or (epoch == 1900 and days == 60):
        raise Unreadable("impossible-date", str(number))
    return start + dt.timedelta(days)


def _read_day(text, order, value):
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return Dated(_day(match["year"], match["month"], match["day"], value))
    if match := _NUMERIC.fullmatch(text):
        return Dated(_numeric_day(match, order, value))
    if match := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        return Dated(_day(match["year"], MONTHS[match["month"]], match["day"], value))
    return None


def _numeric_day(match, order, value):
    day, month = int(match["first"]), int(match["second"])
    if order == AMBIGUOUS and day != month and max(day, month) <= 12:
        raise Unreadable("ambiguous-date", str(value))
    if order == MONTH_FIRST or (order == AMBIGUOUS and month > 12):
        day, month = month, day
    if month > 12 >= day:
        raise Unreadable("other-date-order", str(value))
    return _day(match["year"], month, day, value)


def _read_month(text, order, value):
    if match := _YEAR_MONTH.fullmatch(text):
        year, month = (
            match["year"] or match["year2"],
            int(match["month"] or match["month2"]),
        )
    elif match := _MONTH_YEAR.fullmatch(text) or _YEAR_NAMED_MONTH.fullmatch(text):
        year, month = match["year"], MONTHS[match["month"]]
    else:
        return None
    return Dated(_day(year, month, 1, value), MONTH)


def _read_quarter(text, order, value):
    if match := _first_match(_QUARTERS, text):
        return Dated(_day(match["year"], 3 * _ORDINALS[match["part"]] - 2, 1, value), QUARTER)
    return None


def _read_year(text, order, value):
    if match := _YEAR.fullmatch(text):
        return Dated(_day(match["year"], 1, 1, value), YEAR)
    return None


def _first_match(patterns, text):
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)


def _day(year, month, day, value):
    try:
        date = dt.date(_full_year(str(year)), int(month), int(day))
    except ValueError:
        raise Unreadable("impossible-date", str(value)) from None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise Unreadable("impossible-date", str(value))
    return date


def _full_year(text):
    text = text.lstrip("'")
    if len(text) > 2:
        return int(text)
    century, year = TWO_DIGIT_YEARS_FROM // 100 * 100, int(text)
    return century + year + (100 if century + year < TWO_DIGIT_YEARS_FROM else 0)


def read_period(value, order=DAY_FIRST):
    """Read a period: 2025, 2025-Q1, T1 2025, 2025-S1, 2025-03, 2025-W12, 2018-19, 2013–2014, or one day.

    Raises `Unreadable` for anything else. 2003-04 is April; two years so written need the second above 12.
    """
    text = plain(clean(str(value))) if isinstance(value, str) else ""
    for read in (_read_years, _read_half, _read_week):
        if found := read(text, value):
            return found
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
    if (match := _first_match(_HALVES, text)) and (half := _ORDINALS[match["part"]]) <= 2:
        start = _day(match["year"], 6 * half - 5, 1, value)
        return Span(start, _last_day(start, 6), HALF_YEAR)
    return None


def _read_week(text, value):
    if not (match := _WEEK.fullmatch(text)):
        return None
    try:
        start = dt.date.fromisocalendar(int(match["year"]), int(match["part"]), 1)
    except ValueError:
        raise Unreadable("not-a-period", str(value)) from None
    return Span(start, start + dt.timedelta(6), WEEK)
