import pytest
from django.utils.translation import override

from indicators.models import TargetSet
from reporting.public.overview import overview
from tests.factories import indicators, observatory
from tests.factories.published import agreement, value

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return observatory.PublicCityFactory(name="Madrid", country=country("ES", "europe", is_eu=True))


def country(code, region="americas", **more):
    return observatory.CountryFactory(code=code, region=region, **more)


def told(city):
    return overview(city, "en_GB")


def headline(city):
    return told(city).headline


def test_twinnings_are_told_with_the_region_that_has_more_than_half(city):
    for code in ("MX", "PE", "FR"):
        agreement(city, country=country(code, "europe" if code == "FR" else "americas"))

    assert headline(city) == "Madrid is twinned with 3 cities in 3 countries; more than half are in the Americas"


def test_agreements_of_several_kinds_are_told_as_agreements(city):
    agreement(city, country=country("MX"))
    agreement(city, country=country("FR", "europe"), kind="letter")

    assert headline(city) == "Madrid has agreements with 2 partners in 2 countries"


def test_one_twinning_is_told_in_the_singular(city):
    agreement(city, country=country("MX"))

    assert headline(city) == "Madrid is twinned with 1 city in 1 country"


def test_agreements_without_a_country_are_told_without_one(city):
    agreement(city, counterpart_country=None)

    assert headline(city) == "Madrid is twinned with 1 city"


def test_ties_at_home_are_no_region_of_the_world(city):
    agreement(city)
    agreement(city)

    assert headline(city) == "Madrid is twinned with 2 cities in 1 country"


def test_without_agreements_the_result_that_has_a_target_is_told(city):
    value(indicators.AdoptedIndicatorFactory(city=city))
    aimed = indicators.AdoptedIndicatorFactory(city=city, indicator__name="Exchanges")
    value(aimed, number=12)
    indicators.TargetFactory(target_set__adoption=aimed, value=10)

    assert headline(city) == "Exchanges: 12 in 2025: the target of 10 for 2025 is reached."


def test_results_without_targets_are_counted(city):
    value(indicators.AdoptedIndicatorFactory(city=city))

    assert headline(city) == "Madrid publishes 1 indicator"


def test_networks_and_then_money_are_told_where_there_is_nothing_else(city):
    observatory.BudgetYearFactory(city=city, is_public=True)
    assert headline(city) == "Madrid publishes what it plans and spends on its international action"

    observatory.NetworkMembershipFactory(city=city, is_public=True)
    assert headline(city) == "Madrid belongs to 1 network of cities"


def test_a_network_that_was_left_is_no_network_of_today(city):
    observatory.NetworkMembershipFactory(city=city, is_public=True, left_on="2020-01-01")

    assert headline(city) == "Madrid is preparing its first data"


def test_the_dimensions_stand_in_their_order_with_all_results_counted(city):
    aimed = indicators.AdoptedIndicatorFactory(city=city)
    value(aimed, number=12)
    indicators.TargetFactory(target_set__adoption=aimed, value=10)
    indicators.AdoptedIndicatorFactory(city=city)
    value(indicators.AdoptedIndicatorFactory(city=city))
    institutional, political, territorial = told(city).bands

    assert [band.key for band in told(city).bands] == ["institutional", "political", "territorial"]
    assert [(str(label), n) for _sign, label, n in institutional.counts] == [
        ("Reached", 1),
        ("On track", 0),
        ("Behind", 0),
        ("Reversed", 0),
        ("No data", 1),
        ("No target set", 1),
    ]
    assert institutional.chosen.figure.adoption_id == TargetSet.objects.get().adoption_id
    assert (political.chosen, political.register, territorial.register) == (None, None, None)


def test_a_dimension_without_indicators_shows_what_the_register_says(city):
    agreement(city)
    observatory.NetworkMembershipFactory(city=city, is_public=True, network__acronym="C40")
    institutional, _political, territorial = told(city).bands

    assert institutional.register == (1, "twinning", "None has a date of signature.")
    assert territorial.register == (1, "network of cities", "C40")


def test_what_the_records_do_not_say_is_said(city):
    agreement(city, signed_on="2020-01-01", status="in-force")
    agreement(city)
    agreement(city, counterpart_city=None, counterparts="A port", kind="letter")

    assert told(city).gaps == [
        "2 of 3 have no date of signature.",
        "Of 2 agreements it is not known whether they are in force.",
        "1 agreement has no place on the map.",
    ]
    assert told(city).bands[0].register[1] == "agreements"


def test_a_city_whose_records_say_everything_has_no_gaps(city):
    agreement(city, signed_on="2020-01-01", status="in-force")

    assert told(city).gaps == []
    assert told(city).bands[0].register[2] == ""


def test_regions_are_at_most_four_and_count_every_agreement(city):
    for code, region in [("MX", "americas"), ("FR", "europe"), ("MA", "africa"), ("JP", "asia"), ("NZ", "oceania")]:
        agreement(city, country=country(code, region))
    agreement(city, country=country("BR"))
    shown = told(city).ties.shown_regions

    assert shown[0] == ("The Americas", 2)
    assert len(shown) == 4
    assert shown[-1][0] == "Other regions"
    assert sum(n for _label, n in shown) == 6


def test_the_map_shows_each_place_once_and_rings_the_city(city):
    city.latitude, city.longitude = 40, -4
    city.save()
    twin = agreement(city).counterpart_city
    agreement(city, counterpart_city=twin)
    shown = told(city).ties.map

    assert [place.label for place in shown.chart.places] == [twin.name]
    assert shown.chart.home.label == "Madrid"


def test_without_places_there_is_no_map(city):
    agreement(city, counterpart_city=None, counterparts="Somebody")

    assert told(city).ties.map is None
