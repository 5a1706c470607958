"""A survey from its questions to the result that the citizen reads, who answered it on an old phone."""

import pytest
from playwright.sync_api import expect

from dialogues.choices import AskedBy
from observatory.choices import Role
from tests.dialogues.survey_answers import answered, asking
from tests.factories.dialogues import OpenSurveyFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory
from tests.journeys.checks import sound

pytestmark = pytest.mark.journey
PHONE = {"viewport": {"width": 390, "height": 844}}


def test_a_citizen_answers_on_a_phone_without_scripts_and_reads_what_came_of_it(transactional_db, visitor):
    city = PublicCityFactory(code="rosal", name="Rosal", locale="es_CO", languages=["en"])
    survey = OpenSurveyFactory(city=city, title_en="What do you know of it?", is_public=True, code="known")
    interest = asking(survey, AskedBy.SCALE, text_en="How interested are you?", options_en="Not\nLittle\nFairly\nMuch")
    asking(survey, AskedBy.NAMING, text_en="Do you know of anything done?")
    answered(interest, [6, 12, 9, 7])
    citizen, looking = visitor(**PHONE, java_script_enabled=False), visitor(**PHONE)
    citizen.goto("/en/cities/rosal/surveys/")
    citizen.get_by_role("link", name="What do you know of it?").click()
    expect(citizen.locator("h1")).to_have_text("What do you know of it?")
    looking.goto(citizen.url)
    sound(looking)  # what looks through a page is a script itself
    citizen.get_by_label("Much", exact=True).check()
    citizen.get_by_label("Yes", exact=True).check()
    citizen.get_by_label("If yes, name an example").fill("The river network")
    citizen.get_by_role("button", name="Send the answers").click()
    expect(citizen.locator("h1")).to_have_text("Thank you, your answers have arrived")
    assert citizen.context.cookies() == []

    staff = visitor(MembershipFactory(city=city).user)
    staff.goto("/en/work/rosal/surveys/known/")
    sound(staff)
    staff.get_by_role("link", name="Close the survey").click()
    staff.get_by_role("button", name="Close the survey").click()
    expect(staff.locator("main")).to_contain_text("Saved:")

    director = visitor(MembershipFactory(city=city, role=Role.DIRECTOR).user)
    director.goto("/en/work/rosal/surveys/known/results/")
    sound(director)
    director.get_by_role("button", name="Publish the results").click()
    expect(director.locator("main")).to_contain_text("The results are on the public page.")

    citizen.goto(f"/id/survey/{survey.uuid}")
    expect(citizen.locator("#finding-1 table").last).to_contain_text("Much")
    expect(citizen.locator("main")).to_contain_text("Whoever wanted to answered")
    looking.goto(citizen.url)
    sound(looking)
