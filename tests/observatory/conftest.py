import pytest
from django.utils.translation import override

from observatory.choices import Role
from tests.factories.observatory import CityFactory, CountryFactory, CurrencyFactory, MembershipFactory


@pytest.fixture
def city():
    return CityFactory(code="rosal", locale="es_CO", country=CountryFactory(), currency=CurrencyFactory(code="COP"))


@pytest.fixture
def staff(city):
    return MembershipFactory(city=city, role=Role.STAFF).user


@pytest.fixture
def director(city):
    return MembershipFactory(city=city, role=Role.DIRECTOR).user


@pytest.fixture
def stranger():
    """Somebody who works in another city."""
    return MembershipFactory(role=Role.DIRECTOR).user


@pytest.fixture
def desk(client, staff):
    """A client of a person who works in the city, reading in English."""
    client.force_login(staff)
    with override("en"):
        yield client


@pytest.fixture
def saved(staff):
    """Save a form that must be in order with a service, as a person of the city."""

    def save(service, form):
        assert form.is_valid(), form.errors
        return service(form, by=staff)

    return save
