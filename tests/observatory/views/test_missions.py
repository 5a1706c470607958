import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from observatory.models import Activity, FollowUp
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(city):
    ended = timezone.localdate() - dt.timedelta(days=31)
    return make.MissionFactory(activity__city=city, activity__title="To Rosario", activity__starts_on=ended)


def asked(city, mission, days=30):
    return reverse("mission-follow-up", args=[city.code, mission.activity.uuid, days])


def test_a_question_is_answered_on_one_screen_with_two_fields(desk, city, mission):
    typed = {"version": "1", "outcome": "lead", "text": "They answer our letters"}
    response = desk.post(asked(city, mission), typed, follow=True)

    assert "Kept: what came of “To Rosario”." in response.content.decode()
    assert "They answer our letters" in response.content.decode()
    assert FollowUp.objects.get().outcome == "lead"


def test_an_answer_without_its_outcome_is_refused_and_what_was_typed_stays(desk, city, mission):
    response = desk.post(asked(city, mission), {"version": "1", "text": "They answer"})

    assert "Choose what came of it, so far" in response.content.decode()
    assert response.context["form"]["text"].value() == "They answer"


def test_an_answer_over_a_change_in_between_is_told_and_saved_the_second_time(desk, city, mission):
    Activity.objects.update(version=2)
    typed = {"version": "1", "outcome": "none", "text": "Silence"}
    response = desk.post(asked(city, mission), typed)

    assert response.status_code == 409
    assert "Somebody changed this mission meanwhile" in response.content.decode()
    again = typed | {"version": response.context["form"]["version"].value()}
    assert desk.post(asked(city, mission), again).status_code == 302


@pytest.mark.parametrize("days", [29, 31, 0])
def test_other_days_are_not_asked_about(desk, city, mission, days):
    assert desk.get(asked(city, mission, days)).status_code == 404


def test_the_page_of_a_mission_tells_who_went_whom_they_met_and_what_was_promised(desk, city, mission):
    make.DelegateFactory(mission=mission, post="Advisers", number=2)
    make.CounterpartMetFactory(mission=mission, organisation="Port & Co", country=make.CountryFactory())
    make.PromiseFactory(mission=mission, what="Send the plan", due_on=timezone.localdate())
    body = desk.get(reverse("mission-detail", args=[city.code, mission.activity.uuid])).content.decode()

    assert "2 Advisers" in body
    assert f"{reverse('actor-new', args=[city.code])}?name=Port%20%26%20Co&amp;country=CO" in body
    assert "Send the plan" in body
    assert asked(city, mission) in body


def test_an_activity_that_is_no_mission_yet_has_its_page(desk, city):
    bare = make.ActivityFactory(city=city, kind="visit-in")

    assert desk.get(reverse("mission-detail", args=[city.code, bare.uuid])).status_code == 200


def listed(desk, city, **asked):
    response = desk.get(reverse("mission-list", args=[city.code]), asked)
    return [each.title for each in response.context["page"]], response.content.decode()


def test_missions_without_follow_up_are_a_filter_and_a_number(desk, city, mission):
    told = make.MissionFactory(activity__city=city, activity__title="To Quito")
    make.FollowUpFactory(mission=told, outcome="result")

    titles, body = listed(desk, city, follow_up="missing")
    assert titles == ["To Rosario"]
    assert "1 mission without follow-up" in body
    assert listed(desk, city, follow_up="result")[0] == ["To Quito"]
    assert len(listed(desk, city, follow_up="nonsense")[0]) == 2


@pytest.mark.parametrize(
    ("outcome", "cost", "sentence"),
    [
        ("lead", 120, "What a living lead cost: "),
        ("lead", None, "not all missions followed up (1) say their cost"),
        ("none", 120, "none has a lead alive"),
        (None, 120, "nobody has answered"),
    ],
)
def test_what_a_living_lead_costs_is_said_in_words(desk, city, mission, outcome, cost, sentence):
    Activity.objects.update(cost=cost, currency=make.CurrencyFactory())
    if outcome:
        make.FollowUpFactory(mission=mission, outcome=outcome)

    assert sentence in listed(desk, city)[1]


def test_costs_in_different_currencies_are_not_added_up(desk, city):
    for code in ("EUR", "USD"):
        cost = {"activity__cost": 1, "activity__currency": make.CurrencyFactory(code=code)}
        make.FollowUpFactory(mission=make.MissionFactory(activity__city=city, **cost))

    assert "different currencies" in listed(desk, city)[1]


def test_an_activity_tells_what_followed_from_it_and_what_was_adopted(desk, city):
    training = make.ActivityFactory(city=city, kind="training-abroad", methods=["peer"])
    make.ActivityFactory(city=city, title="A pilot", follows_from=training)
    make.ActivityFactory(city=city, title="Taken off", follows_from=training, removed_at=timezone.now())
    exchange = make.ActivityFactory(city=city, adopted="Open streets", adopted_in="Plan of mobility")
    body = desk.get(reverse("activity-detail", args=[city.code, training.uuid])).content.decode()

    assert "Exchange among peers" in body
    assert "A pilot" in body
    assert "Taken off" not in body
    adopted = desk.get(reverse("activity-detail", args=[city.code, exchange.uuid])).content.decode()
    assert "Open streets" in adopted
    assert "Plan of mobility" in adopted
