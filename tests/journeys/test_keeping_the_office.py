"""Staff describe the office, its networks and its money; a director hands a post over when somebody leaves."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from observatory.choices import Role
from observatory.models import BudgetLine, NetworkProposal, NetworkRole, PositionHolding, StaffPosition
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return make.CityFactory(code="rosal", name="Rosal", locale="es_CO", currency=make.CurrencyFactory())


@pytest.fixture
def at_work(visitor):
    """Open a browser in which somebody is logged in, and give the way to a page."""

    def opened(user):
        page = visitor(user)
        return page, lambda name, *args: page.goto(reverse(name, args=args))

    return opened


def save(page, said):
    """Save, and wait for the page that says so."""
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text(f"Saved: {said}")


def test_staff_describe_the_office_its_networks_and_its_money(at_work, city):
    make.NetworkMembershipFactory(city=city, code="ucl", network__name="United Cities")
    page, go = at_work(make.MembershipFactory(city=city).user)
    go("office-list", city.code)
    page.get_by_role("link", name="Describe the office").click()
    page.get_by_label("Name of the office").fill("International affairs")
    page.get_by_label("Strategic leadership").check()
    save(page, "International affairs")

    page.get_by_role("link", name="Add a post").click()
    page.get_by_label("Name of the post").fill("Cooperation officer")
    page.get_by_label("Knowledge management").check()
    save(page, "Cooperation officer")
    sound(page)

    go("network-detail", city.code, "ucl")
    page.get_by_role("link", name="Log a seat", exact=True).click()
    page.get_by_label("Seat in a committee").check()
    page.get_by_label("Committee or body").fill("Culture")
    save(page, "Seat in a committee, Culture")
    go("network-detail", city.code, "ucl")
    page.get_by_role("link", name="Log a proposal", exact=True).click()
    page.get_by_label("Proposal").fill("Rivers for people")
    page.get_by_label("Presented on").fill("2/4/2025")
    save(page, "Rivers for people")
    go("network-detail", city.code, "ucl")
    sound(page)

    go("budget-spending", city.code)
    page.get_by_role("link", name="Log a budget line").first.click()
    page.get_by_label("What is the money for?").fill("Exchanges")
    page.get_by_label("Year").fill("2025")
    page.get_by_label("Planned").fill("1000")
    save(page, "Exchanges")

    assert StaffPosition.objects.get().functions == ["knowledge"]
    assert (NetworkRole.objects.count(), NetworkProposal.objects.count()) == (1, 1)
    assert BudgetLine.objects.get().planned == 1000


def test_a_director_hands_a_post_over_when_somebody_leaves(at_work, city):
    director = make.MembershipFactory(city=city, role=Role.DIRECTOR).user
    leaver = make.MembershipFactory(city=city)
    post = make.StaffPositionFactory(city=city, title="Cooperation officer")
    make.PositionHoldingFactory(position=post, user=leaver.user, starts_on=dt.date(2025, 1, 1))
    make.AgreementFactory(city=city, title="Twinning with Lyon", responsible_post=post)
    page, go = at_work(director)

    go("person-end", city.code, leaver.uuid)
    expect(page.get_by_role("link", name="Twinning with Lyon")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="End the role").click()
    expect(page.get_by_role("status").first).to_contain_text("no longer has this role")

    go("work-today", city.code)
    page.get_by_role("link", name="Give to somebody: Cooperation officer").click()
    page.get_by_label("Person").select_option(label=str(director))
    page.get_by_role("button", name="Give the post").click()
    expect(page.get_by_role("status").first).to_contain_text("it now has a holder")

    go("position-give", city.code, post.uuid)
    page.get_by_label("Person").select_option(label=str(director))
    page.get_by_role("button", name="Give the post").click()
    expect(page.locator("main")).to_contain_text("already holds this post in these days. Choose somebody else")
    expect(page.get_by_label("Person")).to_have_value(str(director.pk))

    assert PositionHolding.objects.get(position=post, ends_on=None).user == director
