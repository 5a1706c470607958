"""An office plans its strategy step by step, and its director looks at it again a year later."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from observatory.choices import Role
from tests.factories import observatory as make
from tests.journeys.checks import accessible, fits

pytestmark = pytest.mark.journey


@pytest.fixture
def strategy(transactional_db):
    city = make.CityFactory(code="rosal", name="Rosal", locale="en_GB", languages=["en"])
    return make.StrategyFactory(city=city, code="plan", title="Open to the world")


def test_staff_answers_a_step_ties_a_goal_and_reads_what_is_missing(strategy, visitor):
    make.GovernmentGoalFactory(city=strategy.city, title="Cleaner air")
    make.ObjectiveFactory(strategy=strategy, code="1", title="Learn about buses")
    page = visitor(make.MembershipFactory(city=strategy.city, role=Role.STAFF).user)
    page.goto("/en/work/rosal/strategy/")
    page.get_by_role("link", name="The sixteen steps").click()
    expect(page.locator("h1")).to_have_text("0 of 16 steps are completed.")
    accessible(page)
    page.get_by_role("link", name="1. Alignment of international action").click()
    page.get_by_label("Your answer").fill("It serves the plan of the government.")
    page.get_by_label("Completed").check()
    accessible(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).to_have_text("1 of 16 steps is completed.")

    page.get_by_role("link", name="Goals and objectives").click()
    expect(page.locator("main")).to_contain_text("No objective serves the goal Cleaner air.")
    accessible(page)
    fits(page, 390, 320)
    page.get_by_label("1 Learn about buses serves Cleaner air").check()
    page.get_by_role("button", name="Save the links").click()
    expect(page.locator("main")).to_contain_text("Every goal is served by an objective")

    page.get_by_role("link", name="Chain", exact=True).click()
    expect(page.locator("main")).to_contain_text("No activity serves objective 1.")
    accessible(page)
    fits(page, 390, 320)


def test_staff_review_whether_the_strategy_would_survive_a_change_of_government(strategy, visitor):
    page = visitor(make.MembershipFactory(city=strategy.city, role=Role.STAFF).user)
    page.goto("/en/work/rosal/strategy/plans/plan/survival/")
    page.get_by_role("link", name="Review the eleven keys").click()
    page.get_by_label("Date").fill("9/3/2026")
    page.get_by_label("Yes").first.check()
    page.get_by_text("What shows it", exact=True).first.click()
    page.get_by_label(re.compile("^What shows it")).first.fill("The plan, article 5")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).to_have_text("The eleven keys to sustainability, 2026")
    expect(page.locator("main")).to_contain_text("The plan, article 5")
    accessible(page)


def test_a_director_reviews_the_strategy_compares_two_years_and_takes_the_document_along(strategy, visitor):
    earlier = make.SelfReviewFactory(strategy=strategy, done_on=datetime.date(2025, 3, 9))
    make.ReviewItemFactory(review=earlier, key="aligned", answer="no")
    page = visitor(make.MembershipFactory(city=strategy.city, role=Role.DIRECTOR).user)
    page.goto("/en/work/rosal/strategy/reviews/new/?kind=ideas")
    expect(page.locator("main")).to_contain_text("Filled in with the answers of 9 March 2025")
    page.get_by_label("Date").fill("9/3/2026")
    page.get_by_role("group", name="Aligned").get_by_label("Yes").check()
    accessible(page)
    fits(page, 390, 320)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).to_have_text("The twelve ideas, 2026")
    accessible(page)

    page.get_by_role("link", name="Compare with an earlier one").click()
    expect(page.locator("main")).to_contain_text("1 is better")
    accessible(page)
    fits(page, 390, 320)

    page.goto("/en/work/rosal/strategy/plans/plan/document/")
    expect(page.locator("h1")).to_have_text("Open to the world")
    accessible(page)
    fits(page, 390, 320)
    paper = page.request.get("/en/work/rosal/strategy/plans/plan/document.pdf")
    assert paper.body().startswith(b"%PDF")
