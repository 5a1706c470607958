"""What a city can teach and wants to learn, what it costs, and what it learned: from staff to the public page."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from observatory.choices import Role
from observatory.models import ExchangeRate, Lesson, Match, PracticeEvent
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def city():
    pesos = make.CurrencyFactory(code="COP", name="Colombian Peso")
    make.CurrencyFactory(code="EUR")
    return make.CityFactory(
        code="rosal", name="Rosal", locale="en_GB", languages=["en"], is_public=True, currency=pesos
    )


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def save(page, headline):
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)


def test_staff_bring_a_practice_to_another_city_and_the_director_accepts_an_offer_for_a_need(visitor, city):
    make.PracticeCriterionFactory(name="Proven results")
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("practice-new", city.code))
    page.get_by_label("Title").fill("River walks")
    page.get_by_label("What it is, in a few sentences").fill("Each quarter looks after its bank.")
    save(page, "River walks")
    page.get_by_role("link", name="Answer the criteria one by one").click()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Yes")).to_be_checked()
    page.get_by_label("Evidence").fill("Four kilometres open")
    save(page, "River walks")
    for step, where in (("Systematised", ""), ("Shown", "Water forum"), ("Transferred to another territory", "Lyon")):
        page.get_by_role("link", name="Something happened to it").click()
        page.get_by_label(step).check()
        page.get_by_label("Date").fill("9/3/2025")
        page.get_by_label("Where: the event").fill(where)
        save(page, "River walks")
    sound(page)
    assert PracticeEvent.objects.count() == 4

    make.OfferFactory(city=city, title="Walks by the river", topics=["rivers"])
    need = make.NeedFactory(city=city, title="Open the bank", topics=["rivers"])
    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(at("need-detail", city.code, need.uuid))
    page.get_by_role("link", name="Accept the offer Walks by the river").click()
    page.get_by_label("What came of it").fill("Two visits")
    page.get_by_role("button", name="Accept the offer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open the bank")
    sound(page)
    assert Match.objects.get().outcome == "Two visits"


def test_a_missing_rate_is_told_and_entered_and_a_failure_is_published(visitor, city):
    project = make.ProjectFactory(city=city, title="Banks", budget=1000, currency_id="EUR", starts_on="2025-02-01")
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("project-detail", city.code, project.uuid))
    expect(page.locator("main")).to_contain_text("In COP: not told, because no rate of COP in 2025 is known.")
    page.get_by_role("link", name="Enter the rate").first.click()
    page.get_by_label("How much of it was paid").fill("0")
    page.get_by_label("Who publishes this rate").fill("Central bank")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Who publishes this rate")).to_have_value("Central bank")
    page.get_by_label("How much of it was paid").fill("4050")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    page.goto(at("project-detail", city.code, project.uuid))
    expect(page.locator("main")).to_contain_text("4,050,000")
    sound(page)
    assert ExchangeRate.objects.get().rate == 4050

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(at("lesson-new", city.code))
    page.get_by_label("Title").fill("The letter that was missing")
    page.get_by_label("Date").fill("9/3/2025")
    page.get_by_label("What we tried").fill("A call for clean fleets")
    page.get_by_label("What happened").fill("Refused unread")
    page.get_by_text("What kind of lesson", exact=False).first.click()
    page.get_by_label("Something that did not work").check()
    page.get_by_label("Show it on the city's public page").check()
    save(page, "The letter that was missing")
    page.get_by_role("link", name="Sheet to print").click()
    expect(page.locator("main")).to_contain_text("Refused unread")
    sound(page)
    assert Lesson.objects.get().is_failure
    citizen = visitor()
    citizen.goto(at("city-lessons", city.code))
    expect(citizen.locator("main")).to_contain_text("The letter that was missing")
    sound(citizen)
