import datetime as dt

import pytest

from observatory.models import Agreement
from observatory.services.agreements import pulse_of
from tests.factories.observatory import ActivityFactory, AgreementFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 9)


def pulse_now(agreement):
    return pulse_of(Agreement.objects.with_last_activity().get(pk=agreement.pk), TODAY)


def test_an_agreement_signed_lately_is_alive_without_any_activity():
    assert pulse_now(AgreementFactory(signed_on=dt.date(2026, 2, 1))) == "alive"


def test_the_last_activity_keeps_an_old_agreement_alive(city):
    agreement = AgreementFactory(city=city, signed_on=dt.date(1990, 1, 1))
    assert pulse_now(agreement) == "dormant"

    agreement.activities.add(ActivityFactory(city=city, starts_on=dt.date(2026, 1, 1)))
    assert pulse_now(agreement) == "alive"


def test_an_activity_taken_off_the_register_is_no_sign_of_life(city):
    agreement = AgreementFactory(city=city)
    agreement.activities.add(ActivityFactory(city=city, starts_on=TODAY, removed_at="2026-03-09T00:00Z"))

    assert pulse_now(agreement) == "dormant"


def test_an_agreement_that_has_ended_is_expired_whatever_its_dates():
    assert pulse_now(AgreementFactory(status="ended", signed_on=TODAY)) == "expired"
