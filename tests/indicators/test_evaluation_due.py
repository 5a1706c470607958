import datetime

import pytest

from indicators import calendar, today
from observatory.choices import Role
from tests.factories.indicators import (
    EvaluationDecisionFactory,
    EvaluationPlanFactory,
    FindingFactory,
    PeerGlanceFactory,
)
from tests.factories.observatory import MembershipFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 9)


@pytest.fixture
def director():
    return MembershipFactory(role=Role.DIRECTOR)


@pytest.fixture
def staff(director):
    return MembershipFactory(city=director.city).user


def titles(found):
    return [each.title for each in found]


def test_open_decisions_wait_for_their_post_when_they_fall_due_and_not_once_done(director, staff):
    evaluation, post = EvaluationPlanFactory(city=director.city), StaffPositionFactory(city=director.city)
    gone = EvaluationPlanFactory(city=director.city, removed_at="2026-01-01T00:00Z")
    EvaluationDecisionFactory(evaluation=evaluation, text="Late", due_on="2026-03-08", owner=post)
    EvaluationDecisionFactory(evaluation=evaluation, text="Soon", due_on="2026-03-20", state="under-way")
    EvaluationDecisionFactory(evaluation=evaluation, text="Far", due_on="2027-01-01")
    EvaluationDecisionFactory(evaluation=evaluation, text="Done", due_on="2026-03-08", state="done", done_on=DAY)
    EvaluationDecisionFactory(evaluation=evaluation, text="Dropped", due_on="2026-03-08", state="dropped")
    EvaluationDecisionFactory(evaluation=gone, text="Gone", due_on="2026-03-08")

    late, soon = today.decisions_due(director.city, staff, DAY)
    assert (late.title, late.status, late.post) == ("Late", "overdue", post.pk)
    assert (soon.title, soon.status) == ("Soon", "")
    dated = calendar.decisions_due(director.city, staff, DAY, datetime.date(2026, 12, 31))
    assert [each.starts_on for each in dated] == [datetime.date(2026, 3, 20)]
    assert today.decisions_due(director.city, MembershipFactory().user, DAY) == []


def test_recommendations_and_signed_advice_wait_for_the_director_alone(director, staff):
    evaluation = EvaluationPlanFactory(city=director.city)
    FindingFactory(evaluation=evaluation, text="Renew less")
    FindingFactory(evaluation=evaluation, kind="strength")
    FindingFactory(evaluation=evaluation, answer="accepted", answered_on=DAY)
    signed = {"advice": "A", "signed_as": "B", "signed_at": "2026-03-01T00:00Z"}
    PeerGlanceFactory(city=director.city, title="Look", **signed)
    PeerGlanceFactory(city=director.city, title="Agreed", **signed, city_agreed_at="2026-03-02T00:00Z")
    PeerGlanceFactory(city=director.city, title="Unsigned")

    for sayer, expected in ((today.recommendations_to_answer, "Renew less"), (today.advice_to_agree_to, "Look")):
        assert titles(sayer(director.city, director.user, DAY)) == [expected]
        assert sayer(director.city, staff, DAY) == []


def test_what_other_cities_ask_stands_on_the_guests_own_today(director, staff):
    PeerGlanceFactory(guest=staff, city__name="Quito", ends_on="2026-03-09")
    PeerGlanceFactory(guest=staff, ends_on="2026-03-08")
    PeerGlanceFactory(guest=staff, revoked_at="2026-03-01T00:00Z")

    (asked,) = today.advice_asked_of_me(director.city, staff, DAY)
    assert ("Quito" in asked.title, asked.is_personal) == (True, True)
    assert today.advice_asked_of_me(director.city, director.user, DAY) == []


def test_evaluations_lie_in_the_calendar_on_all_their_days(director, staff):
    EvaluationPlanFactory(city=director.city, title="Long", starts_on="2026-01-01", ends_on="2026-12-31")
    EvaluationPlanFactory(city=director.city, title="Open", starts_on="2026-03-10")
    EvaluationPlanFactory(city=director.city, title="Past", starts_on="2025-01-01", ends_on="2026-03-08")
    EvaluationPlanFactory(city=director.city, title="No days")

    found = calendar.evaluations(director.city, staff, DAY, datetime.date(2026, 3, 31))
    assert titles(found) == ["Open", "Long"]
