"""Laws: what is written in any locale of a city, or by Babel in any of the languages, reads back as the same value."""

import datetime as dt
from decimal import Decimal

import pytest
from babel import Locale, dates
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from observatory import formats
from observatory.choices import Locale as OfCity
from observatory.spreadsheets import read_date, read_number
from observatory.spreadsheets.dates import DAY, DAY_FIRST, MONTH, MONTH_FIRST

LOCALES = [each.replace("-", "_") for each in OfCity.values]
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize("locale", LOCALES)
@given(number=NUMBERS)
def test_number_written_in_the_locale_of_a_city_reads_back(locale, number):
    decimal = Locale.parse(locale).number_symbols["latn"]["decimal"]

    assert read_number(formats.number(number, locale), decimal) == number
    assert read_number(format_decimal(number, "#,##0.###", locale=locale), decimal) == number


@pytest.mark.parametrize("locale", LOCALES)
@given(points=st.decimals(min_value=-1000, max_value=1000, places=1))
def test_percentage_written_in_the_locale_of_a_city_reads_back(locale, points):
    decimal = Locale.parse(locale).number_symbols["latn"]["decimal"]

    assert Decimal(read_number(formats.percent(points, locale).rstrip("%\u00a0\u202f "), decimal)) == points


@pytest.mark.parametrize("form", ["full", "long", "medium"])
@pytest.mark.parametrize("locale", LOCALES)
@given(day=DAYS)
def test_day_written_with_its_month_in_words_reads_back(locale, form, day):
    assert read_date(dates.format_date(day, form, locale=locale), order_of(locale)) == (day, DAY)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=DAYS)
def test_day_written_in_figures_reads_back_once_the_order_is_known(locale, day):
    assert read_date(dates.format_date(day, "short", locale=locale), order_of(locale)) == (day, DAY)


@pytest.mark.parametrize("locale", LOCALES)
@given(day=DAYS)
def test_month_written_in_words_reads_back_as_a_month(locale, day):
    written = dates.format_skeleton("yMMMM", day, locale=locale)

    assert read_date(written) == (day.replace(day=1), MONTH)


def order_of(locale):
    return MONTH_FIRST if Locale.parse(locale).date_formats["short"].pattern.lower().startswith("m") else DAY_FIRST
