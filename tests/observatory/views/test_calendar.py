import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from observatory.models import CalendarFeed, Change
from observatory.services.feeds import token_of
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


def shown(desk, city, **asked):
    return desk.get(reverse("work-calendar", args=[city.code]), asked)


def titles(response):
    return [entry.title for entry in response.context["entries"]]


def test_a_month_shows_what_has_its_day_in_it(desk, city):
    make.ActivityFactory(city=city, title="Fair", starts_on=dt.date(2026, 3, 9))
    make.ActivityFactory(city=city, title="April", starts_on=dt.date(2026, 4, 1))
    make.ActivityFactory(city=city, title="Some day", starts_on=dt.date(2026, 3, 1), starts_on_precision="month")
    response = shown(desk, city, month="2026-03")

    assert titles(response) == ["Some day", "Fair"]
    assert "Without a day" in response.content.decode()
    assert response.context["before"] == dt.date(2026, 2, 1)
    assert response.context["after"] == dt.date(2026, 4, 1)


@pytest.mark.parametrize("view", ["month", "agenda", "nonsense"])
def test_each_view_says_so_when_a_month_is_empty(desk, city, view):
    assert "Nothing has its day in this month" in shown(desk, city, view=view, month="2026-03").content.decode()


def test_one_kind_can_be_chosen_and_one_that_does_not_exist_is_left_aside(desk, city):
    make.ActivityFactory(city=city, title="Fair", starts_on=dt.date(2026, 3, 9))
    make.MissionFactory(activity__city=city, activity__title="To Lima", activity__starts_on=dt.date(2026, 3, 9))

    assert titles(shown(desk, city, month="2026-03", kind="mission", view="agenda")) == ["To Lima"]
    assert len(titles(shown(desk, city, month="2026-03", kind="nonsense"))) == 2


@pytest.mark.parametrize("month", ["", "nonsense", "1-1-1", "9999-12"])
def test_a_month_that_makes_no_sense_is_this_one(desk, city, month):
    assert shown(desk, city, month=month).context["month"] == timezone.localdate().replace(day=1)


def test_questions_and_promises_of_missions_have_their_day(desk, city):
    mission = make.MissionFactory(
        activity__city=city, activity__title="To Lima", activity__starts_on=dt.date(2026, 2, 1)
    )
    make.PromiseFactory(mission=mission, what="Send the plan", due_on=dt.date(2026, 3, 20))
    make.PromiseFactory(mission=mission, what="Done", due_on=dt.date(2026, 3, 20), state="kept")
    assert titles(shown(desk, city, month="2026-03")) == ["Tell what came of: To Lima", "Send the plan"]

    make.FollowUpFactory(mission=mission)
    assert titles(shown(desk, city, month="2026-03")) == ["Send the plan"]


@pytest.mark.parametrize("view", ["month", "agenda"])
def test_a_month_costs_the_same_for_one_of_each_kind_and_for_three(desk, city, view):
    def one_more():
        day = dt.date(2026, 3, 9)
        mission = make.MissionFactory(activity__city=city, activity__starts_on=day - dt.timedelta(days=30))
        make.MissionFactory(activity__city=city, activity__starts_on=day)
        make.PromiseFactory(mission=mission, due_on=day)
        make.ActivityFactory(city=city, starts_on=day)
        make.AgreementFactory(city=city, ends_on=day)

    costs = []
    for again in (1, 2):
        for _each in range(again):
            one_more()
        with CaptureQueriesContext(connection) as queries:
            shown(desk, city, month="2026-03", view=view)
        costs.append(len(queries))
    assert costs[0] == costs[1]


# --- The private address


def address(desk, city):
    return desk.get(reverse("calendar-address", args=[city.code]))


def ask(desk, city, act):
    return desk.post(reverse("calendar-address", args=[city.code]), {"act": act}, follow=True)


def test_an_address_is_made_renewed_and_revoked_and_only_the_last_one_works(desk, city):
    assert "You have no address yet" in address(desk, city).content.decode()
    first = ask(desk, city, "renew").context["address"]
    second = ask(desk, city, "renew").context["address"]
    reader = Client()

    assert first != second
    assert reader.get(first).status_code == 404
    assert reader.get(second).status_code == 200
    ask(desk, city, "revoke")
    assert reader.get(second).status_code == 404
    assert [change.action for change in Change.objects.filter(record="observatory.calendarfeed").order_by("pk")] == [
        "address made", "address revoked", "address made", "address revoked",
    ]  # fmt: skip


def feed_address(user, city):
    feed = CalendarFeed.objects.filter(user=user).first() or make.CalendarFeedFactory(user=user)
    return reverse("calendar-feed", args=[city.code, token_of(feed)])


def test_the_feed_tells_what_is_in_the_calendar_in_the_language_of_its_owner(city, staff):
    staff.language = "fr"
    staff.save()
    make.AgreementFactory(city=city, title="Turin", ends_on=timezone.localdate())
    response = Client().get(feed_address(staff, city))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Expire\xa0: Turin" in response.content.decode()
    assert "URL:http://testserver/fr/work/rosal/agreements/" in response.content.decode().replace("\r\n ", "")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_city_where_its_owner_does_not_work_is_not_found(city, staff):
    other = make.CityFactory(is_public=True)

    assert Client().get(feed_address(staff, other)).status_code == 404


def test_whoever_left_the_city_or_was_deactivated_reads_nothing_more(city, staff):
    reader, here = Client(), feed_address(staff, city)
    assert reader.get(here).status_code == 200
    staff.memberships.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert reader.get(here).status_code == 404

    other = make.MembershipFactory(city=city).user
    here = feed_address(other, city)
    assert reader.get(here).status_code == 200
    other.is_active = False
    other.save()
    assert reader.get(here).status_code == 404


def test_a_token_that_was_altered_or_made_up_opens_nothing(city, staff):
    here = feed_address(staff, city)
    feed = CalendarFeed.objects.get()

    for token in ("x", feed.uuid.hex, f"{feed.uuid}", here.split("/")[-1][:-5], f"{feed.uuid.hex}.x"):
        assert Client().get(f"/feeds/{city.code}/{token}.ics").status_code == 404
    assert Client().post(here).status_code == 405


def test_nothing_about_the_address_is_written_in_the_log(desk, city):
    given = ask(desk, city, "renew").context["address"]

    change = Change.objects.get(record="observatory.calendarfeed")
    assert (change.before, change.after) == ({}, {})
    assert CalendarFeed.objects.get().uuid.hex in given
