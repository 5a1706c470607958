"""Staff log a seat, a fee and a call, copy what they logged last and find it in the calendar; the director reads it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from observatory.choices import Role
from observatory.models import Activity, NetworkFee, NetworkRole, Opportunity
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def city():
    return make.CityFactory(code="rosal", name="Rosal", locale="en_GB", currency=make.CurrencyFactory())


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Saved")


def test_a_seat_and_a_fee_are_logged_once_and_the_director_reads_what_the_network_gave(visitor, city):
    network = make.NetworkMembershipFactory(city=city, code="ucl", network__name="United Cities")
    make.NetworkRoleFactory(membership=network, city=city, body="Culture", held_by="Mayor", starts_on="2025-01-01")
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("network-detail", city.code, "ucl"))
    page.get_by_role("link", name="Log a seat", exact=True).click()
    page.get_by_label("Seat in a committee").check()
    page.get_by_label("Committee or body").fill("Culture")
    page.get_by_label("Who sits there").fill("Mayor")
    page.get_by_label("From").fill("1/3/2025")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("The same post has this seat already in these days")
    expect(page.get_by_label("Who sits there")).to_have_value("Mayor")
    page.get_by_label("Who sits there").fill("Head of culture")
    save(page)

    page.goto(at("network-detail", city.code, "ucl"))
    page.get_by_role("link", name="Log the fee of a year").click()
    page.get_by_label("Year").fill("2025")
    page.get_by_label("Fee paid").fill("4200")
    save(page)
    assert (NetworkRole.objects.count(), NetworkFee.objects.get().amount) == (2, 4200)

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(at("network-detail", city.code, "ucl"))
    expect(page.locator("main")).to_contain_text("4,200")
    sound(page)


def test_a_call_is_logged_quickly_and_an_activity_copied_into_the_calendar(visitor, city):
    make.ActivityFactory(city=city, title="Weekly table", starts_on="2025-03-09")
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("opportunity-new", city.code))
    page.get_by_label("Title").fill("Clean fleets")
    page.get_by_label("Closes on").fill(timezone.localdate().isoformat())
    save(page)
    assert Opportunity.objects.get().title == "Clean fleets"

    page.goto(at("activity-detail", city.code, Activity.objects.get().uuid))
    page.get_by_role("link", name="Duplicate").click()
    expect(page.get_by_label("Title")).to_have_value("Weekly table")
    page.get_by_label("Date").fill(timezone.localdate().isoformat())
    save(page)

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(at("work-calendar", city.code))
    expect(page.get_by_role("link", name="Weekly table")).to_be_visible()
    expect(page.get_by_role("link", name="Clean fleets")).to_be_visible()
