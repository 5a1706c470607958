"""How a number, a sum of money, a date, a period is written in a locale. Pure: values and a locale in, words out."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache, partial

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_quarter_names, tokenize_pattern
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    get_currency_precision,
)
from babel.units import format_unit

DEFAULTS = {"es": "es_419", "en": "en_GB", "fr": "fr_FR", "pt": "pt_BR"}
HALF_YEAR = {"en": "H"}
FIRST_OF_MONTH = {"fr": "1er", "pt_BR": "1º"}
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DECIMALS, SIGNIFICANT = 2, 4  # of a number whose sheet does not say how many it has

_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-[SH](?P<half>[12])|-W(?P<week>\d{2})|-(?P<month>0[1-9]|1[0-2])(?!\d))?$"
)
_DAYS = re.compile(r"(\d{8})-(\d{8})$")
_SPAN = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2}|\d{4})$")


def locale_for(language, city_locale=None):
    """Choose the regional locale for a page's language: the city's own if it speaks that language, else the default."""
    if city_locale and city_locale.replace("-", "_").split("_")[0] == language:
        try:
            return str(Locale.parse(city_locale.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            pass
    return DEFAULTS.get(language[:2], "en_GB")


def number(value, locale):
    """Write a number exactly as recorded, without trailing zeros: 12345.600 → "12.345,6"."""
    return _number(_plain(value), locale)


@cache
def numbers(locale):
    """What writes numbers as a locale does: the same for the same locale, so that what is made with it can be kept."""
    return partial(number, locale=locale)


@lru_cache(maxsize=10_000)
def _number(value, locale):
    pattern = "#,##0." + "0" * max(0, -value.as_tuple().exponent)
    return _minus(format_decimal(value, pattern.rstrip("."), locale=locale))


def decimal(value, locale, digits=1):
    """Write a number with at most so many decimals, halves away from zero: 33.3333 → "33,3"."""
    return number(rounded(value, digits), locale)


def telling(value, locale):
    """Write a number with the decimals that tell something: two as recorded, or as many as make four digits.

    24.2 → "24,2"; 12345.67891 → "12.345,68"; 0.5274318 → "0,5274".
    """
    value = _plain(value)
    if -value.as_tuple().exponent <= DECIMALS:
        return _number(value, locale)
    return decimal(value, locale, max(DECIMALS, SIGNIFICANT - 1 - value.adjusted()))


def fixed(value, locale, digits):
    """Write a number with exactly so many decimals, halves away from zero: 4.5 → "4,50"."""
    pattern = "#,##0." + "0" * digits
    return _minus(format_decimal(rounded(value, digits), pattern.rstrip("."), locale=locale))


def signed(value, locale, digits=1):
    """Write a change with its sign: 1 → "+1", −0.2 → "−0,2", 0 → "0"."""
    value = rounded(value, digits)
    return ("+" if value > 0 else "") + number(value, locale)


def percent(points, locale, digits=1):
    """Write percentage points with the sign of the locale: 64.25 → "64,3 %"."""
    return decimal(points, locale, digits) + _percent_sign(locale)


def fixed_percent(points, locale, digits):
    """Write percentage points with exactly so many decimals: 64.2 → "64,20 %"."""
    return fixed(points, locale, digits) + _percent_sign(locale)


@lru_cache
def _percent_sign(locale):
    return Locale.parse(locale).percent_formats[None].pattern.removeprefix("#,##0")


def telling_percent(points, locale):
    """Write percentage points as recorded, or in three digits if longer: 68.75 → "68,75 %", 7.1428 → "7,14 %"."""
    points = _plain(points)
    if -points.as_tuple().exponent <= DECIMALS:
        return _number(points, locale) + _percent_sign(locale)
    return percent(points, locale, max(1, SIGNIFICANT - 2 - points.adjusted()))


def share(fraction, locale, digits=1):
    """Write a fraction of one as a percentage: 0.6425 → "64,3 %"."""
    return percent(_plain(fraction) * 100, locale, digits)


def money(value, currency, locale):
    """Write a sum in its currency (ISO 4217), cents only where there are any: "US$1.234.567,80", "412.000 €"."""
    value = rounded(value, get_currency_precision(currency))
    pattern = Locale.parse(locale).currency_formats["standard"].pattern
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    text = format_currency(value, currency, pattern, locale=locale, currency_digits="." in pattern)
    return _minus(re.sub(r"(?<=[A-Za-z])(?=\d)", NBSP, text))


def compact(value, locale, digits=1):
    """Write a large number in words: 54619000000 → "54,6 mil millones"."""
    value = _plain(value)
    if abs(value) < 10000:
        return decimal(value, locale, digits)
    return _minus(format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=digits))


def file_size(size, locale):
    """Write a size given in bytes: 4200 → "4 kB"; 2500000 → "2,5 MB"."""
    for unit, step, digits in (("megabyte", 1_000_000, 1), ("kilobyte", 1000, 0)):
        if size >= step:
            return format_unit(
                rounded(Decimal(size) / step, digits),
                unit,
                length="short",
                locale=locale,
            )
    return format_unit(size, "byte", length="long", locale=locale)


def date(value, locale, precision="day", style="long"):
    """Write a date as exactly as it is known (day, month, quarter, year), never in figures only.

    Styles of a day: "full" with the weekday, "long", "short" with the month cut, "bare" without the year.
    """
    if precision == "year":
        return str(value.year)
    if precision == "quarter":
        return _quarter(value.year, (value.month + 2) // 3, locale)
    if precision == "month":
        return format_skeleton("yMMMM", value, locale=locale)
    if style in ("full", "long"):
        return _first(format_date(value, style, locale=locale), value, locale)
    text = format_skeleton({"short": "yMMMd", "bare": "MMMMd"}[style], value, locale=locale)
    spelled = text if any(letter.isalpha() for letter in text) else format_date(value, "long", locale=locale)
    return _first(spelled, value, locale)


def _first(text, value, locale):
    """Write the first of a month as people do where CLDR does not: 1er mars, 1º de março."""
    ordinal = FIRST_OF_MONTH.get(locale) or FIRST_OF_MONTH.get(locale[:2])
    return re.sub(r"\b1(?=\s)", ordinal, text, count=1) if value.day == 1 and ordinal else text


def weekdays(locale):
    """Name the days of the week in the order of the locale, with the number of the first: 0 is Monday."""
    first = Locale.parse(locale).first_week_day
    names = get_day_names("wide", locale=locale)
    return first, [names[(first + step) % 7] for step in range(7)]


def moment(value, locale, style="long"):
    """Write a date with its time of day, already in the reader's time zone: "9 de marzo de 2026, 14:05"."""
    return f"{date(value, locale, style=style)}, {format_time(value.time(), 'short', locale=locale)}"


def span(start, end, locale):
    """Write the days from a start to an end: "9 de marzo de 2026 – 12 de abril de 2026"; one day once."""
    if start == end:
        return date(start, locale)
    return f"{date(start, locale)} – {date(end, locale)}"


def period(code, locale):
    """Write a period's code (2025, 2025-Q1, 2025-S1, 2025-03, 2025-W12, 2018-19, 20260309-20260312) in words.

    A code of another form is returned as it stands.
    """
    if match := _DAYS.match(code):
        return span(*map(datetime.date.fromisoformat, match.groups()), locale)
    if not (match := _PERIOD.match(code)):
        return _SPAN.sub("\\1–\\2", code)
    year = int(match["year"])
    if match["quarter"]:
        return _quarter(year, int(match["quarter"]), locale)
    if match["half"]:
        return f"{HALF_YEAR.get(locale[:2], 'S')}{match['half']} {year}"
    if match["month"]:
        return date(datetime.date(year, int(match["month"]), 1), locale, "month")
    if match["week"]:
        return _week(year, int(match["week"]), locale)
    return str(year)


def rounded(value, digits):
    """Round to so many decimals, halves away from zero, and never to −0."""
    return _plain(_plain(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def _plain(value):
    """Return an exact Decimal without trailing zeros, exponent or negative zero."""
    value = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize()


def _minus(text):
    return MINUS + text[1:] if text.startswith("-") else text


def _quarter(year, quarter, locale):
    return f"{get_quarter_names('abbreviated', locale=locale)[quarter]} {year}"


def _week(year, week, locale):
    """Write a week with the numbers of ISO 8601, by which it is kept: a locale may count its weeks otherwise."""
    numbers = {"w": str(week), "Y": str(year)}
    parts = tokenize_pattern(Locale.parse(locale).datetime_skeletons["yw"].pattern)
    return "".join(text if kind == "chars" else numbers[text[0]] for kind, text in parts)


def as_of_plural(number, locale):
    """Give the whole number whose plural form a number takes: 1.5 is singular in French and Portuguese, not elsewhere.

    For `ngettext`, which takes whole numbers alone.
    """
    whole = int(abs(number))
    return whole if locale[:2] in ("fr", "pt") or abs(number) == whole else 2
