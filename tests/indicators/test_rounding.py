"""The decimal places of the sheet, wherever the values of an indicator are written."""

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import series, wording
from indicators.choices import ValueType
from observatory import formats
from reporting.drawings import chart_of, series_of_figure
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, PeriodFactory

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=9)


@pytest.mark.parametrize(
    ("value", "kind", "decimals", "written"),
    [
        ("4.5", "index", 2, "4,50"),
        ("4.5", "index", 0, "5"),
        ("-0.004", "index", 2, "0,00"),
        ("-1234.565", "amount", 2, "−1.234,57"),
        ("33.333333333", "percent", 1, "33,3%"),
        ("50", "percent", 2, "50,00%"),
        ("4.56789", "index", None, "4,568"),
        ("33.333333333", "percent", None, "33,3%"),
        ("1", "boolean", 2, "Yes"),
    ],
)
def test_a_value_is_written_with_the_decimals_of_its_sheet(value, kind, decimals, written):
    with override("en"):
        said = wording.value_in_words(Decimal(value), ValueType(kind), "es_CO", decimals=decimals)

    assert said == written


@settings(max_examples=40, deadline=None)
@given(value=NUMBERS, decimals=st.integers(0, 6))
def test_what_is_written_is_never_further_from_the_value_than_half_a_step(value, decimals):
    written = formats.fixed(value, "en_GB", decimals)

    read = Decimal(written.replace(",", "").replace(formats.MINUS, "-"))
    assert abs(read - value) <= Decimal(1).scaleb(-decimals) / 2
    assert len(written.partition(".")[2]) == decimals


@pytest.mark.django_db
def test_sentence_and_chart_write_the_decimals_of_the_sheet_and_the_stored_value_stays_exact():
    adoption = AdoptedIndicatorFactory(
        indicator=IndicatorFactory(value_type="index"), decimals=1, baseline_value=Decimal("1.26"),
        baseline_period=PeriodFactory(code="2023"),
    )  # fmt: skip
    MeasurementFactory(
        city=adoption.city,
        indicator=adoption.indicator,
        period=PeriodFactory(code="2024"),
        value=Decimal("4.449"),
        state="approved",
        approved_at="2026-03-09T12:00Z",
    )

    (figure,) = series.city_figures(adoption.city)

    assert figure.latest.value == Decimal("4.449")
    assert wording.sentence(figure, "en_GB").startswith("4.4 in 2024.")
    chart = chart_of(series_of_figure(figure), "en_GB")
    assert chart.format(figure.latest.value) == "4.4"


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "called"), [("es", "Reuniones"), ("en", "Meetings held abroad")])
def test_the_short_name_is_used_in_the_language_of_the_city_alone(language, called):
    indicator = IndicatorFactory(name_en="Meetings held abroad", name_es="Reuniones celebradas en el exterior")
    adoption = AdoptedIndicatorFactory(indicator=indicator, short_name="Reuniones", city__languages=["es"])

    with override(language):
        (figure,) = series.city_figures(adoption.city)
        assert (figure.called, adoption.called) == (called, called)
