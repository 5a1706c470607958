"""With scripts turned off everything still works."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from observatory.choices import Role
from reporting.services.preparing import open_report
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import AgreementFactory, LessonFactory, MembershipFactory, PublicCityFactory

pytestmark = pytest.mark.journey
APPROVED = {"state": "approved", "approved_at": datetime.datetime(2026, 1, 15, tzinfo=datetime.UTC)}


@pytest.fixture
def city(transactional_db):
    city = PublicCityFactory(code="rosal", name="Rosal", locale="es_CO")
    adoption = AdoptedIndicatorFactory(city=city, indicator__code="POL-AGR-01", indicator__name="Agreements in force")
    said = {"city": city, "indicator": adoption.indicator}
    for code, value in (("2024", 3), ("2025", 7)):
        MeasurementFactory(**said, period=PeriodFactory(code=code), value=value, **APPROVED)
    return city


@pytest.fixture
def director(city):
    return MembershipFactory(city=city, role=Role.DIRECTOR, user__name="Dora Director").user


@pytest.fixture
def plain(visitor):
    return lambda user=None: visitor(user, java_script_enabled=False)


def test_an_activity_is_logged(director, plain):
    page = plain(director)
    page.goto("/en/work/rosal/activities/new/")
    page.get_by_label("Meeting").check()
    page.locator("[name=title]").fill("Meeting with Lyon")
    page.locator("[name=starts_on]").fill("2026-03")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Meeting with Lyon")


def test_the_page_of_an_indicator_has_its_figure_and_its_table(city, plain):
    page = plain()
    page.goto("/en/cities/rosal/indicators/POL-AGR-01/")
    expect(page.locator("figure svg").first).to_be_visible()
    expect(page.locator("main table").first).to_contain_text("7")
    expect(page.locator("[data-explore]").first).to_be_hidden()


def test_a_periods_sheet_is_filled_row_by_row(city, director, plain):
    page = plain(director)
    page.goto("/en/work/rosal/measure/2026/")
    row = page.locator("tr", has_text="Agreements in force")
    page.locator("[name=POL-AGR-01-value]").fill("90")
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("times the previous value. Is the unit right?")
    expect(row).to_contain_text("Draft")

    page.locator("[name=POL-AGR-01-value]").fill("")
    row.locator("summary").click()
    page.locator("[name=POL-AGR-01-no_data_reason]").select_option(label="Confidential")
    row.get_by_role("button", name="Save").click()
    expect(page.locator("[name=POL-AGR-01-no_data_reason]")).to_have_value("confidential")
    expect(row).not_to_contain_text("times the previous value")


def test_a_spreadsheet_is_brought_in_and_taken_back(director, plain):
    page = plain(director)
    page.goto("/en/work/rosal/imports/new/")
    page.get_by_label("Agreements", exact=True).check()
    content = b"Title,Kind,Signed on\nTwinning with Lyon,Twinning,2025-03-09\n"
    sheet = {"name": "agreements.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("File", exact=True).set_input_files(sheet)
    page.get_by_role("button", name="Go on to the columns").click()
    page.get_by_role("button", name="Check the rows").click()
    page.get_by_role("button", name=re.compile("^Apply: 1 new")).click()
    expect(page.locator("h1")).to_have_text("One new record")
    page.get_by_role("link", name="Take this import back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("h1")).to_have_text("This import was taken back")


def test_a_report_is_frozen_and_published(city, director, plain):
    LessonFactory(city=city, is_public=True)
    open_report(city=city, kind="accountability", period=PeriodFactory(code="2025"), language="en", by=director)
    page = plain(director)
    page.goto("/en/work/rosal/reports/")
    page.locator("main ul.rows a").first.click()
    page.get_by_role("button", name=re.compile("^Approve texts and figures as")).click()
    page.get_by_role("button", name="Publish edition 1").click(timeout=60_000)
    expect(page.locator("main")).to_contain_text("Edition 1 is published.")


def test_a_list_is_sorted_and_its_totals_say_what_they_are_on_a_telephone(city, visitor):
    for name, n in (("Alta", 1), ("Zafiro", 3)):
        AgreementFactory.create_batch(
            n, city=PublicCityFactory(name=name, code=name.lower(), parent=city), is_public=True
        )
    page = visitor(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto("/en/network/rosal/")
    expect(page.locator("tbody th").first).to_have_text("Alta")
    page.locator("thead").get_by_role("link", name="Agreements").click()
    page.wait_for_url("**sort=*")
    if "sort=-" not in page.url:
        page.locator("thead").get_by_role("link", name="Agreements").click()
        page.wait_for_url("**sort=-*")
    expect(page.locator("tbody th").first).to_have_text("Zafiro")
    said = page.locator("tfoot td[data-l]").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert said == '"Agreements"'
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
