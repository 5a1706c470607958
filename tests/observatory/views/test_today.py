import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from observatory import history
from observatory.models import Strategy
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def shown(desk, city):
    return desk.get(reverse("work-today", args=[city.code]))


def test_a_city_that_begins_is_told_how(desk, city):
    response = shown(desk, city)

    assert "Nothing waits for you today" in response.content.decode()
    assert "Setting up" in response.content.decode()
    assert not any(done for _name, done in response.context["tasks"])


def test_the_tasks_of_setting_up_go_away_once_done(desk, city):
    make.DepartmentFactory(city=city)
    make.StrategyFactory(city=city)
    make.AgreementFactory(city=city)
    assert [done for _name, done in shown(desk, city).context["tasks"]] == [True, True, True, False]

    make.ActivityFactory(city=city)
    assert shown(desk, city).context["tasks"] == []


def test_an_agreement_that_ends_soon_waits_for_a_decision(desk, city, today):
    make.AgreementFactory(city=city, title="Turin", ends_on=today + dt.timedelta(days=83))
    make.AgreementFactory(city=city, title="Later", ends_on=today + dt.timedelta(days=91))
    make.AgreementFactory(title="Foreign", ends_on=today)
    body = shown(desk, city).content.decode()

    assert "One thing waits for you today" in body
    assert "Turin" in body
    assert "In 83 days" in body
    assert "Later" not in body
    assert "Foreign" not in body


def days_ago(today, days):
    return today - dt.timedelta(days=days)


def test_what_came_of_a_mission_is_asked_with_the_promises_that_are_without_news(desk, city, today):
    lima = {"activity__city": city, "activity__title": "To Lima"}
    mission = make.MissionFactory(**lima, activity__starts_on=days_ago(today, 92))
    make.PromiseFactory.create_batch(2, mission=mission)
    make.MissionFactory(activity__city=city, activity__starts_on=days_ago(today, 10))
    (need,) = shown(desk, city).context["needs"]

    assert need.title == "Tell what came of: To Lima"
    assert need.detail == "Question after 90 days · 2 promises without news"
    assert need.due_on == days_ago(today, 2)


def test_promises_of_both_sides_wait_when_their_day_comes(desk, city, today):
    mission = make.MissionFactory(activity__city=city, activity__starts_on=today)
    make.PromiseFactory(mission=mission, what="Send the plan", due_on=days_ago(today, 1))
    make.PromiseFactory(mission=mission, what="Their letter", side="theirs", due_on=today)
    make.PromiseFactory(mission=mission, what="Later", due_on=today + dt.timedelta(days=15))
    make.PromiseFactory(mission=mission, what="Kept", due_on=today, state="kept")
    response = shown(desk, city)

    titles = [(need.title, need.status) for need in response.context["needs"]]
    assert titles == [("Keep the promise: Send the plan", "overdue"), ("Ask about: Their letter", "")]


def test_what_waits_for_a_post_waits_first_for_whoever_holds_it(desk, city, staff, today):
    def asked(title, post=None):
        when = {"activity__starts_on": days_ago(today, 31), "activity__title": title}
        make.MissionFactory(activity__city=city, followed_up_by=post, **when)

    own, foreign = make.StaffPositionFactory(city=city), make.StaffPositionFactory(city=city)
    for title, post in (("Mine", own), ("Theirs", foreign), ("Nobody's", None)):
        asked(title, post)
    assert len(shown(desk, city).context["needs"]) == 3

    make.PositionHoldingFactory(position=own, user=staff)
    context = shown(desk, city).context
    assert [need.title for need in context["needs"]] == ["Tell what came of: Mine"]
    assert {need.title for need in context["others_needs"]} == {
        "Tell what came of: Theirs", "Tell what came of: Nobody's",
    }  # fmt: skip


def test_a_post_held_no_more_waits_for_others(desk, city, staff, today):
    post = make.StaffPositionFactory(city=city)
    make.PositionHoldingFactory(position=post, user=staff, ends_on=days_ago(today, 1))
    make.MissionFactory(activity__city=city, followed_up_by=post, activity__starts_on=days_ago(today, 31))

    assert len(shown(desk, city).context["needs"]) == 1


def test_the_news_are_those_since_the_last_visit(desk, city, staff, director):
    now = timezone.now()
    make.ChangeFactory(city=city, by=director, label="Before", at=now - dt.timedelta(days=3))
    make.ChangeFactory(city=city, by=director, label="After", at=now - dt.timedelta(hours=5))
    make.LastVisitFactory(user=staff, city=city, seen_at=now - dt.timedelta(days=1))
    body = shown(desk, city).content.decode()

    assert "Since you were last here" in body
    assert "After" in body
    assert "Before" not in body
    assert "Since you were last here" in shown(desk, city).content.decode(), "a second look is the same visit"


def test_many_news_are_counted_and_lead_to_the_history(desk, city, director):
    make.ChangeFactory.create_batch(9, city=city, by=director)

    assert "All 9 changes, in the history" in shown(desk, city).content.decode()


def test_the_week_ahead_and_the_year_so_far_are_shown(desk, city, today):
    make.ActivityFactory(city=city, title="Tomorrow", starts_on=today, area_of_action="citizens")
    response = shown(desk, city)

    assert "Tomorrow" in response.content.decode()
    assert response.context["n_activities"] == 1
    assert [n for _label, n, _total in response.context["areas"]] == [0, 0, 0, 0, 1]


def test_what_others_did_lately_is_told_and_not_what_one_did_oneself(desk, city, staff, director):
    make.ChangeFactory(city=city, by=director, label="Rosario")
    make.ChangeFactory(city=city, by=staff, label="Mine")
    make.ChangeFactory(city=city, by=director, label="Old", at=timezone.now() - dt.timedelta(days=15))
    body = shown(desk, city).content.decode()

    assert "Rosario" in body
    assert "Mine" not in body
    assert "Old" not in body


def test_today_costs_the_same_for_one_row_and_for_three(desk, city, today, django_assert_max_num_queries):
    def log(n):
        make.AgreementFactory(city=city, ends_on=today)
        past = make.MissionFactory(activity__city=city, activity__starts_on=days_ago(today, 31), activity__title=f"{n}")
        make.PromiseFactory(mission=past, due_on=today)
        make.ActivityFactory(city=city, starts_on=today)

    log(1)
    shown(desk, city)
    with CaptureQueriesContext(connection) as of_one:
        shown(desk, city)
    log(2), log(3)
    with django_assert_max_num_queries(len(of_one)):
        shown(desk, city)


def test_the_strategy_shows_its_objectives_each_under_its_own(desk, city):
    whole = make.ObjectiveFactory(strategy__city=city, code="1", title="Learn")
    make.ObjectiveFactory(strategy=whole.strategy, code="1.1", parent=whole, title="From ports")
    gone = make.ObjectiveFactory(strategy=whole.strategy, code="2", title="Gone", removed_at=timezone.now())
    make.ObjectiveFactory(strategy=whole.strategy, code="2.1", parent=gone, title="Orphan")
    response = desk.get(reverse("work-strategy", args=[city.code]))

    strategy, objectives, _progress = response.context["strategies"][0]
    assert strategy == Strategy.objects.get()
    assert [(depth, each.title) for depth, each in objectives] == [(0, "Learn"), (1, "From ports"), (0, "Orphan")]


def test_a_city_without_a_strategy_is_told_how_to_begin(desk, city):
    assert "No strategy is written down yet" in desk.get(reverse("work-strategy", args=[city.code])).content.decode()


def test_the_history_leads_to_the_record_or_puts_it_back(desk, city):
    kept, gone = make.AgreementFactory(city=city), make.AgreementFactory(city=city, removed_at=timezone.now())
    for agreement in (kept, gone):
        make.ChangeFactory(city=city, record_uuid=agreement.uuid, action="removed", label="It")
    make.ChangeFactory(city=city, record="observatory.city")
    body = desk.get(reverse("work-history", args=[city.code])).content.decode()

    assert f'href="{reverse("agreement-detail", args=[city.code, kept.uuid])}"' in body
    assert f'href="{reverse("agreement-detail", args=[city.code, gone.uuid])}"' not in body
    assert reverse("agreement-restore", args=[city.code, gone.uuid]) in body
    assert reverse("agreement-restore", args=[city.code, kept.uuid]) not in body


def test_the_history_of_a_city_can_be_narrowed_to_a_kind_of_record(desk, city, staff):
    make.ChangeFactory(
        city=city, by=staff, label="Rosario", before={"title": "A"}, after={"title": "B"}, action="changed"
    )
    make.ChangeFactory(city=city, by=None, label="A walk", record="observatory.activity")
    make.ChangeFactory(label="Foreign")
    address = reverse("work-history", args=[city.code])
    body = desk.get(address).content.decode()

    assert "Rosario" in body
    assert "The system" in body
    assert "Foreign" not in body
    assert "A walk" not in desk.get(address, {"record": "observatory.agreement"}).content.decode()


def test_what_somebody_did_several_times_to_one_record_is_told_once(desk, city):
    other = make.MembershipFactory(city=city).user
    lesson = make.LessonFactory(city=city)
    for action in ("created", "changed", "changed", "changed"):
        history.note(action, lesson, by=other, before={}, after={"title": action})

    context = shown(desk, city).context

    assert [event["change"].action for event in context["lately"]] == ["changed", "created"]
    assert context["n_news"] == 4
