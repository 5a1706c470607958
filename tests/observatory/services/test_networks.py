import pytest

from observatory.models import Network
from observatory.services.networks import named_network
from tests.factories.observatory import CityFactory, NetworkFactory

pytestmark = pytest.mark.django_db


def test_a_network_named_first_belongs_to_who_brought_it_in(city, staff):
    network = named_network("Cities of rivers", acronym="COR", city=city, by=staff)

    assert (network.brought_in_by, network.code, network.name_key) == (city, "cor", "cities of rivers")


@pytest.mark.parametrize("name", ["uclg", "United Cities and Local Governments"])
def test_a_known_network_is_found_by_name_or_acronym(city, staff, name):
    known = NetworkFactory(
        name="United Cities and Local Governments", name_key="united cities and local governments", acronym="UCLG"
    )

    assert named_network(name, city=city, by=staff) == known


def test_a_network_that_another_city_brought_in_is_not_given_away(city, staff):
    NetworkFactory(name="Rivers", name_key="rivers", brought_in_by=CityFactory())

    assert named_network("Rivers", city=city, by=staff).brought_in_by == city
    assert Network.objects.count() == 2
