import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from observatory.choices import Locale
from observatory.fields import (
    LAST_DAY,
    SAME_DAY,
    DateField,
    DecimalField,
    EvidenceFileField,
    TopicsField,
    WholeNumberField,
    written,
)


def date_field(locale="es_CO", **kwargs):
    field = DateField(**kwargs)
    field.city_locale = locale
    return field


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("09/03/2026", dt.date(2026, 3, 9), "day"),
        (" 9 mar 2026 ", dt.date(2026, 3, 9), "day"),
        ("2026-03", dt.date(2026, 3, 1), "month"),
        ("2026", dt.date(2026, 1, 1), "year"),
        ("T2 2026", dt.date(2026, 4, 1), "quarter"),
    ],
)
def test_a_date_is_read_as_people_write_it_with_its_precision(text, day, precision):
    field = date_field()

    assert (field.clean(text), field.precision) == (day, precision)


def test_a_city_of_the_united_states_writes_the_month_first():
    assert date_field("en_US").clean("09/03/2026") == dt.date(2026, 9, 3)


def test_the_end_of_something_in_a_year_is_its_last_day():
    assert date_field(edge=LAST_DAY).clean("2026") == dt.date(2026, 12, 31)


def test_a_day_is_asked_for_where_a_month_would_be_made_up_into_one():
    with pytest.raises(ValidationError, match="day as well"), override("en"):
        date_field(edge=SAME_DAY).clean("2026-03")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02/2026", "The date 31/02/2026 does not exist. February 2026 has 28 days"),
        ("2026-02-31", "The date 2026-02-31 does not exist"),
        ("31/13/2026", "31/13/2026"),
        ("soon", "soon could not be read as a date. Write it like 9 March 2026"),
    ],
)
def test_a_refused_date_says_what_is_wrong_and_how_to_write_it(text, message):
    with override("en"), pytest.raises(ValidationError) as refusal:
        date_field().clean(text)
    with override("en"):
        assert message in refusal.value.messages[0]


def test_an_empty_date_is_none():
    assert date_field(required=False).clean("  ") is None


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
@pytest.mark.parametrize("locale", Locale.values)
@pytest.mark.parametrize("precision", ["day", "month", "quarter", "year"])
@pytest.mark.parametrize("month", range(1, 13, 3))
def test_what_a_field_shows_is_read_back_as_the_same_date(language, locale, precision, month):
    day = dt.date(2026, month, 11) if precision == "day" else dt.date(2026, 1 if precision == "year" else month, 1)
    field = date_field(locale)
    field.precision = precision
    with override(language):
        shown = field.prepare_value(day)

        assert (field.clean(shown), field.precision) == (day, precision)


def number_field(locale="es_CO", kind=DecimalField, **kwargs):
    field = kind(**kwargs)
    field.city_locale = locale
    return field


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("1.234,5", "es_CO", "1234.5"),
        ("1,234.5", "es_CO", "1234.5"),
        ("12,5", "en_GB", "12.5"),
        ("12.5", "es_CO", "12.5"),
        ("1.234", "es_CO", "1234"),
        ("1,234", "en_GB", "1234"),
        ("1 234 567", "fr_FR", "1234567"),
        ("0", "es_CO", "0"),
    ],
)
def test_a_number_is_read_with_either_decimal_mark(text, locale, number):
    assert number_field(locale).clean(text) == Decimal(number)


@pytest.mark.parametrize(("text", "locale"), [("1,234", "es_CO"), ("1.234", "en_GB"), ("1.234", "es_MX")])
def test_a_number_of_two_readings_is_refused(text, locale):
    with override("en"), pytest.raises(ValidationError, match="two ways"):
        number_field(locale).clean(text)


@pytest.mark.parametrize(("text", "message"), [("a lot", "not a number"), ("12 €", "without EUR"), ("1.2.3", "number")])
def test_what_is_no_number_is_refused_in_words(text, message):
    with override("en"), pytest.raises(ValidationError, match=message):
        number_field().clean(text)


@pytest.mark.parametrize("value", ["0", "1.5", "1234.5", "1.234", "1234567.89", "12.10"])
@pytest.mark.parametrize("locale", ["es_CO", "en_GB", "fr_FR"])
def test_a_number_shown_in_a_field_is_read_back_as_the_same(value, locale):
    field = number_field(locale)

    assert field.clean(field.prepare_value(Decimal(value))) == Decimal(value)


def test_three_decimals_are_shown_so_that_they_cannot_be_thousands():
    assert written(Decimal("1.234"), ",") == "1,2340"
    assert written(Decimal("-0.634"), ",") == "-0,634"


def test_whole_numbers_may_have_thousands_but_no_fraction():
    assert number_field(kind=WholeNumberField).clean("1.200") == 1200
    with pytest.raises(ValidationError):
        number_field(kind=WholeNumberField).clean("1,5")


def test_no_number_is_none_and_not_zero():
    assert number_field(kind=WholeNumberField, required=False).clean("") is None
    assert number_field(required=False).clean("") is None


def test_topics_are_parted_by_commas_and_kept_once():
    field = TopicsField(required=False)

    assert field.clean("ports, water; ports") == ["ports", "water"]
    assert field.prepare_value(["ports", "water"]) == "ports, water"


def test_an_evidence_file_is_accepted_by_its_content():
    upload = SimpleUploadedFile("acta.pdf", b"%PDF-1.7 ...")

    assert EvidenceFileField().clean(upload) is upload


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("page.html", b"<html><script>", "kind"),
        ("drawing.svg", b"<svg xmlns='...'>", "kind"),
        ("photo.png", b"%PDF-1.7", "name"),
        ("program.exe", b"MZ\x90\x00", "kind"),
    ],
)
def test_an_evidence_file_of_another_kind_is_refused(name, content, code):
    with pytest.raises(ValidationError) as refusal:
        EvidenceFileField().clean(SimpleUploadedFile(name, content))
    assert refusal.value.code == code


def test_an_evidence_file_over_the_limit_is_refused(settings):
    settings.UPLOAD_LIMIT_MB = 0
    with pytest.raises(ValidationError) as refusal:
        EvidenceFileField().clean(SimpleUploadedFile("acta.pdf", b"%PDF-1.7"))
    assert refusal.value.code == "size"
