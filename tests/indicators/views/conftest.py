import datetime

import pytest
from django.utils.translation import override

from indicators import services
from observatory.choices import Role
from tests.factories.indicators import AdoptedIndicatorFactory, IndicatorFactory, MeasurementFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory, UserFactory


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return PublicCityFactory(code="lima", name="Lima", locale="es_CO")


@pytest.fixture
def person(city):
    def make(role):
        return MembershipFactory(city=city, role=role).user

    return make


@pytest.fixture
def staff(person):
    return person(Role.STAFF)


@pytest.fixture
def director(person):
    return person(Role.DIRECTOR)


@pytest.fixture
def stranger():
    return MembershipFactory(role=Role.DIRECTOR).user


@pytest.fixture
def adoption(city):
    return AdoptedIndicatorFactory(
        city=city,
        indicator=IndicatorFactory(code="INS-TST-01", name_en="Meetings", unit="u"),
        adopted_on=datetime.date(2025, 1, 1),
    )


@pytest.fixture
def measured(adoption):
    """Make a measurement of the adopted indicator; approved ones were approved by somebody else."""

    def make(state="draft", period="2025", value=7, **more):
        if state == "approved":
            more = {"approved_at": "2026-03-09T12:00Z", "approved_by": UserFactory()} | more
        return MeasurementFactory(
            city=adoption.city,
            indicator=more.pop("indicator", adoption.indicator),
            period=services.period_of(period),
            value=value,
            state=state,
            **more,
        )

    return make


@pytest.fixture
def ask(client):
    """Get a page, or post to it, as a person; `None` is nobody."""

    def asked(user, path, data=None, **more):
        if user is not None:
            client.force_login(user)
        address = f"/en/{path}"
        return client.get(address) if data is None else client.post(address, data, **more)

    return asked
