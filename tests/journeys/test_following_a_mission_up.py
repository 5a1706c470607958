"""A mission is logged with who went and what was promised; a month later somebody tells what came of it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from observatory.models import FollowUp, Mission
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return make.CityFactory(code="rosal", name="Rosal", locale="es_CO", currency=make.CurrencyFactory())


def at(name, *args):
    return reverse(name, args=args)


def test_staff_log_a_mission_by_keyboard_and_answer_the_question_a_month_later(visitor, city):
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("work-today", city.code))
    page.locator("details.quick > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="A mission abroad").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log a mission or a visit")

    page.get_by_label("Title").fill("To Rosario")
    page.get_by_label("Date").fill((timezone.localdate() - dt.timedelta(days=31)).isoformat())
    page.get_by_text("The delegation", exact=True).click()
    page.locator("[name=posts-0-post]").fill("Mayor")
    page.get_by_text("What was promised", exact=True).click()
    page.locator("[name=promises-0-what]").fill("Send the plan")
    sound(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("To Rosario")
    assert (Mission.objects.get().delegates, Mission.objects.get().promises.count()) == (1, 1)
    sound(page)

    page.goto(at("work-today", city.code))
    page.get_by_role("link", name="Tell what came of: To Rosario").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What came of “To Rosario”?")
    page.get_by_label("A lead is alive").check()
    page.get_by_label("In one sentence").fill("They answer our letters")
    sound(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Kept: what came of")
    assert FollowUp.objects.get().outcome == "lead"


def test_a_director_sees_what_has_no_follow_up_and_what_a_lead_cost(visitor, city):
    paid = {"activity__city": city, "activity__cost": 100, "activity__currency": make.CurrencyFactory()}
    make.FollowUpFactory(mission=make.MissionFactory(**paid))
    make.MissionFactory(activity__city=city, activity__title="Forgotten")
    page = visitor(make.MembershipFactory(city=city, role="director").user)
    page.goto(at("mission-list", city.code))

    expect(page.get_by_text("What a living lead cost:")).to_be_visible()
    page.get_by_role("link", name="1 mission without follow-up").click()
    expect(page.get_by_role("link", name="Forgotten")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(1)
    sound(page)


def test_the_calendar_is_read_subscribed_to_and_the_address_revoked(visitor, city):
    make.ActivityFactory(city=city, title="A fair", starts_on=timezone.localdate())
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("work-calendar", city.code))
    expect(page.get_by_role("link", name="A fair")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Agenda").click()
    expect(page.get_by_role("link", name="A fair")).to_be_visible()
    sound(page)

    page.goto(at("calendar-address", city.code))
    page.get_by_role("button", name="Make my address").click()
    expect(page.locator("#address")).to_contain_text(".ics")
    address = page.locator("#address").inner_text().split("/", 3)[3]
    assert Client().get(f"/{address}").status_code == 200
    sound(page)
    page.get_by_role("button", name="Revoke the address").click()
    expect(page.get_by_text("You have no address yet.")).to_be_visible()
    assert Client().get(f"/{address}").status_code == 404
