from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators import services
from indicators.models import PeriodLock
from observatory.models import Change
from tests.factories.indicators import IndicatorFactory, MeasurementFactory, PeriodLockFactory
from tests.factories.observatory import CityFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return CityFactory()


@pytest.fixture
def director():
    return UserFactory()


def test_nothing_of_a_locked_period_moves_and_of_the_periods_within_it(city, director):
    draft = MeasurementFactory(city=city, period=services.period_of("2025-Q1"))
    services.lock_period(city=city, period=services.period_of("2025"), by=director)

    with pytest.raises(services.PeriodLocked):
        services.submit(measurement=draft, by=director, version=1)
    with pytest.raises(services.PeriodLocked):
        services.record(city=city, indicator=IndicatorFactory(), period="2025-03", by=director, value=Decimal(1))


def test_other_periods_and_cities_stay_open(city, director):
    PeriodLockFactory(city=city)

    services.record(city=city, indicator=IndicatorFactory(), period="2026-Q1", by=director, value=Decimal(1))
    services.record(city=CityFactory(), indicator=IndicatorFactory(), period="2025", by=director, value=Decimal(1))


def test_an_approved_value_of_a_locked_period_is_not_corrected(city, director):
    approved = MeasurementFactory(city=city, state="approved", approved_at="2026-01-01T00:00Z")
    PeriodLockFactory(city=city)

    with pytest.raises(services.PeriodLocked):
        services.correct(measurement=approved, by=director, reason="wrong", version=1, value=Decimal(1))


def test_a_period_with_values_in_review_is_not_locked(city, director):
    waiting = MeasurementFactory(city=city, state="submitted")

    with pytest.raises(services.MeasurementRefused, match="still in review"):
        services.lock_period(city=city, period=waiting.period, by=director)


def test_nor_is_the_year_while_a_value_of_a_quarter_is_in_review(city, director):
    MeasurementFactory(city=city, state="submitted", period=services.period_of("2025-Q1"))

    with pytest.raises(services.MeasurementRefused, match="still in review"):
        services.lock_period(city=city, period=services.period_of("2025"), by=director)
    services.lock_period(city=city, period=services.period_of("2025-Q2"), by=director)


def test_a_period_is_opened_again_with_a_reason_that_stays(city, director):
    lock = PeriodLockFactory(city=city)
    with pytest.raises(ValidationError):
        services.open_period(lock=lock, by=director, reason=" ")

    services.open_period(lock=lock, by=director, reason="The census came late")

    assert not PeriodLock.objects.standing().exists()
    assert Change.objects.first().after == {"reason": "The census came late"}
    services.lock_period(city=city, period=lock.period, by=director)
    with pytest.raises(services.MeasurementRefused, match="locked already"):
        services.lock_period(city=city, period=lock.period, by=director)
