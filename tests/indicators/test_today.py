import datetime

import pytest

from indicators.dashboards import queue
from observatory.choices import Role
from observatory.today import all_needs
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.factories.observatory import MembershipFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 9)


def told(membership):
    return [(need.title, need.detail) for need in all_needs(membership.city, membership.user, TODAY)]


def test_a_director_is_told_of_values_to_review_but_not_of_their_own():
    director = MembershipFactory(role=Role.DIRECTOR)
    MeasurementFactory.create_batch(2, city=director.city, state="submitted")
    MeasurementFactory(city=director.city, state="submitted", submitted_by=director.user)
    MeasurementFactory(state="submitted")

    assert told(director) == [("Review 2 values that were sent in", "Approve them, or return them.")]


def test_parts_sent_in_by_themselves_wait_and_those_of_a_waiting_whole_go_with_it():
    director = MembershipFactory(role=Role.DIRECTOR)
    whole = MeasurementFactory(city=director.city, state="submitted")
    place = {"city": director.city, "indicator": whole.indicator, "period": whole.period}
    MeasurementFactory(**place, state="submitted", segment="Sex=Female")
    approved = MeasurementFactory(city=director.city, state="approved", approved_at="2026-03-01T00:00Z")
    place = {"city": director.city, "indicator": approved.indicator, "period": approved.period}
    MeasurementFactory(**place, state="submitted", segment="Sex=Female")

    assert told(director)[0][0] == "Review 2 values that were sent in"
    assert len(queue(director.city, director.user)) == 2


def test_staff_are_not_asked_to_review():
    staff = MembershipFactory(role=Role.STAFF)
    MeasurementFactory(city=staff.city, state="submitted")

    assert told(staff) == []


def test_a_returned_value_waits_for_whoever_entered_it():
    staff = MembershipFactory(role=Role.STAFF)
    MeasurementFactory(
        city=staff.city,
        indicator__name="Exchanges",
        state="returned",
        recorded_by=staff.user,
        returned_note="Twice the same",
    )
    MeasurementFactory(city=staff.city, state="returned", recorded_by=MembershipFactory(city=staff.city).user)

    assert told(staff) == [("Correct the value of Exchanges, 2025", "Twice the same")]


def test_a_proposed_indicator_waits_for_whoever_takes_it_into_use():
    director, staff = MembershipFactory(role=Role.DIRECTOR), MembershipFactory(role=Role.STAFF)
    for city in (director.city, staff.city):
        AdoptedIndicatorFactory(city=city, indicator__name="Visits", standing="proposed")

    assert told(director) == [("Decide on a proposed indicator: Visits", "")]
    assert told(staff) == []
