import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.choices import ActivityKind, PromiseState
from observatory.forms.missions import FollowUpForm
from observatory.history import ChangedMeanwhile
from observatory.models import Activity, Change, FollowUp
from observatory.services.missions import (
    answer_question,
    asked_lately,
    cost_per_lead,
    delegation_in_words,
    posts_in,
    question_to_answer,
    questions,
)
from tests.factories import observatory as make

ENDED = dt.date(2026, 1, 10)


def after(days):
    return ENDED + dt.timedelta(days=days)


@pytest.fixture
def mission(city):
    return make.MissionFactory(activity__city=city, activity__starts_on=dt.date(2026, 1, 8), activity__ends_on=ENDED)


def answered(mission, days, outcome="lead"):
    return make.FollowUpFactory(mission=mission, days=days, outcome=outcome)


@pytest.mark.django_db
def test_it_is_asked_30_90_and_180_days_after_the_end(mission):
    assert [question.due_on for question in questions(mission.activity, ENDED)] == [after(30), after(90), after(180)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "answers", "asked"),
    [
        (29, {}, None),
        (30, {}, 30),
        (89, {}, 30),
        (90, {}, 90),
        (90, {30: "lead"}, 90),
        (95, {90: "none"}, None),
        (180, {30: "none", 90: "none"}, 180),
        (180, {30: "closed"}, None),
        (270, {}, 180),
        (271, {}, None),
    ],
)
def test_the_latest_question_waits_until_it_is_answered_or_the_mission_is_closed(mission, day, answers, asked):
    for days, outcome in answers.items():
        answered(mission, days, outcome)
    found = question_to_answer(mission.activity, after(day))

    assert (found and found.days) == asked
    assert asked is None or mission.activity in asked_lately(Activity.objects.missions(), after(day))


def answer(mission, staff, *, days=30, **typed):
    stored = FollowUp.objects.filter(mission=mission, days=days).first()
    form = FollowUpForm({"version": mission.activity.version} | typed, activity=mission.activity, instance=stored)
    assert form.is_valid(), form.errors
    return answer_question(form, activity=mission.activity, days=days, today=after(31), by=staff)


@pytest.mark.django_db
def test_an_answer_is_kept_with_the_day_it_was_asked_for_and_told_in_the_history_of_the_mission(mission, staff):
    kept = answer(mission, staff, outcome="lead", text="They answer our letters", next_step="Invite them")

    assert (kept.asked_on, kept.answered_on) == (after(30), after(31))
    line = Change.objects.get(action="followed up")
    assert (line.record_uuid, line.by, line.after["outcome"]) == (mission.activity.uuid, staff, "lead")


@pytest.mark.django_db
def test_an_answer_can_be_corrected_and_tells_promises_kept(mission, staff):
    promise = make.PromiseFactory(mission=mission)
    answer(mission, staff, outcome="none")
    answer(mission, staff, outcome="lead", **{f"promise-{promise.uuid}": "kept"})

    promise.refresh_from_db()
    assert promise.state == PromiseState.KEPT
    assert FollowUp.objects.get().outcome == "lead"
    assert Change.objects.filter(action="followed up").count() == 2


@pytest.mark.django_db
def test_a_result_becomes_the_missions_result_unless_it_has_one(mission, staff):
    answer(mission, staff, outcome="result", text="An agreement was signed")
    answer(mission, staff, days=90, outcome="result", text="And renewed")

    assert Activity.objects.get().result == "An agreement was signed"


@pytest.mark.django_db
def test_a_result_is_told_in_words(mission):
    form = FollowUpForm({"version": 1, "outcome": "result"}, activity=mission.activity)

    assert list(form.errors) == ["text"]


@pytest.mark.django_db
def test_an_answer_over_somebody_elses_change_is_refused(mission, staff):
    form = FollowUpForm({"version": 1, "outcome": "none"}, activity=mission.activity)
    assert form.is_valid()
    Activity.objects.update(version=2)

    with pytest.raises(ChangedMeanwhile):
        answer_question(form, activity=mission.activity, days=30, today=after(30), by=staff)
    assert not FollowUp.objects.exists()


# --- What it cost


def followed(city, outcome, cost, currency="EUR"):
    currency = currency and make.CurrencyFactory(code=currency)
    activity = make.ActivityFactory(city=city, kind=ActivityKind.MISSION_OUT, cost=cost, currency=currency)
    answered(make.MissionFactory(activity=activity), 30, outcome)


def per_lead():
    return cost_per_lead(Activity.objects.missions())


@pytest.mark.django_db
def test_all_missions_that_were_asked_about_count_for_the_cost_of_those_that_live(city):
    followed(city, "lead", 100)
    followed(city, "result", 0)
    followed(city, "none", 150)
    make.MissionFactory(activity__city=city, activity__cost=1000)

    told = per_lead()
    assert (told.missions, told.leads, told.total, told.amount) == (3, 2, Decimal(250), Decimal(125))
    assert told.currency.code == "EUR"


@pytest.mark.django_db
def test_the_last_answer_says_whether_a_lead_lives(city, mission):
    mission.activity.cost, mission.activity.currency = 10, make.CurrencyFactory()
    mission.activity.save()
    answered(mission, 30, "lead")
    assert per_lead().leads == 1

    answered(mission, 90, "closed")
    assert per_lead().leads == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("missions", "reason"),
    [
        ([], "nothing-asked"),
        ([("none", 10, "EUR")], "no-lead"),
        ([("lead", 10, "EUR"), ("none", None, None)], "cost-missing"),
        ([("lead", 10, "EUR"), ("none", 10, "USD")], "currencies"),
        ([("lead", 10, "EUR"), ("none", 10, None)], "currencies"),
    ],
)
def test_it_is_not_told_where_it_cannot_be(city, missions, reason):
    for each in missions:
        followed(city, *each)

    assert (per_lead().amount, per_lead().reason) == (None, reason)


@pytest.mark.django_db
def test_missions_without_follow_up_ended_a_month_ago_and_nobody_has_answered(city, mission):
    answered(make.MissionFactory(activity__city=city, activity__starts_on=ENDED), 30)
    make.ActivityFactory(city=city, starts_on=ENDED)
    told = Activity.objects.without_follow_up

    assert list(told(after(30))) == [mission.activity]
    assert list(told(after(29))) == []


# --- The delegation in one line


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Mayor; 2 advisers", [("Mayor", 1), ("advisers", 2)]),
        ("Alcaldesa, directora de cultura", [("Alcaldesa", 1), ("directora de cultura", 1)]),
        (" ;, ", []),
        ("0 advisers", [("0 advisers", 1)]),
        ("3", [("3", 1)]),
    ],
)
def test_posts_are_read_from_one_line(text, posts):
    assert [(post.post, post.number) for post in posts_in(text)] == posts


@given(st.lists(st.tuples(st.sampled_from(["Mayor", "head of culture", "área 2", "asesora"]), st.integers(1, 9999))))
def test_what_was_written_in_one_line_is_read_back(posts):
    words = "; ".join(name if number == 1 else f"{number} {name}" for name, number in posts)

    assert delegation_in_words(posts_in(words)) == words
