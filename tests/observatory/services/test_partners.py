import pytest

from observatory.models import Change, City
from observatory.services.partners import partner_city, suggestions, the_place
from tests.factories.observatory import CityFactory, CountryFactory, PlaceFactory, PublicCityFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def france():
    return CountryFactory(code="FR")


@pytest.fixture
def paris(france):
    return PlaceFactory(name="Paris", name_key="paris", country=france, population=2_000_000, alternates=["parijs"])


def test_a_city_of_the_gazetteer_becomes_a_shared_partner(city, paris, france):
    partner = partner_city("Parijs", france, of=city, by=UserFactory())

    assert (partner.code, partner.name, partner.population) == ("fr-paris", "Paris", 2_000_000)
    assert not partner.is_observed
    assert partner.brought_in_by is None
    assert Change.objects.get(record="observatory.city").action == "created"


def test_two_cities_name_the_same_partner(city, paris, france):
    first = partner_city("Paris", france, of=city, by=UserFactory())
    second = partner_city("City of Paris", france, of=CityFactory(), by=UserFactory())

    assert first == second
    assert partner_city("parijs", france, of=city, by=UserFactory()) == first


def test_a_city_that_no_gazetteer_knows_is_brought_in_and_stays_with_who_named_it(city, france):
    partner = partner_city("Petit Lieu", france, of=city, by=UserFactory())
    again = partner_city("petit lieu", france, of=city, by=UserFactory())
    elsewhere = partner_city("Petit Lieu", france, of=CityFactory(), by=UserFactory())

    assert partner.brought_in_by == city
    assert partner == again
    assert elsewhere != partner
    assert elsewhere.code == "fr-petit-lieu-2"


def test_a_public_city_of_the_observatory_is_the_partner_itself(city, france):
    observed = PublicCityFactory(name="Lyon", name_key="lyon", country=france)

    assert partner_city("Lyon", france, of=city, by=UserFactory()) == observed


def test_a_private_city_of_the_observatory_is_not_given_away(city, france):
    private = CityFactory(name="Lyon", name_key="lyon", country=france, code="fr-lyon")

    partner = partner_city("Lyon", france, of=city, by=UserFactory())

    assert partner != private
    assert not partner.is_observed


def test_a_city_is_no_partner_of_itself(city):
    assert partner_city(city.name, city.country, of=city, by=UserFactory()) != city


def test_a_name_without_letters_of_an_address_still_gets_a_code(city):
    japan = CountryFactory(code="JP")

    assert partner_city("東京", japan, of=city, by=UserFactory()).code == "jp-city"


def test_a_name_that_several_places_have_does_not_tell_which(france):
    for code in ("ES", "FR"):
        PlaceFactory(name="Valencia", name_key="valencia", country=CountryFactory(code=code))

    assert the_place("Valencia") is None
    assert the_place("Valencia", france).country == france
    assert the_place("Nowhere") is None


def test_the_place_called_so_goes_before_those_also_called_so(paris, france):
    PlaceFactory(name="Lutetia", name_key="lutetia", country=france, alternates=["paris"])

    assert the_place("Paris", france) == paris


def test_the_registers_own_cities_are_not_changed_by_naming_partners(city, paris, france):
    partner_city("Paris", france, of=city, by=UserFactory())

    assert City.objects.observed().count() == 1


def test_what_is_typed_suggests_partners_before_places(city, paris, france):
    PlaceFactory(name="Parma", name_key="parma", country=CountryFactory(code="IT"), population=200_000)
    CityFactory(name="Parral", name_key="parral", is_observed=False, brought_in_by=city)
    CityFactory(name="Parla", name_key="parla")

    assert [name for name, _country in suggestions("Par", of=city)] == ["Parral", "Paris", "Parma"]
    assert suggestions("parijs", of=city) == [("Paris", france)]
    assert suggestions("P", of=city) == []


def test_a_partner_that_is_a_place_too_is_suggested_once(city, paris, france):
    partner_city("Paris", france, of=city, by=UserFactory())

    assert suggestions("Paris", of=city) == [("Paris", france)]
