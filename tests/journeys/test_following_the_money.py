"""Staff log a budget line from wherever they are; the director reads the sums of the year beside what is stated."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from observatory.choices import Role
from observatory.models import BudgetLine
from tests.factories import observatory as make
from tests.journeys.checks import sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_line_is_logged_from_today_and_its_sum_is_read_by_the_director(visitor):
    city = make.CityFactory(code="rosal", name="Rosal", locale="en_GB", currency=make.CurrencyFactory(code="EUR"))
    year = timezone.localdate().year
    make.BudgetYearFactory(city=city, year=year, currency=city.currency, planned=1500, city_total=100_000)
    make.BudgetLineFactory(
        city=city, title="Fees", year=year, currency=city.currency, planned=1000, executed=250, funding_source="own"
    )
    page = visitor(make.MembershipFactory(city=city).user)
    page.goto("/en/work/rosal/")
    sound(page)
    page.locator("details.quick summary").click()
    page.locator("details.quick").get_by_role("link", name="A budget line").click()
    page.get_by_label("What is the money for?").fill("Mission to Lyon")
    page.get_by_label("Year", exact=True).fill(str(year))
    page.get_by_label("Planned").fill("500")
    page.get_by_label("Cooperation").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mission to Lyon")
    sound(page)
    assert BudgetLine.objects.get(title="Mission to Lyon").planned == 500

    page = visitor(make.MembershipFactory(city=city, role=Role.DIRECTOR).user)
    page.goto(f"/en/work/rosal/budget/spending/?year={year}")
    expect(page.locator("main")).to_contain_text("€250 of the €1,500 planned were executed: 16.7%")
    expect(page.locator("main")).to_contain_text("of the city's whole budget")
    sound(page)
