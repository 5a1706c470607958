"""An agreement is logged, led through the law and renewed; the director decides on it in the sheet of the year."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from observatory.choices import AgreementDecision, Role
from observatory.models import Agreement, AgreementReview
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def city():
    return make.CityFactory(code="rosal", name="Rosal", locale="en_GB", currency=make.CurrencyFactory())


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def test_staff_log_an_agreement_and_renew_it_and_the_director_decides_on_it(visitor, city):
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("agreement-new", city.code))
    page.get_by_label("Memorandum of understanding").check()
    page.get_by_label("Title").fill("Buses with Lyon")
    page.get_by_label("Signed on").fill("1/3/2024")
    page.get_by_text("From when to when", exact=False).first.click()
    page.get_by_label("Ends on").fill("1/3/2023")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text(
        "It ends before it was signed. Correct one of the two dates"
    )
    expect(page.get_by_label("Title")).to_have_value("Buses with Lyon")
    expect(page.get_by_label("Ends on")).to_have_value("1/3/2023")
    page.get_by_label("Ends on").fill("31/12/2026")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buses with Lyon")

    page.get_by_role("button", name="Lay out").click()
    page.get_by_role("link", name="Mark as done Signature").click()
    page.get_by_label("On which day was it done?").fill("1/3/2024")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buses with Lyon")
    page.get_by_role("link", name="Renew").click()
    page.get_by_label("On which day was it renewed?").fill("1/11/2026")
    page.get_by_label("Until when does it run now?").fill("31/12/2029")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).to_contain_text("31 December 2029")
    sound(page)
    signed = Agreement.objects.get()
    assert signed.ends_on == dt.date(2029, 12, 31)
    assert signed.legal_steps.get(key="signature").done_on == dt.date(2024, 3, 1)

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(at("agreement-review-year", city.code, timezone.localdate().year))
    page.get_by_role("link", name="Decide Buses with Lyon").click()
    page.get_by_label("Transform").check()
    page.get_by_label("Reason").fill("More buses, fewer visits")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Every agreement is decided on")
    sound(page)
    assert AgreementReview.objects.get().decision == AgreementDecision.TRANSFORM


def test_staff_make_one_agreement_of_two(visitor, city):
    partner = make.CityFactory(name="Lyon", is_observed=False)
    for title in ("Buses with Lyon", "Agreement with Lyon on buses"):
        make.AgreementFactory(city=city, title=title, counterpart_city=partner, signed_on="2024-03-01")
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto(at("agreement-list", city.code))
    page.get_by_role("link", name="Repeated agreements and texts").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Repeated agreements and texts")
    sound(page)
    page.locator("main").get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The same agreement?")
    sound(page)
    page.get_by_role("button", name="Keep this one Buses with Lyon").click()
    expect(page.locator("main, [role=status]").first).to_contain_text("They are one agreement now: Buses with Lyon.")
    assert [each.title for each in Agreement.objects.kept()] == ["Buses with Lyon"]


def test_a_record_of_another_city_is_not_there(visitor, city):
    foreign = make.ActivityFactory(title="Elsewhere")
    page = visitor(make.MembershipFactory(city=city).user)
    for address in (
        at("activity-detail", city.code, foreign.uuid),
        at("activity-edit", foreign.city.code, foreign.uuid),
    ):
        assert page.goto(address).status == 404
        expect(page.locator("main")).not_to_contain_text("Elsewhere")
    sound(page)
