"""Somebody who uses no mouse logs an activity."""

import pytest
from playwright.sync_api import expect

from observatory.choices import Role
from tests.factories.observatory import CityFactory, MembershipFactory

pytestmark = pytest.mark.journey
MOST_STOPS = 80
IS_MARKED = """() => { const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" || style.boxShadow !== "none"; }"""


def tab_to(page, locator):
    """Press Tab until this has the focus; each stop on the way shows where the focus is."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            assert page.evaluate(IS_MARKED), "the focus can be seen"
            return
    raise AssertionError(f"Tab never came to {locator}")


def test_an_activity_is_logged_without_a_mouse(transactional_db, visitor):
    city = CityFactory(code="rosal", name="Rosal")
    page = visitor(MembershipFactory(city=city, role=Role.STAFF).user)
    page.goto("/en/work/rosal/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main", "the first stop skips to the content"
    tab_to(page, page.get_by_role("main").get_by_role("link", name="Register"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/register/")
    tab_to(page, page.get_by_role("link", name="A meeting"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/activities/new/*")

    tab_to(page, page.locator("[name=kind]").first)
    expect(page.get_by_label("Meeting")).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Exchange of experiences")).to_be_checked()
    tab_to(page, page.locator("[name=title]"))
    page.keyboard.type("Exchange with Rosario on waterfronts")
    tab_to(page, page.locator("[name=starts_on]"))
    page.keyboard.type("9/3/2026")
    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("Exchange with Rosario on waterfronts")
