import pytest
from django.utils import translation

from observatory.choices import Role
from tests.factories.observatory import MembershipFactory, PublicCityFactory


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def city(client):
    membership = MembershipFactory(role=Role.STAFF, city=PublicCityFactory(languages=["en"], locale="en_GB"))
    client.force_login(membership.user)
    return membership.city
