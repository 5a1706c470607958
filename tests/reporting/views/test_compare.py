import csv
import io
from datetime import date

import pytest
from django.utils.translation import override

from indicators import services
from indicators.models import AdoptedIndicator
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory, TargetFactory
from tests.factories.observatory import InternationalOfficeFactory, PublicCityFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def indicator():
    return IndicatorFactory(code="INS-EXC-01", name_en="Exchanges", unit_en="exchanges", per_inhabitant=True)


@pytest.fixture
def city_with(indicator):
    """A public city that publishes the indicator, with a value for each of these years."""

    def make(name, values, *, agrees=True, frequency="yearly", population=None, **more):
        city = PublicCityFactory(code=name.lower(), name=name, name_key=name.lower(), population=population)
        AdoptedIndicatorFactory(city=city, indicator=indicator, is_comparable=agrees, frequency=frequency)
        for year, value in values.items():
            MeasurementFactory(
                city=city,
                indicator=indicator,
                period=services.period_of(year),
                value=value,
                state="approved",
                approved_at="2026-03-09T12:00Z",
                **more,
            )
        return city

    return make


def compared(client, **query):
    return client.get("/en/compare/", {"indicator": "INS-EXC-01", **query})


def test_cities_that_agreed_stand_in_alphabetical_order_with_their_values(client, city_with):
    city_with("Zaragoza", {"2024": 9, "2025": 12})
    city_with("Bogota", {"2024": 3, "2025": 5})
    city_with("Manta", {"2024": 90})

    found = compared(client).context["comparison"]

    assert [(city.name, city.words) for city in found.cities] == [
        ("Bogota", ["3", "5"]),
        ("Manta", ["90", ""]),
        ("Zaragoza", ["9", "12"]),
    ]
    assert (found.period, [point.value for point in found.chart.chart.in_order]) == ("2024", [3, 90, 9])


def test_what_cannot_be_compared_says_why(client, city_with):
    city_with("Arica", {"2025": 1})
    city_with("Bari", {"2025": 1})
    city_with("Cali", {"2025": 1}, agrees=False)
    city_with("Dakar", {"2025-Q1": 1}, frequency="quarterly")
    city_with("Evora", {"2025": 1}, unit="hours")
    city_with("Fes", {})
    city_with("Gent", {"2025": 1}, indicator_version=2)

    found = compared(client).context["comparison"]

    assert [city.name for city in found.cities] == ["Arica", "Bari"]
    assert {each.name: each.why.split(":")[0].split(" by ")[0] for each in found.left_out} == {
        "Cali": "The city has not agreed to be compared.",
        "Dakar": "It measures otherwise",
        "Evora": "It measures in another unit",
        "Fes": "It has no approved value",
        "Gent": "It has no approved value",
    }


def test_per_inhabitant_is_told_only_where_the_sheet_allows_and_the_people_are_known(client, city_with, indicator):
    arica = city_with("Arica", {"2025": 5}, population=250_000)
    city_with("Bari", {"2025": 5}, population=None)
    arica.population_on, arica.population_source = date(2024, 6, 30), "Census"
    arica.save()

    found = compared(client, per_inhabitant="1").context["comparison"]
    assert [(city.name, city.words) for city in found.cities] == [("Arica", ["2"])]
    assert "250" in found.cities[0].population
    assert found.cities[0].population.endswith("inhabitants (30 June 2024, Census)")
    assert [each.why for each in found.left_out] == ["Its number of inhabitants is not known."]

    indicator.per_inhabitant = False
    indicator.save()
    assert not compared(client, per_inhabitant="1").context["comparison"].is_per_inhabitant


def test_few_of_very_many_people_are_not_told_as_none(client, city_with, indicator):
    city_with("Delhi", {"2025": 1}, population=26_400_000)
    city_with("Arica", {"2025": 0}, population=250_000)

    found = compared(client, per_inhabitant="1").context["comparison"]

    assert [(city.name, city.words) for city in found.cities] == [("Arica", ["0"]), ("Delhi", ["0.0038"])]


def test_some_cities_can_be_chosen_and_private_ones_are_never_named(client, city_with):
    city_with("Arica", {"2025": 5})
    city_with("Bari", {"2025": 5})
    hidden = city_with("Cali", {"2025": 5})
    hidden.is_public = False
    hidden.save()

    assert "Cali" not in compared(client).content.decode()
    assert [city.name for city in compared(client, cities="bari,nowhere").context["comparison"].cities] == ["Bari"]


def test_without_agreement_nothing_is_offered(client, city_with):
    city_with("Arica", {"2025": 5}, agrees=False)

    text = compared(client).content.decode()

    assert "No city lets itself be compared yet" in text
    assert "This indicator is not compared" in text


@pytest.mark.parametrize("many", [1, 5])
def test_comparing_costs_the_same_for_one_city_and_for_five(client, city_with, many, django_assert_num_queries):
    compared(client)
    for place in range(many):
        city_with(f"City{place}", {"2024": 3, "2025": 5})

    with django_assert_num_queries(8):
        compared(client)


def test_small_figures_are_on_one_scale_and_show_each_citys_own_target(client, city_with):
    small, large = city_with("Arica", {"2024": 3, "2025": 4}), city_with("Bari", {"2024": 300, "2025": 400})
    TargetFactory(target_set__adoption=small.adopted_indicators.get(), value=8)

    page = compared(client)

    drawn = [str(city.chart.wide) for city in page.context["comparison"].cities]
    assert [">400</text>" in each for each in drawn] == [True, True]
    assert ["Target: 8" in each for each in drawn] == [True, False]
    assert page.context["choice"] == [("arica", "Arica"), ("bari", "Bari")]
    assert large.name in page.content.decode()


def test_each_city_stands_in_its_context_of_which_only_what_is_public_is_told(client, city_with):
    manta = city_with("Manta", {"2025": 9}, population=0)
    zaragoza = city_with("Zaragoza", {"2025": 12}, population=675_301)
    zaragoza.population_on, zaragoza.population_source = date(2024, 1, 1), "INE"
    zaragoza.save()
    for city, is_public in ((zaragoza, True), (manta, False)):
        InternationalOfficeFactory(city=city, began_on=date(1998, 5, 1), is_public=is_public)
        StaffPositionFactory(city=city, is_public=is_public)
    StaffPositionFactory(city=zaragoza, is_public=False)

    page = compared(client)

    told = [
        (each.population, each.population_of, each.posts, each.began) for each in page.context["comparison"].contexts
    ]
    assert told == [("0", "", "", ""), ("675,301", "2024, INE", "1", "1998")]
    assert page.content.decode().count("not published") == 2


def test_the_comparison_as_a_file_has_exact_values_the_context_and_why_a_city_is_left_out(client, city_with):
    lima = city_with("Lima", {"2025": "12.345678"}, population=8_000_000)
    StaffPositionFactory(city=lima, is_public=True)
    city_with("Quito", {"2025": 3}, agrees=False)

    response = client.get("/en/compare.csv", {"indicator": "INS-EXC-01"})
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))

    assert [(row["city"], row["value"], row["population"], row["office_posts"]) for row in rows] == [
        ("lima", "12.345678", "8000000", "1"),
        ("quito", "", "", ""),
    ]
    assert rows[1]["left_out_because"] == "The city has not agreed to be compared."
    assert "license" in response["Link"]
    assert client.get("/en/compare.csv", {"indicator": "NONE"}).status_code == 404


def test_a_suspended_figure_is_not_compared_and_says_since_when_and_why(client, city_with):
    city_with("Lima", {"2025": 12})
    quito = city_with("Quito", {"2025": 3})
    told = {"standing": "suspended", "standing_since": date(2026, 1, 1), "standing_reason": "A new log"}
    AdoptedIndicator.objects.filter(city=quito).update(**told)

    found = compared(client).context["comparison"]

    assert [city.name for city in found.cities] == ["Lima"]
    assert [each.why for each in found.left_out] == ["Suspended since 1 January 2026: A new log."]


def test_all_cities_are_written_with_the_decimals_of_the_one_that_asks_for_most(client, city_with):
    for name, decimals in (("Lima", 1), ("Quito", 2)):
        city = city_with(name, {"2025": "3.14159"})
        AdoptedIndicator.objects.filter(city=city).update(decimals=decimals)

    assert [city.words for city in compared(client).context["comparison"].cities] == [["3.14"], ["3.14"]]
    AdoptedIndicator.objects.update(decimals=None)
    assert compared(client).context["comparison"].cities[0].words == ["3.142"], "as many as tell something"
