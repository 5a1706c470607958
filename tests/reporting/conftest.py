import datetime
from decimal import Decimal

import pytest

from observatory.choices import Role
from reporting.services.preparing import freeze, open_report
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import LessonFactory, MembershipFactory

APPROVED = {
    "state": "approved",
    "approved_at": datetime.datetime(2026, 1, 15, tzinfo=datetime.UTC),
}


@pytest.fixture
def director():
    return MembershipFactory(role=Role.DIRECTOR, city__is_public=True, city__name="Valle Claro", user__name="Ana Ruiz")


@pytest.fixture
def city(director):
    return director.city


@pytest.fixture
def year():
    return PeriodFactory(code="2025")


@pytest.fixture
def measured(city, year):
    """An adopted, published indicator with an approved value of 7 in 2025."""
    adoption = AdoptedIndicatorFactory(city=city, indicator__code="INS-EXC-01", indicator__name="Exchanges")
    return MeasurementFactory(city=city, indicator=adoption.indicator, period=year, value=Decimal(7), **APPROVED)


@pytest.fixture
def lesson(city):
    return LessonFactory(city=city, is_public=True, title="Courses nobody could attend")


@pytest.fixture
def report(city, year, director, measured, lesson):
    return open_report(city=city, kind="accountability", period=year, language="es", by=director.user)


@pytest.fixture
def frozen(report, director):
    freeze(report, by=director.user, version=report.version)
    return report
