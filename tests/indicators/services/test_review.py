from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators import services
from indicators.choices import State
from indicators.models import Measurement
from observatory.history import ChangedMeanwhile
from observatory.models import Change
from tests.factories.indicators import IndicatorFactory, MeasurementFactory
from tests.factories.observatory import CityFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory()


@pytest.fixture
def director():
    return UserFactory()


@pytest.fixture
def draft(staff):
    return services.record(city=CityFactory(), indicator=IndicatorFactory(), period="2025", by=staff, value=Decimal(7))


@pytest.fixture
def submitted(draft, staff):
    return services.submit(measurement=draft, by=staff, version=draft.version)


def test_a_draft_is_submitted(submitted, staff):
    assert (submitted.state, submitted.submitted_by) == (State.SUBMITTED, staff)
    assert Change.objects.first().action == "submitted"


def test_nothing_is_submitted_where_nothing_is(staff):
    empty = MeasurementFactory(value=None)

    with pytest.raises(services.NothingToSubmit):
        services.submit(measurement=empty, by=staff, version=1)


def test_why_there_is_no_value_is_submitted_as_well(staff):
    reasoned = MeasurementFactory(value=None, no_data_reason="late")

    assert services.submit(measurement=reasoned, by=staff, version=1).state == State.SUBMITTED


def test_who_accepts_a_counted_value_answers_for_it(staff):
    counted = MeasurementFactory(is_derived=True)

    submitted = services.submit(measurement=counted, by=staff, version=1)

    assert submitted.recorded_by == staff
    with pytest.raises(services.OwnMeasurement):
        services.approve(measurement=submitted, by=staff, version=submitted.version)


def test_a_director_approves_what_staff_submitted(submitted, director):
    approved = services.approve(measurement=submitted, by=director, version=submitted.version)

    assert (approved.state, approved.approved_by) == (State.APPROVED, director)
    assert approved.approved_at is not None
    assert Change.objects.first().after["state"] == "approved"


def test_nobody_approves_what_they_submitted(submitted, staff):
    with pytest.raises(services.OwnMeasurement) as refused:
        services.approve(measurement=submitted, by=staff, version=submitted.version)

    assert "director" in str(refused.value)
    assert Measurement.objects.get().state == State.SUBMITTED


def test_nobody_approves_what_they_recorded_and_another_submitted(draft, staff, director):
    submitted = services.submit(measurement=draft, by=director, version=draft.version)

    for person in (staff, director):
        with pytest.raises(services.OwnMeasurement):
            services.approve(measurement=submitted, by=person, version=submitted.version)


def test_a_draft_is_not_approved(draft, director):
    with pytest.raises(services.NotInReview):
        services.approve(measurement=draft, by=director, version=draft.version)


def test_what_changed_since_it_was_seen_is_not_approved(submitted, director, staff):
    services.record(
        city=submitted.city,
        indicator=submitted.indicator,
        period="2025",
        by=staff,
        version=submitted.version,
        value=Decimal(70),
    )

    with pytest.raises(ChangedMeanwhile):
        services.approve(measurement=submitted, by=director, version=submitted.version)


def test_an_approved_value_is_not_submitted_again(submitted, director, staff):
    approved = services.approve(measurement=submitted, by=director, version=submitted.version)

    with pytest.raises(services.AlreadyApproved):
        services.submit(measurement=approved, by=staff, version=approved.version)


def test_a_value_is_returned_with_a_note_and_submitted_again(submitted, director, staff):
    returned = services.return_(measurement=submitted, by=director, version=submitted.version, note=" Which ones? ")
    assert (returned.state, returned.returned_note) == (State.RETURNED, "Which ones?")

    again = services.submit(measurement=returned, by=staff, version=returned.version)
    assert (again.state, again.returned_note) == (State.SUBMITTED, "")


def test_a_value_is_not_returned_without_a_note(submitted, director):
    with pytest.raises(ValidationError):
        services.return_(measurement=submitted, by=director, version=submitted.version, note=" ")


def test_several_are_approved_and_the_rest_said_why_not(submitted, director, staff, draft):
    own = services.record(
        city=submitted.city, indicator=IndicatorFactory(), period="2025", by=director, value=Decimal(1)
    )
    own = services.submit(measurement=own, by=staff, version=own.version)
    changed = MeasurementFactory(state=State.SUBMITTED)

    outcome = services.approve_several(seen=[(submitted, submitted.version), (own, 2), (changed, 9)], by=director)

    assert [each.pk for each in outcome.done] == [submitted.pk]
    assert [each.pk for each, _reason in outcome.left] == [own.pk, changed.pk]
    assert Measurement.objects.approved().count() == 1


def test_several_are_returned_with_one_note(submitted, director):
    outcome = services.return_several(seen=[(submitted, submitted.version)], by=director, note="Which ones?")

    assert [each.state for each in outcome.done] == [State.RETURNED]


def test_several_are_submitted(draft, staff):
    outcome = services.submit_several(seen=[(draft, draft.version), (MeasurementFactory(value=None), 1)], by=staff)

    assert (len(outcome.done), len(outcome.left)) == (1, 1)
