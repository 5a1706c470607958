import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

BOGOTA = SimpleNamespace(locale="es_CO")


def written(source, language="es", **values):
    with translation.override(language):
        return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% number v %}", "12.345,65"),
        ("{% number v 1 %}", "12.345,7"),
        ("{% decimal v %}", "12.345,7"),
        ("{% signed v 0 %}", "+12.346"),
        ("{% percent v 0 %}", "12.346%"),
        ("{% share v 0 %}", "1.234.565%"),
        ("{% compact v %}", "12,3 mil"),
        ('{% money v "EUR" %}', "EUR 12.345,65"),
        ("{% money v euro %}", "EUR 12.345,65"),
        ("{% file_size 4200 %}", "4 kB"),
        ('{% period "2025-Q1" %}', "T1 2025"),
        ("{% period quarter %}", "T1 2025"),
        ("{% date day %}", '<time datetime="2026-03-09">9 de marzo de 2026</time>'),
        ('{% date day "month" %}', '<time datetime="2026-03">marzo de 2026</time>'),
        ('{% date day "quarter" %}', "T1 2026"),
        ('{% date day "year" %}', '<time datetime="2026">2026</time>'),
        ("{% date now %}", '<time datetime="2026-03-09">9 de marzo de 2026</time>'),
        ("{% span day day %}", "9 de marzo de 2026"),
    ],
)
def test_figures_are_written_in_the_locale_of_the_city(source, expected):
    values = {
        "v": Decimal("12345.650"),
        "euro": SimpleNamespace(code="EUR"),
        "quarter": SimpleNamespace(code="2025-Q1"),
        "day": datetime.date(2026, 3, 9),
        "now": datetime.datetime(2026, 3, 9, 14, 5, tzinfo=datetime.UTC),
    }
    assert written(source, city=BOGOTA, **values).replace("\xa0", " ") == expected


def test_a_page_in_another_language_writes_in_that_language():
    assert written("{% number v %}", "en", city=BOGOTA, v=Decimal("1234.5")) == "1,234.5"


def test_a_page_without_a_city_writes_in_the_default_of_its_language():
    assert written("{% number v %}", "fr", v=Decimal("1234.5")) == "1\u202f234,5"


def test_a_moment_is_in_the_time_zone_of_the_page():
    now = datetime.datetime(2026, 3, 9, 14, 5, tzinfo=datetime.UTC)
    with translation.override("en"):
        text = Template("{% load tz %}{% timezone 'Europe/Madrid' %}{% moment now %}{% endtimezone %}").render(
            Context({"now": now})
        )
    assert "9 March 2026, 15:05" in text
    assert 'datetime="2026-03-09T15:05+01:00"' in text


@pytest.mark.parametrize(
    "tag",
    ["number", "decimal", "signed", "percent", "share", "compact", "file_size", "date", "moment", "period", "span"],
)
def test_what_is_missing_is_said_and_never_zero(tag):
    text = written("{% " + tag + (" None None" if tag == "span" else " None") + " %}", "en")
    assert "–" in text
    assert '<span class="vh">no da' in text
    assert "0" not in text


def test_missing_money_is_said():
    assert "no data" in written('{% money None "EUR" %}', "en")


def test_zero_is_not_missing():
    assert written("{% number 0 %}", "en") == "0"


def test_a_span_without_an_end_says_so():
    assert written("{% span day None %}", "en", day=datetime.date(2021, 1, 5)) == "since 5 January 2021"


def test_a_filter_writes_as_the_city_around_it_does():
    source = "{% city_locale %}{{ v|number }}{% endcity_locale %}"
    assert written(source, city=BOGOTA, v=Decimal("1234.5")) == "1.234,5"


def test_a_filter_outside_a_page_writes_in_the_default_of_the_language():
    assert written("{{ v|number }}", city=BOGOTA, v=Decimal("1234.5")) == "1,234.5"


def test_a_page_that_fails_leaves_its_locale_to_no_other():
    with pytest.raises(KeyError):
        written('{% city_locale %}{% icon "nonsense" %}{% endcity_locale %}', city=BOGOTA)
    assert written("{{ v|number }}", "en", v=Decimal("1234.5")) == "1,234.5"


def test_a_filter_says_what_is_missing():
    assert "no data" in written("{{ v|number }}", "en", v=None)


@pytest.mark.parametrize(("language", "expected"), [("es", "a: b"), ("en", "a: b"), ("fr", "a\u00a0: b")])
def test_what_names_is_parted_from_what_is_said_as_the_language_does(language, expected):
    assert written("a{% colon %}b", language) == expected
