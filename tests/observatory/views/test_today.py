import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

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


def test_a_mission_without_a_result_is_asked_about_and_the_soonest_comes_first(desk, city, today):
    make.MissionFactory(
        activity__city=city, activity__title="To Lima", activity__starts_on=today - dt.timedelta(days=90)
    )
    make.MissionFactory(
        activity__city=city, activity__title="To Quito", activity__starts_on=today - dt.timedelta(days=1)
    )
    make.MissionFactory(activity__city=city, activity__result="Agreed", activity__starts_on=today)
    response = shown(desk, city)

    assert [need.title for need in response.context["needs"]] == [
        "Tell what came of: To Lima",
        "Tell what came of: To Quito",
    ]
    assert "Two things wait for you today" in response.content.decode()


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
    for n in range(3):
        make.AgreementFactory(city=city, ends_on=today)
        make.MissionFactory(activity__city=city, activity__starts_on=today, activity__title=f"{n}")
    shown(desk, city)
    with django_assert_max_num_queries(25):
        shown(desk, city)


def test_the_strategy_shows_its_objectives_each_under_its_own(desk, city):
    whole = make.ObjectiveFactory(strategy__city=city, code="1", title="Learn")
    make.ObjectiveFactory(strategy=whole.strategy, code="1.1", parent=whole, title="From ports")
    gone = make.ObjectiveFactory(strategy=whole.strategy, code="2", title="Gone", removed_at=timezone.now())
    make.ObjectiveFactory(strategy=whole.strategy, code="2.1", parent=gone, title="Orphan")
    response = desk.get(reverse("work-strategy", args=[city.code]))

    (strategy, objectives) = response.context["strategies"][0]
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
    make.ChangeFactory(city=city, by=None, label="A meeting", record="observatory.activity")
    make.ChangeFactory(label="Foreign")
    address = reverse("work-history", args=[city.code])
    body = desk.get(address).content.decode()

    assert "Rosario" in body
    assert "The system" in body
    assert "Foreign" not in body
    assert "A meeting" not in desk.get(address, {"record": "observatory.agreement"}).content.decode()
