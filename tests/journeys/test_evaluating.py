"""An evaluation from its plan to what a citizen reads: findings, answer, decision, and the advice of a peer."""

import pytest
from playwright.sync_api import expect

from observatory.choices import Role
from tests.factories.indicators import AdoptedIndicatorFactory
from tests.factories.observatory import MembershipFactory, PublicCityFactory
from tests.journeys.checks import sound

pytestmark = pytest.mark.journey


def test_an_evaluation_leads_to_decisions_and_to_the_published_advice_of_a_peer(transactional_db, visitor):
    city = PublicCityFactory(code="rosal", name="Rosal", locale="es_CO", languages=["en"])
    AdoptedIndicatorFactory(city=city, indicator__name_en="Ties kept alive", is_public=False)
    guest = MembershipFactory(role=Role.STAFF).user
    director = visitor(MembershipFactory(city=city, role=Role.DIRECTOR).user)

    director.goto("/en/work/rosal/evaluations/")
    director.get_by_role("link", name="Plan an evaluation").first.click()
    expect(director.locator("h1")).to_have_text("Plan an evaluation")
    director.get_by_label("Title").fill("Mid-term look")
    sound(director)
    director.get_by_role("button", name="Save", exact=True).click()
    expect(director.locator("h1")).to_have_text("Mid-term look")
    expect(director.locator("main")).to_contain_text("What the plan does not tell yet")
    sound(director)

    director.get_by_role("link", name="Write down a finding").click()
    director.get_by_label("Recommendation").check()
    director.get_by_label("In one sentence").fill("Renew fewer agreements")
    director.get_by_role("button", name="Save", exact=True).click()
    expect(director.locator("h1")).to_have_text("Renew fewer agreements")
    director.get_by_role("link", name="Answer it").click()
    director.get_by_label("Accepted in part").check()
    director.get_by_label("Why?").fill("One year more")
    sound(director)
    director.get_by_role("button", name="Save").click()
    expect(director.locator("main")).to_contain_text("The answer is saved.")
    director.get_by_role("link", name="Write down a decision").click()
    director.get_by_label("What was decided").fill("Let three go")
    director.get_by_role("button", name="Save", exact=True).click()
    expect(director.locator("h1")).to_have_text("Let three go")

    director.goto("/en/work/rosal/evaluations/mid-term-look/edit/")
    director.get_by_text("Who may see it").click()
    director.locator("[name=is_public]").check()
    director.locator("[name=with_parts]").check()
    director.get_by_role("button", name="Save", exact=True).click()
    expect(director.locator("main")).to_contain_text("On the public page")
    director.get_by_role("link", name="Invite a guest assessor").click()
    director.get_by_label("Email of the guest").fill(guest.email)
    director.get_by_label("Name of the guest").fill("Ana Gil")
    director.get_by_label("What do you ask advice on?").fill("How we measure")
    director.get_by_label("The guest may read until").fill("2099")
    director.get_by_label("Ties kept alive").check()
    sound(director)
    director.get_by_role("button", name="Save", exact=True).click()
    expect(director.locator("h1")).to_have_text("How we measure")

    peer = visitor(guest)
    peer.goto("/en/glances/")
    peer.get_by_role("link", name="How we measure").click()
    expect(peer.locator("main")).to_contain_text("Renew fewer agreements")
    sound(peer)
    peer.get_by_role("link", name="Ties kept alive").click()
    expect(peer.locator("h1")).to_have_text("Ties kept alive")
    sound(peer)
    peer.go_back()
    peer.get_by_role("link", name="Write the advice").click()
    peer.get_by_label("Your advice").fill("Measure less, and look after it.")
    peer.get_by_label("Signed as").fill("Ana Gil, City of Quito")
    sound(peer)
    peer.get_by_role("button", name="Sign it").click()
    expect(peer.locator("main")).to_contain_text("Measure less, and look after it.")
    peer.get_by_role("button", name="Agree to publish it").click()
    expect(peer.locator("main")).to_contain_text("The guest agrees to publish it.")

    director.reload()
    director.get_by_role("button", name="Agree to publish it").click()
    expect(director.locator("main")).to_contain_text("The advice is on the public page")

    citizen = visitor(viewport={"width": 390, "height": 844})
    citizen.goto("/en/cities/rosal/evaluations/")
    sound(citizen)
    citizen.get_by_role("link", name="Mid-term look").click()
    expect(citizen.locator("main")).to_contain_text("Let three go")
    expect(citizen.locator("main")).to_contain_text("One year more")
    sound(citizen)
    citizen.get_by_role("link", name="How we measure").click()
    expect(citizen.locator("main")).to_contain_text("Ana Gil, City of Quito")
    sound(citizen)
