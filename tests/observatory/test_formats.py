import datetime
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from observatory import formats

NINTH_OF_MARCH = datetime.date(2026, 3, 9)
LOCALES = ["es_419", "es_CO", "es_ES", "es_MX", "en_GB", "en_US", "fr_FR", "fr_CA", "pt_BR", "pt_PT"]


@pytest.mark.parametrize(
    ("language", "city_locale", "expected"),
    [
        ("es", "es_CO", "es_CO"),
        ("es", "es-CO", "es_CO"),
        ("en", "es_CO", "en_GB"),
        ("es", None, "es_419"),
        ("fr", None, "fr_FR"),
        ("pt", "", "pt_BR"),
        ("es", "es_XX_nonsense_and_more", "es_419"),
        ("de", None, "en_GB"),
    ],
)
def test_the_locale_is_the_citys_where_the_page_speaks_its_language(language, city_locale, expected):
    assert formats.locale_for(language, city_locale) == expected


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    [
        (Decimal("12345.600"), "es_CO", "12.345,6"),
        (Decimal("12345.6"), "es_MX", "12,345.6"),
        (Decimal("12345.6"), "en_GB", "12,345.6"),
        (Decimal("12345.6"), "fr_FR", "12\u202f345,6"),
        (Decimal("12345.6"), "pt_BR", "12.345,6"),
        (Decimal("0.000001"), "es_ES", "0,000001"),
        (Decimal("1E+6"), "es_ES", "1.000.000"),
        (Decimal("-0.0"), "es_ES", "0"),
        (Decimal("-12.5"), "es_ES", "−12,5"),
        (0, "es_ES", "0"),
        (7, "en_GB", "7"),
        (0.1, "en_GB", "0.1"),
    ],
)
def test_a_number_is_written_exactly_as_recorded(value, locale, expected):
    assert formats.number(value, locale) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24.2", "24,2"),
        ("12345.67891", "12.345,68"),
        ("65.43217", "65,43"),
        ("3.14159", "3,142"),
        ("0.5274318", "0,5274"),
        ("-0.00123456", "−0,001235"),
        ("100000", "100.000"),
        ("0.9999999", "1"),
        ("0", "0"),
    ],
)
def test_a_number_is_written_with_the_decimals_that_tell_something(value, expected):
    assert formats.telling(Decimal(value), "es_ES") == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("68.75", "68.75%"),
        ("0.330000", "0.33%"),
        ("69.565217", "69.6%"),
        ("38.1", "38.1%"),
        ("68.7512", "68.8%"),
        ("7.142857", "7.14%"),
        ("0.33", "0.33%"),
        ("0.03456", "0.0346%"),
        ("100", "100%"),
        ("0", "0%"),
    ],
)
def test_a_share_is_written_as_recorded_or_with_three_digits(points, expected):
    assert formats.telling_percent(Decimal(points), "en_GB") == expected


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6), st.sampled_from(LOCALES))
def test_a_written_number_reads_back_to_the_same_number(value, locale):
    written = formats.number(value, locale).replace(formats.MINUS, "-")
    assert parse_decimal(written, locale=locale) == value


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("33.3333", 1, "33,3"),
        ("0.25", 1, "0,3"),
        ("-0.25", 1, "−0,3"),
        ("-0.04", 1, "0"),
        ("2.5", 0, "3"),
        ("64.0", 1, "64"),
    ],
)
def test_halves_are_rounded_away_from_zero_and_zero_has_no_sign(value, digits, expected):
    assert formats.decimal(Decimal(value), "es_ES", digits) == expected


@pytest.mark.parametrize(("value", "expected"), [("1", "+1"), ("-0.2", "−0,2"), ("0", "0"), ("0.04", "0")])
def test_a_change_carries_its_sign(value, expected):
    assert formats.signed(Decimal(value), "es_ES") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("es_CO", "64,3%"), ("es_ES", "64,3\xa0%"), ("en_GB", "64.3%"), ("fr_FR", "64,3\u202f\xa0%"), ("pt_BR", "64,3%")],
)
def test_percentages_are_spaced_as_the_locale_has_them(locale, expected):
    spaces = str.maketrans({"\u202f": " ", "\xa0": " "})
    squeeze = " ".join(formats.percent(Decimal("64.25"), locale).translate(spaces).split())
    assert squeeze == " ".join(expected.translate(spaces).split())
    assert formats.share(Decimal("0.6425"), locale) == formats.percent(Decimal("64.25"), locale)


@pytest.mark.parametrize(
    ("value", "currency", "locale", "expected"),
    [
        ("1234567.8", "USD", "es_CO", "US$1.234.567,80"),
        ("1234567.8", "USD", "en_US", "$1,234,567.80"),
        ("1234567.8", "USD", "es_MX", "USD\xa01,234,567.80"),
        ("412000", "EUR", "es_ES", "412.000\xa0€"),
        ("412000", "EUR", "en_GB", "€412,000"),
        ("54619000000", "COP", "es_CO", "$54.619.000.000"),
        ("-5", "EUR", "es_ES", "−5\xa0€"),
        ("19.999", "USD", "en_US", "$20"),
        ("0", "EUR", "es_ES", "0\xa0€"),
        ("1500.4", "CLP", "es_CL", "$1.500"),
    ],
)
def test_money_shows_cents_only_where_there_are_any(value, currency, locale, expected):
    assert formats.money(Decimal(value), currency, locale) == expected


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    [
        (54_619_000_000, "es_ES", "54,6\xa0mil\xa0millones"),
        (54_619_000_000, "en_GB", "54.6 billion"),
        (54_619_000_000, "fr_FR", "54,6 milliards"),
        (Decimal("9999.94"), "es_ES", "9.999,9"),
        (-2_000_000, "en_GB", "−2 million"),
    ],
)
def test_large_numbers_are_written_in_words(value, locale, expected):
    assert formats.compact(value, locale).replace("\xa0", " ") == expected.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("size", "locale", "expected"),
    [
        (4200, "es_ES", "4 kB"),
        (2_500_000, "es_ES", "2,5 MB"),
        (2_500_000, "fr_FR", "2,5 Mo"),
        (1, "en_GB", "1 byte"),
        (0, "en_GB", "0 bytes"),
    ],
)
def test_file_sizes_are_short(size, locale, expected):
    assert formats.file_size(size, locale).replace("\xa0", " ").replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("locale", "precision", "style", "expected"),
    [
        ("es_CO", "day", "long", "9 de marzo de 2026"),
        ("en_GB", "day", "long", "9 March 2026"),
        ("en_US", "day", "long", "March 9, 2026"),
        ("fr_FR", "day", "long", "9 mars 2026"),
        ("pt_BR", "day", "long", "9 de março de 2026"),
        ("es_ES", "day", "full", "lunes, 9 de marzo de 2026"),
        ("es_ES", "day", "short", "9 mar 2026"),
        ("es_CO", "day", "bare", "9 de marzo"),
        ("es_CO", "month", "long", "marzo de 2026"),
        ("es_CO", "quarter", "long", "T1 2026"),
        ("en_GB", "quarter", "long", "Q1 2026"),
        ("es_CO", "year", "long", "2026"),
    ],
)
def test_a_date_says_no_more_than_is_known(locale, precision, style, expected):
    assert formats.date(NINTH_OF_MARCH, locale, precision, style) == expected


@pytest.mark.parametrize(
    ("locale", "style", "expected"),
    [
        ("fr_FR", "long", "1er mars 2026"),
        ("fr_CA", "full", "dimanche 1er mars 2026"),
        ("fr_FR", "bare", "1er mars"),
        ("pt_BR", "long", "1º de março de 2026"),
        ("pt_PT", "long", "1 de março de 2026"),
        ("es_CO", "long", "1 de marzo de 2026"),
    ],
)
def test_the_first_of_a_month_is_written_as_people_say_it(locale, style, expected):
    assert formats.date(datetime.date(2026, 3, 1), locale, style=style) == expected


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("style", ["full", "long", "short", "bare"])
def test_no_date_is_in_figures_only(locale, style):
    assert any(letter.isalpha() for letter in formats.date(NINTH_OF_MARCH, locale, style=style))


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_falls_in_its_quarter(month):
    assert formats.date(datetime.date(2026, month, 1), "en_GB", "quarter") == f"Q{-(-month // 3)} 2026"


def test_a_moment_has_its_time_of_day():
    assert formats.moment(datetime.datetime(2026, 3, 9, 14, 5), "es_ES") == "9 de marzo de 2026, 14:05"


def test_a_span_of_one_day_is_that_day():
    assert formats.span(NINTH_OF_MARCH, NINTH_OF_MARCH, "es_ES") == "9 de marzo de 2026"
    assert (
        formats.span(NINTH_OF_MARCH, datetime.date(2026, 4, 12), "es_ES") == "9 de marzo de 2026 – 12 de abril de 2026"
    )


@pytest.mark.parametrize(
    ("code", "locale", "expected"),
    [
        ("2025", "es_CO", "2025"),
        ("2025-Q1", "es_CO", "T1 2025"),
        ("2025-Q4", "en_GB", "Q4 2025"),
        ("2025-S2", "es_CO", "S2 2025"),
        ("2025-H2", "en_GB", "H2 2025"),
        ("2025-03", "es_CO", "marzo de 2025"),
        ("2025-12", "fr_FR", "décembre 2025"),
        ("2025-W12", "es_CO", "semana 12 de 2025"),
        ("2018-19", "es_CO", "2018–19"),
        ("2013–2014", "es_CO", "2013–2014"),
        ("2013/2014", "es_CO", "2013–2014"),
        ("before 1990", "es_CO", "before 1990"),
    ],
)
def test_a_period_is_written_in_words(code, locale, expected):
    assert formats.period(code, locale) == expected


@pytest.mark.parametrize(
    ("code", "locale", "expected"),
    [
        ("2020-W53", "es_CO", "semana 53 de 2020"),
        ("2021-W10", "es_CO", "semana 10 de 2021"),
        ("2020-W53", "en_US", "week 53 of 2020"),
        ("2026-W01", "pt_BR", "1ª semana de 2026"),
        ("2026-W01", "fr_FR", "semaine 1 de 2026"),
    ],
)
def test_a_week_has_the_number_by_which_it_is_kept_however_a_locale_counts_its_weeks(code, locale, expected):
    assert formats.period(code, locale) == expected


@pytest.mark.parametrize(
    ("number", "locale", "n"),
    [
        ("1", "en_GB", 1),
        ("1.5", "en_GB", 2),
        ("0.5", "es_CO", 2),
        ("1.5", "fr_FR", 1),
        ("0.5", "pt_BR", 0),
        ("-3", "en_GB", 3),
    ],
)
def test_a_number_with_decimals_takes_the_plural_of_its_language(number, locale, n):
    assert formats.as_of_plural(Decimal(number), locale) == n
