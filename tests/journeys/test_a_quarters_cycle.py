"""A quarter is measured: due, entered, submitted, returned, approved, told in public, and corrected with a reason."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from indicators import periods, services
from indicators.choices import Frequency
from observatory.choices import ActivityKind, Role
from tests.factories import observatory as make
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    IndicatorFactory,
    MeasurementFactory,
    OwnCountFactory,
)
from tests.journeys.checks import accessible, fits

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def quarter():
    """The last quarter that has ended."""
    return periods.previous_to(periods.containing(timezone.localdate(), Frequency.QUARTER))


@pytest.fixture
def city(quarter):
    """A city that counts two indicators from its register and collects a third one, each quarter."""
    city = make.PublicCityFactory(code="rosal", name="Rosal", locale="en_GB")
    visitors = IndicatorFactory(code="OWN-VISITORS", name_en="Visitors", city=city, unit="people")
    exchanges = IndicatorFactory(code="OWN-EXCHANGES", name_en="Exchanges", city=city, rule="own")
    agreements = IndicatorFactory(code="OWN-AGREEMENTS", name_en="Agreements", city=city, rule="own")
    OwnCountFactory(indicator=exchanges, kind="activity", filters={"kind": [ActivityKind.EXCHANGE]})
    OwnCountFactory(indicator=agreements, kind="agreement")
    for indicator in (visitors, exchanges, agreements):
        since = quarter.starts_on - timedelta(days=400)
        AdoptedIndicatorFactory(city=city, indicator=indicator, frequency=Frequency.QUARTER, adopted_on=since)
    make.ActivityFactory(city=city, kind=ActivityKind.EXCHANGE, starts_on=quarter.starts_on)
    make.AgreementFactory(city=city, signed_on=quarter.starts_on)
    MeasurementFactory(
        city=city,
        indicator=visitors,
        period=services.period_of(periods.previous_to(quarter)),
        value=10,
        state="approved",
        approved_at=timezone.now(),
    )
    return city


def said(page, text):
    expect(page.get_by_role("main").get_by_text(text).first).to_be_visible()


def approve_all(page, city):
    page.goto(reverse("work-review", args=[city.code]) + "?tick=all")
    page.get_by_role("button", name="Approve the ticked values").click()
    expect(page.get_by_role("heading", name="Nothing waits for approval")).to_be_visible()


def test_a_quarter_is_measured_reviewed_told_and_corrected(visitor, city, quarter):
    staff = visitor(make.MembershipFactory(city=city).user)
    director = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    another = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    at_visitors = reverse("measurement-edit", args=[city.code, quarter.code, "OWN-VISITORS"])

    # due: the calendar leads to the sheet of the quarter
    staff.goto(reverse("work-measure", args=[city.code]) + f"?year={quarter.starts_on.year}")
    staff.locator(f'a[href="{reverse("measure-period", args=[city.code, quarter.code])}"]').first.click()
    expect(staff.get_by_role("heading", level=1)).to_contain_text("3 values are open")

    # entered: a number that is far from the last one is asked about, a counted one is accepted
    staff.get_by_label("Visitors – Value, in people").fill("120")
    staff.get_by_role("button", name="Save – Visitors").click()
    said(staff, "That is 12 times the previous value. Is the unit right?")
    accessible(staff)
    fits(staff, 390)
    staff.get_by_role("button", name="Accept and submit – Exchanges").click()
    expect(staff.get_by_role("heading", level=1)).to_contain_text("values are open")

    # of another counted one, the number of one's own says why
    staff.goto(reverse("measurement-edit", args=[city.code, quarter.code, "OWN-AGREEMENTS"]))
    staff.get_by_label("Count", exact=True).fill("2")
    staff.get_by_role("button", name="Save and submit", exact=True).click()
    said(staff, "The register counts another value. Say in the note why yours is right.")
    staff.locator("#id_note").fill("One more was signed and is not logged yet.")
    staff.get_by_role("button", name="Save and submit", exact=True).click()
    expect(staff.get_by_role("heading", level=1)).to_contain_text("open")
    staff.goto(at_visitors)
    staff.get_by_role("button", name="Submit it as it stands").click()
    said(staff, "Saving a change takes it out of review")

    # returned, with a note, and handed in again
    director.goto(reverse("work-review", args=[city.code]))
    expect(director.get_by_role("heading", level=1)).to_have_text("3 values wait for approval")
    accessible(director)
    director.get_by_role("checkbox", name="Visitors").check()
    director.get_by_label("What is to be corrected").fill("Visitors or visits?")
    director.get_by_role("button", name="Return the ticked values").click()
    expect(director.get_by_role("heading", level=1)).to_have_text("2 values wait for approval")
    staff.goto(at_visitors)
    said(staff, "Visitors or visits?")
    staff.get_by_label("Value, in people").fill("12")
    staff.get_by_role("button", name="Save and submit", exact=True).click()
    expect(staff.get_by_role("heading", level=1)).to_contain_text("everything is entered")

    # approved, and told in public
    approve_all(director, city)
    citizen = visitor()
    citizen.goto(reverse("city-indicator", args=[city.code, "OWN-VISITORS"]))
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("12")
    citizen.goto(reverse("city-indicator-rows", args=[city.code, "OWN-EXCHANGES"]))
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("Exchanges: 1")

    # corrected with a reason: the old value stands until somebody else approves the new one
    director.goto(reverse("measurement-correct", args=[city.code, quarter.code, "OWN-VISITORS"]))
    director.get_by_label("Data that arrived later").check()
    director.get_by_label("Why it is corrected").fill("A list came in late.")
    director.get_by_label("Value, in people").fill("13")
    director.get_by_role("button", name="Send the correction for review").click()
    said(director, "The correction is in review")
    citizen.goto(reverse("city-indicator", args=[city.code, "OWN-VISITORS"]))
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("12")
    approve_all(another, city)
    citizen.reload()
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("13")
    said(citizen, "A list came in late.")
    another.goto(reverse("indicator-sheet", args=[city.code, "OWN-VISITORS"]) + "#corrections")
    said(another, "Data that arrived later")
    accessible(another)
    fits(another, 390, 320)
