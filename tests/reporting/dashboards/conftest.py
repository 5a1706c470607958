import pytest
from django.utils.translation import override

from reporting.dashboards import around, period_asked
from tests.factories.observatory import CityFactory
from tests.reporting.dashboards.moments import SPAN, TODAY


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def city(db):
    return CityFactory()


@pytest.fixture
def here(city):
    return around(city, period_asked("2025", SPAN), TODAY)
