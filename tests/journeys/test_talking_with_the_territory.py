"""A dialogue from its purpose to what came of it, and a question from a citizen to its published answer."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from dialogues.models import Commitment, Dialogue, Question
from observatory.choices import Role
from tests.factories import actors
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def city():
    return make.PublicCityFactory(code="rosal", name="Rosal", locale="en_GB", languages=["en"])


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def headline(page):
    return page.get_by_role("heading", level=1)


def test_staff_prepare_hold_and_close_a_dialogue_and_follow_what_was_agreed(visitor, city):
    actors.ActorFactory(city=city, name="University of Rosal", name_key="university of rosal", group="academic")
    make.ActivityFactory(city=city, title="A course for nurses", is_public=True)
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("work-dialogues", city.code))
    page.get_by_role("link", name="Prepare a dialogue").first.click()
    expect(headline(page)).to_have_text("What is the dialogue for?")
    sound(page)
    page.get_by_role("link", name="Prepare: Deliberate").click()
    page.get_by_label("What is it about?").fill("Health abroad")
    page.get_by_label("When is it held?").fill("2/4/2025")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(headline(page)).to_have_text("Health abroad")
    page.get_by_role("button", name="Invite University of Rosal").click()
    expect(page.locator("main")).to_contain_text("University of Rosal")
    sound(page)

    page.get_by_role("link", name="Close the dialogue").click()
    page.get_by_role("button", name="Close the dialogue").click()
    expect(page.get_by_role("alert").first).to_be_visible()  # neither something agreed nor that nothing was
    page.locator("[name=summary]").fill("How nurses learn from other cities.")
    page.get_by_label("University of Rosal").check()
    page.locator("[name$='-0-text']").fill("Give a course")
    page.get_by_text("Who may see it", exact=False).first.click()
    page.get_by_label("Show the dialogue, its summary and what was agreed on the city's public page").check()
    page.get_by_role("button", name="Close the dialogue").click()
    expect(headline(page)).to_have_text("Health abroad")
    sound(page)
    assert Dialogue.objects.get().is_closed

    page.get_by_role("link", name="Give a course").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.locator("[name=status][value=done]").check()
    page.locator("[name=status_note]").fill("Forty nurses came.")
    page.get_by_text("The activity that answered it", exact=False).first.click()
    page.get_by_role("combobox", name="Activity that answered it").fill("A course")
    page.get_by_role("option", name="A course for nurses").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(headline(page)).to_have_text("Give a course")
    sound(page)
    assert Commitment.objects.get().answered_by.title == "A course for nurses"

    page = visitor()
    page.goto(at("city-commitments", city.code))
    expect(page.locator("main")).to_contain_text("Forty nurses came.")
    expect(page.locator("main")).to_contain_text("A course for nurses")
    sound(page)


def test_a_citizen_asks_the_office_answers_the_director_publishes_and_the_citizen_reads(visitor, city):
    page = visitor()
    page.goto(at("city-questions", city.code))
    page.get_by_label("Your question").fill("What did the course cost?")
    page.get_by_role("button", name="Send the question").click()
    expect(page.get_by_role("status")).to_contain_text("Your question has arrived.")
    sound(page)

    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("question-edit", city.code, Question.objects.get().uuid))
    page.locator("[name=status][value=answered]").check()
    page.locator("[name=answer]").fill("Nothing but the coffee.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(headline(page)).to_contain_text("What did the course cost?")

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(at("question-detail", city.code, Question.objects.get().uuid))
    page.get_by_role("button", name="Publish the answer").click()
    expect(page.get_by_role("button", name="Publish the answer")).to_have_count(0)
    sound(page)

    page = visitor()
    page.goto(at("city-questions", city.code))
    expect(page.locator("main")).to_contain_text("Nothing but the coffee.")
    sound(page)
