"""Several people and several cities at once: nobody overwrites, nobody sees what is not theirs."""

import pytest
from playwright.sync_api import expect

from indicators.choices import State
from observatory.choices import Role
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.factories.observatory import AgreementFactory, CityFactory, MembershipFactory
from tests.journeys.checks import accessible, sound

pytestmark = pytest.mark.journey


@pytest.fixture
def city(transactional_db):
    return CityFactory(code="rosal", name="Rosal", locale="es_CO")


@pytest.fixture
def staff(city):
    return MembershipFactory(city=city, role=Role.STAFF, user__name="Sara Staff").user


@pytest.fixture
def director(city):
    return MembershipFactory(city=city, role=Role.DIRECTOR, user__name="Dora Director").user


def test_two_people_edit_one_agreement_and_neither_loses_what_they_wrote(city, staff, director, visitor):
    AgreementFactory(city=city, code="lyon", title="Twinning with Lyon")
    first, second = visitor(staff), visitor(director)
    for page in (first, second):
        page.goto("/en/work/rosal/agreements/lyon/edit/")
    first.locator("[name=title]").fill("Twinning with the city of Lyon")
    first.get_by_role("button", name="Save", exact=True).click()
    expect(first.locator("h1")).to_contain_text("city of Lyon")

    second.locator("[name=title]").fill("Jumelage with Lyon")
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator("main")).to_contain_text("Sara Staff")
    expect(second.locator("main")).to_contain_text("Twinning with the city of Lyon")
    assert second.locator("[name=title]").input_value() == "Jumelage with Lyon"
    accessible(second)

    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator("h1")).to_contain_text("Jumelage with Lyon")
    second.goto("/en/work/rosal/agreements/lyon/history/")
    for title in ("Twinning with Lyon", "Twinning with the city of Lyon", "Jumelage with Lyon"):
        expect(second.locator("main")).to_contain_text(title)
    sound(second)


def test_staff_sees_what_waits_and_only_a_director_can_approve_it(city, staff, director, visitor):
    adoption = AdoptedIndicatorFactory(city=city)
    said = {"city": city, "indicator": adoption.indicator, "state": State.SUBMITTED}
    MeasurementFactory(**said, recorded_by=staff, submitted_by=staff)

    page = visitor(staff)
    page.goto("/en/work/rosal/review/")
    expect(page.locator("h1")).to_have_text("1 value waits for approval")
    assert page.get_by_role("button", name="Approve the ticked values").count() == 0
    sound(page)

    page = visitor(director)
    page.goto("/en/work/rosal/review/")
    page.locator("[name=seen]").check()
    page.get_by_role("button", name="Approve the ticked values").click()
    expect(page.locator("h1")).to_have_text("Nothing waits for approval")


@pytest.mark.parametrize("path", ["", "agreements/", "agreements/lyon/", "dashboard/", "settings/", "imports/"])
def test_somebody_of_another_city_finds_nothing_there(path, city, visitor):
    AgreementFactory(city=city, code="lyon", title="Twinning with Lyon")
    page = visitor(MembershipFactory(role=Role.DIRECTOR).user)
    assert page.goto(f"/en/work/rosal/{path}").status == 404
    expect(page.locator("body")).not_to_contain_text("Rosal")
    sound(page)


def test_somebody_without_an_account_is_asked_to_log_in_and_finds_the_public_pages_open(city, visitor):
    page = visitor()
    page.goto("/en/work/rosal/")
    assert "/accounts/login/" in page.url
    sound(page)
    assert page.goto("/en/cities/rosal/").status == 404, "it is not public"
    assert page.goto("/en/cities/").ok
    expect(page.locator("main")).not_to_contain_text("Rosal")
