import datetime as dt

import pytest

from observatory.models import Agreement
from observatory.services.agreements import doubts_of, notice_on, pulse_of, pulse_reason
from tests.factories.observatory import ActivityFactory, AgreementFactory, CityFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 9)


def pulse_now(agreement):
    found = Agreement.objects.with_pulse(TODAY).get(pk=agreement.pk)
    assert found.pulse == pulse_of(found, TODAY, found.city), "the database tells the same"
    return found.pulse


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


def test_each_city_says_after_how_many_months_its_agreements_are_quiet_and_dormant():
    patient = CityFactory(quiet_after=24, dormant_after=36)
    agreement = AgreementFactory(city=patient, signed_on=dt.date(2024, 6, 1))

    assert pulse_now(agreement) == "alive"
    patient.quiet_after = 12
    patient.save()
    assert pulse_now(agreement) == "quiet"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"signed_on": dt.date(2020, 1, 1)}, "no activity since it was signed"),
        ({}, "no activity and no date of signature is known"),
        ({"signed_on": dt.date(2026, 5, 1)}, "it is yet to be signed"),
        ({"status": "ended"}, "marked as ended"),
        ({"ends_on": dt.date(2026, 1, 8)}, "ended 2 months ago"),
        ({"ends_on": dt.date(2026, 3, 8)}, "ended this month"),
    ],
)
def test_the_pulse_is_explained_in_words(values, said):
    agreement = AgreementFactory(**values)

    assert pulse_reason(Agreement.objects.with_pulse(TODAY).get(pk=agreement.pk), TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2025, 1, 9), "last activity 14 months ago"),
        (dt.date(2026, 2, 10), "last activity less than a month ago"),
        (dt.date(2026, 4, 1), "an activity is planned"),
    ],
)
def test_the_last_activity_explains_the_pulse(city, day, said):
    agreement = AgreementFactory(city=city)
    agreement.activities.add(ActivityFactory(city=city, starts_on=day))

    assert pulse_reason(Agreement.objects.with_pulse(TODAY).get(pk=agreement.pk), TODAY) == said


def test_what_does_not_fit_together_is_said_and_not_refused():
    odd = AgreementFactory.build(
        signed_on=dt.date(2025, 3, 1), in_force_from=dt.date(2025, 1, 1), ends_on=dt.date(2026, 1, 1), status="in-force"
    )
    early = AgreementFactory.build(signed_on=dt.date(2027, 1, 1), status="in-force")

    assert len(doubts_of(odd, TODAY)) == 2
    assert len(doubts_of(early, TODAY)) == 1
    assert doubts_of(AgreementFactory.build(signed_on=TODAY, in_force_from=TODAY, status="in-force"), TODAY) == []


def test_notice_is_due_so_many_months_before_the_end():
    assert notice_on(AgreementFactory.build(ends_on=dt.date(2026, 8, 31), notice_months=6)) == dt.date(2026, 2, 28)
    assert notice_on(AgreementFactory.build(ends_on=dt.date(2026, 8, 31))) is None
    assert notice_on(AgreementFactory.build(notice_months=6)) is None
