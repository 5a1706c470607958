import pytest

from indicators.choices import Dimension, Level, Nature, ValueType
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    CategoryFactory,
    IndicatorFactory,
    MeasurementFactory,
    RubricLevelFactory,
)
from tests.factories.observatory import CityFactory, PublicCityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicators():
    table = CategoryFactory(code="MES", dimension=Dimension.POLITICAL, name_en="Intersectoral table")
    IndicatorFactory(
        code="INS-AAA-01",
        name_en="Twinnings",
        name_pt="Geminações",
        rule="INS-AAA-01",
        periodicities=["quarterly"],
        quality=["efficacy"],
    )
    IndicatorFactory(
        code="POL-BBB-01",
        name_en="Ownership",
        category=table,
        nature=Nature.QUALITATIVE,
        level=Level.OUTCOME,
        hierarchy="strategic",
    )


def found(ask, query):
    response = ask(None, f"catalogue/?{query}")
    return [each.code for _key, groups in response.context["dimensions"] for _category, rows in groups for each in rows]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["INS-AAA-01", "POL-BBB-01"]),
        ("dimension=political", ["POL-BBB-01"]),
        ("category=MES", ["POL-BBB-01"]),
        ("nature=qualitative", ["POL-BBB-01"]),
        ("level=outcome", ["POL-BBB-01"]),
        ("hierarchy=strategic", ["POL-BBB-01"]),
        ("quality=efficacy", ["INS-AAA-01"]),
        ("periodicity=quarterly", ["INS-AAA-01"]),
        ("counting=counted", ["INS-AAA-01"]),
        ("counting=collected", ["POL-BBB-01"]),
        ("q=geminacoes", ["INS-AAA-01"]),
        ("q=ins-aaa", ["INS-AAA-01"]),
        ("q=twinnings&dimension=political", []),
        ("level=none-such", ["INS-AAA-01", "POL-BBB-01"]),
    ],
)
def test_the_catalogue_is_found_by_every_facet(ask, indicators, query, codes):
    assert found(ask, query) == codes


def test_nothing_found_says_how_to_go_on(ask, indicators):
    response = ask(None, "catalogue/?q=zzz")

    assert "No indicator fits these answers" in response.content.decode()


def test_own_indicators_of_a_city_are_not_in_the_catalogue(ask):
    IndicatorFactory(code="OWN-01", city=PublicCityFactory())

    assert found(ask, "") == []
    assert ask(None, "catalogue/OWN-01/").status_code == 404


def test_an_indicator_has_its_page_with_its_scale(ask):
    indicator = IndicatorFactory(
        code="INS-EXC-03", value_type=ValueType.ORDINAL, moments=["ex-post"], quality=["efficacy"]
    )
    RubricLevelFactory(indicator=indicator, name_en="High", description_en="Nearly all")

    text = ask(None, "catalogue/INS-EXC-03/").content.decode()

    assert "Nearly all" in text
    assert "Afterwards" in text
    assert "Efficacy" in text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"rule": "x"}, "Counted by itself from the city"),
        ({"auto_source": "survey"}, "cannot count it yet"),
        ({}, "Collected and entered"),
    ],
)
def test_an_indicator_says_whether_it_counts_itself(ask, more, words):
    IndicatorFactory(code="INS-EXC-09", **more)

    assert words in ask(None, "catalogue/INS-EXC-09/").content.decode()


def test_an_indicators_page_names_the_cities_that_publish_it(ask):
    indicator = IndicatorFactory(code="INS-EXC-01")
    public, unmeasured = PublicCityFactory(name="Madrid"), PublicCityFactory(name="Lima")
    hidden, unpublished = CityFactory(name="Hidden"), PublicCityFactory(name="Unpublished")
    for city in (public, unmeasured, hidden):
        AdoptedIndicatorFactory(city=city, indicator=indicator)
    AdoptedIndicatorFactory(city=unpublished, indicator=indicator, is_public=False)
    for city in (public, hidden, unpublished):
        MeasurementFactory(city=city, indicator=indicator, value=11, state="approved", approved_at="2026-03-09T12:00Z")
    MeasurementFactory(city=unmeasured, indicator=indicator, value=99)

    cities = ask(None, "catalogue/INS-EXC-01/").context["cities"]

    assert [(city.name, value, period) for city, value, period in cities] == [
        ("Lima", "", ""),
        ("Madrid", "11", "2025"),
    ]


def test_the_catalogue_costs_the_same_for_two_indicators_and_for_more(ask, indicators, django_assert_num_queries):
    with django_assert_num_queries(2):
        ask(None, "catalogue/")
    for place in range(3):
        IndicatorFactory(code=f"INS-AAA-1{place}")
    with django_assert_num_queries(2):
        ask(None, "catalogue/")


def test_the_cities_cost_the_same_for_one_and_for_three(ask, django_assert_num_queries):
    indicator = IndicatorFactory(code="INS-EXC-01")

    def add():
        city = PublicCityFactory()
        AdoptedIndicatorFactory(city=city, indicator=indicator)
        MeasurementFactory(city=city, indicator=indicator, state="approved", approved_at="2026-03-09T12:00Z")

    add()
    with django_assert_num_queries(5):
        ask(None, "catalogue/INS-EXC-01/")
    add()
    add()
    with django_assert_num_queries(5):
        ask(None, "catalogue/INS-EXC-01/")
