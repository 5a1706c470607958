"""Dates as people write them in Spanish, English, French and Portuguese, with their precision."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from observatory.spreadsheets.missing import is_error
from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.words import clean, plain

DAY, MONTH, QUARTER, YEAR = "day", "month", "quarter", "year"
DAY_FIRST, MONTH_FIRST, AMBIGUOUS = "dmy", "mdy", "ambiguous"
FIRST_YEAR, LAST_YEAR = 1500, 2200
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
TWO_DIGIT_YEARS_FROM = 1950

_MONTH_NAMES = (
    "enero january janvier janeiro januar janner gennaio gener ene jan janv gen",
    "febrero february fevrier fevereiro februar febbraio febrer feb fevr fev",
    "marzo march mars marco marz maerz marc mar mrz",
    "abril april avril aprile abr apr avr",
    "mayo may mai maio maggio maig mag",
    "junio june juin junho juni giugno juny jun giu",
    "julio july juillet julho juli luglio juliol jul juil juill lug",
    "agosto august aout agost ago aug",
    "septiembre setiembre september septembre setembro settembre setembre sep sept set",
    "octubre october octobre outubro oktober ottobre oct out okt ott",
    "noviembre november novembre novembro nov",
    "diciembre december decembre dezembro dezember dicembre desembre dic dec dez des",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "first": 1, "premier": 1, "premiere": 1, "primeiro": 1, "i": 1, "1": 1,
    "segundo": 2, "segunda": 2, "second": 2, "deuxieme": 2, "seconde": 2, "ii": 2, "2": 2,
    "tercer": 3, "tercero": 3, "third": 3, "troisieme": 3, "terceiro": 3, "iii": 3, "3": 3,
    "cuarto": 4, "fourth": 4, "quatrieme": 4, "quarto": 4, "iv": 4, "4": 4,
}  # fmt: skip
_WEEKDAY = (
    r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom|mer|jeu|ven|sam|dim|seg|ter|qua|qui|sex)\.?"
    r")\s*,?\s+)?"
)
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|o|a|º|ª|°)?\.?"
OF = r"[\s\-/]*(?:(?:de|del|of|do)\s+|d')?(?:(?:ano|l'an)\s+)?"
FULL_YEAR = r"(?P<year>[12][0-9]{3})"
_ANY_YEAR = r"(?P<year>[12][0-9]{3}|'?[0-9]{2})"
ORDINAL = (
    r"(?P<part>[1-4]|"
    + "|".join(word for word in ORDINALS if len(word) > 1 or word == "i")
    + r")(?:st|nd|rd|th|er|ero|o|e|eme|º|ª|°)?\.?"
)
_TIME = (
    r"(?:[T\s]+[0-9]{1,2}(?::|h)[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def pattern(text):
    """Compile an expression that does not mind the case."""
    return re.compile(text, re.IGNORECASE)


_ISO = pattern(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})" + _TIME)
_COMPACT = pattern(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_NUMERIC = pattern(r"(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})\2(?P<year>[0-9]{4}|[0-9]{2})" + _TIME)
_WITHIN = re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})([/-])(?P<second>\d{1,2})\2\d{4}(?![\d/-])")
_DAY_MONTH = pattern(_WEEKDAY + r"(?:le\s+|el\s+|a\s+)?" + _DAY + OF + _MONTH + r"\s*,?" + OF + _ANY_YEAR + _TIME)
_MONTH_DAY = pattern(_WEEKDAY + _MONTH + r"\s+" + _DAY + r"\s*,?\s+" + FULL_YEAR + _TIME)
_MONTH_YEAR = pattern(_MONTH + r"\s*,?" + OF + _ANY_YEAR)
_YEAR_MONTH = pattern(
    r"(?P<year>[12][0-9]{3})(?:[-/.]M?|M)(?P<month>[0-9]{2})|(?P<month2>[0-9]{1,2})[-/.](?P<year2>[12][0-9]{3})"
)
_YEAR_NAMED_MONTH = pattern(FULL_YEAR + r"[\s\-/]+" + _MONTH)
_YEAR = pattern(r"(?:(?:ano|year|annee|ejercicio|exercicio|exercice)\s+)?(?:de\s+)?" + FULL_YEAR)
_QUARTERS = (
    pattern(r"[TQ]\s?(?P<part>[1-4])[\s\-/]*(?:de\s+)?" + FULL_YEAR),
    pattern(r"(?P<part>[1-4])[TQ][\s\-/]*(?:de\s+)?" + FULL_YEAR),
    pattern(FULL_YEAR + r"[\s\-/]*[TQ]\s?(?P<part>[1-4])"),
    pattern(FULL_YEAR + r"[\s\-/]*(?P<part>[1-4])[TQ]"),
    pattern(ORDINAL + r"\s*(?:trimestre|trim\.?|quarter)" + OF + FULL_YEAR),
    pattern(r"(?:trimestre|trim\.?|quarter)\s*" + ORDINAL + r"\s*,?" + OF + FULL_YEAR),
)
_IN_ENGLISH = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
}  # fmt: skip
_ROMANCE_DAY = re.compile(rf"(?<!\d)\d{{1,2}}[\s/-]+(?:de\s+)?(?:{'|'.join(sorted(MONTHS.keys() - _IN_ENGLISH))})\b")


class Dated(NamedTuple):
    """The first day of what was written, and how exactly it was written: `day`, `month`, `quarter` or `year`."""

    date: dt.date
    precision: str = DAY


def decide_order(column: Iterable[object]):
    """Decide for a whole column whether the day or the month comes first: `"dmy"`, `"mdy"` or `AMBIGUOUS`.

    All-numeric texts (09/03/17) speak; where those fit both ways, a month named in Spanish, French or Portuguese after
    its day does (15 de marzo). A column without any is `"dmy"`; any other is ambiguous and a person must say.
    """
    texts = {text for text in column if isinstance(text, str)}
    evidence = {_order_of(text) for text in texts} - {None}
    clear = evidence - {AMBIGUOUS}
    if len(clear) == 1:
        return clear.pop()
    if not evidence or (not clear and any(_ROMANCE_DAY.search(plain(text)) for text in texts)):
        return DAY_FIRST
    return AMBIGUOUS


def speaks_of_order(column: Iterable[object]):
    """Tell whether any text of a column is a date in figures that reads one way only."""
    return any(isinstance(text, str) and _order_of(text) in (DAY_FIRST, MONTH_FIRST) for text in column)


def decide_epoch(column: Iterable[object], epoch=1900):
    """Give the epoch where a column holds days as Excel numbers them (1954 to 2064, if from 1900) only; else None."""
    numbers = {cell for cell in column if isinstance(cell, int | Decimal) and not isinstance(cell, bool)}
    return epoch if numbers and all(FIRST_SERIAL <= number <= LAST_SERIAL for number in numbers) else None


def _order_of(text):
    if match := _NUMERIC.fullmatch(text.strip()):
        return _order_in(match)
    clear = {_order_in(match) for match in _WITHIN.finditer(text)} - {None, AMBIGUOUS}
    return clear.pop() if len(clear) == 1 else None  # 15 a 18/05/2023: a stretch of days tells it too


def _order_in(match):
    first, second = int(match["first"]), int(match["second"])
    if first == second:
        return None
    if first > 12 or (match[2] == "." and second <= 12):  # whoever parts them by points writes the day first
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
    return _dated_text(str(value), order)


@lru_cache(maxsize=10_000)
def _dated_text(value, order):
    text = plain(clean(value))
    for read in (_read_day, _read_month, _read_quarter, _read_year):
        if found := read(text, order, value):
            return found
    raise Unreadable("error-cell" if is_error(value) else "not-a-date", value)


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
        return Dated(day_of(match["year"], match["month"], match["day"], value))
    if match := _NUMERIC.fullmatch(text):
        return Dated(_numeric_day(match, order, value))
    if match := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        return Dated(day_of(match["year"], MONTHS[match["month"]], match["day"], value))
    return None


def _numeric_day(match, order, value):
    day, month = int(match["first"]), int(match["second"])
    if order == AMBIGUOUS and day != month and max(day, month) <= 12:
        raise Unreadable("ambiguous-date", str(value))
    if order == MONTH_FIRST or (order == AMBIGUOUS and month > 12):
        day, month = month, day
    if month > 12 >= day:
        raise Unreadable("other-date-order", str(value))
    return day_of(match["year"], month, day, value)


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
    return Dated(day_of(year, month, 1, value), MONTH)


def _read_quarter(text, order, value):
    if match := first_match(_QUARTERS, text):
        return Dated(day_of(match["year"], 3 * ORDINALS[match["part"]] - 2, 1, value), QUARTER)
    return None


def _read_year(text, order, value):
    if match := _YEAR.fullmatch(text):
        return Dated(day_of(match["year"], 1, 1, value), YEAR)
    return None


def first_match(patterns, text):
    """Give the first full match of a text with any of the patterns, or None."""
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)


def day_of(year, month, day, value):
    """Make a day of its parts; raise `Unreadable`, naming `value`, when there is none such."""
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
