import pytest
from django.utils.translation import override

from observatory.choices import CityKind
from tests.factories.observatory import PublicCityFactory


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def territory(db):
    return PublicCityFactory(code="antioquia", name="Antioquia", kind=CityKind.REGION)
