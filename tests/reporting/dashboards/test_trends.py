import pytest

from indicators import series
from indicators.choices import Dimension, Level, State, ValueType
from reporting.dashboards.trends import MANY, SPAN, measured, multiples
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    CategoryFactory,
    IndicatorFactory,
    MeasurementFactory,
    PeriodFactory,
)

pytestmark = pytest.mark.django_db


def over_the_years(city, years=4, dimension=Dimension.INSTITUTIONAL, **more):
    category = CategoryFactory(code=dimension[:3].upper(), dimension=dimension)
    adoption = AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(category=category, **more))
    for year in range(2026 - years, 2026):
        MeasurementFactory(
            city=city,
            indicator=adoption.indicator,
            period=PeriodFactory(code=str(year)),
            value=year - 2000,
            state=State.APPROVED,
            approved_at="2026-03-09T12:00Z",
        )


def drawn(city, here):
    return [each.name for each in multiples(series.city_figures(city, here.period), here)]


def test_an_indicator_is_drawn_from_four_values_on(city, here):
    over_the_years(city, years=4, name="Four")
    over_the_years(city, years=3, name="Three")
    over_the_years(city, years=4, name="In words", value_type=ValueType.ORDINAL)

    assert drawn(city, here) == ["Four"]


def test_at_most_six_are_drawn_the_dimensions_by_turns_and_in_order(city, here):
    for n in range(5):
        over_the_years(city, name=f"T{n}", dimension=Dimension.TERRITORIAL)
    for n in range(5):
        over_the_years(city, name=f"I{n}")
    over_the_years(city, name="P0", dimension=Dimension.POLITICAL)

    names = drawn(city, here)

    assert len(names) == MANY
    assert [name[0] for name in names] == ["I", "I", "I", "P", "T", "T"]


def test_only_the_last_years_are_drawn(city, here):
    over_the_years(city, years=SPAN + 3)

    (only,) = multiples(series.city_figures(city, here.period), here)

    assert len(only.chart.table.rows) == SPAN
    assert "<svg" in only.chart.wide


def test_without_indicators_nothing_is_measured(here):
    assert measured([], here) is None


def adopted(city, here, *levels):
    for level in levels:
        AdoptedIndicatorFactory(city=city, indicator=IndicatorFactory(level=level))
    return measured(series.city_figures(city, here.period), here)


def test_every_level_is_told_with_its_zero(city, here):
    found = adopted(city, here, Level.INPUT, Level.OUTPUT, Level.OUTPUT)

    assert [(words, n) for words, n, _href in found.parts] == [
        *(("Input", "1"), ("Process", "0"), ("Output", "2")),
        *(("Outcome", "0"), ("Impact", "0")),
    ]
    assert found.sentence.startswith("None of them tells what changed")
    assert found.advice


def test_where_most_tell_what_changed_no_advice_is_given(city, here):
    found = adopted(city, here, Level.INPUT, Level.OUTCOME, Level.IMPACT)

    assert found.sentence == "2 of them tell what changed; the others tell what was put in and done."
    assert found.advice == ""
