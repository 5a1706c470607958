import datetime
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from indicators.choices import State
from observatory.choices import Role
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory, PeriodFactory
from tests.factories.observatory import AgreementFactory, LessonFactory, MembershipFactory
from tests.journeys.checks import accessible, fits

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def director():
    """The director of a city with one published value, an agreement that ends, and a lesson."""
    person = MembershipFactory(
        role=Role.DIRECTOR,
        city__is_public=True,
        city__name="Valle Claro",
        city__code="valle-claro",
        city__languages=["en"],
    )
    adoption = AdoptedIndicatorFactory(
        city=person.city, indicator__code="INS-EXC-01", indicator__name="Exchanges", is_public=True
    )
    MeasurementFactory(
        city=person.city,
        indicator=adoption.indicator,
        period=PeriodFactory(code="2025"),
        value=Decimal(7),
        source_text="Minutes of 2025",
        state=State.APPROVED,
        approved_at="2026-01-15T12:00Z",
    )
    ends = datetime.date.today() + datetime.timedelta(days=20)
    AgreementFactory(city=person.city, title="Twinning with Lyon", ends_on=ends)
    LessonFactory(city=person.city, is_public=True, title="Courses nobody could attend")
    return person


def test_a_director_publishes_and_a_journalist_follows_a_figure_to_its_source(director, visitor):
    page = visitor(director.user)
    page.goto("/en/work/valle-claro/reports/new/")
    page.get_by_label("Kind of report").select_option("brief")
    page.get_by_label("Period").fill("2025")
    page.get_by_label("Language of the report").select_option("en")
    page.get_by_role("button", name="Begin the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The report is ready to be frozen")
    accessible(page)
    fits(page, 390)
    page.get_by_role("button", name=re.compile("Approve texts and figures as")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("approved the report")
    page.get_by_role("button", name="Publish edition 1").click()
    expect(page.get_by_text("Edition 1 is published.")).to_be_visible()

    reader = visitor()
    reader.goto("/en/cities/valle-claro/reports/")
    reader.get_by_role("link", name=re.compile("International action on one page")).first.click()
    expect(reader.get_by_text("Courses nobody could attend").first).to_be_visible()
    accessible(reader)
    reader.goto("/en/cities/valle-claro/indicators/INS-EXC-01/")
    expect(reader.get_by_text("Minutes of 2025").first).to_be_visible()
    expect(reader.get_by_label("Put this figure on your page: copy this text")).to_have_value(re.compile("<iframe"))
    accessible(reader)
    fits(reader, 390)


def test_an_office_hands_over_and_the_next_team_finds_its_first_days(director, visitor):
    page = visitor(director.user)
    page.goto("/en/work/valle-claro/handover/")
    accessible(page)
    page.get_by_role("link", name="Make the handover book").click()
    page.get_by_label("Day of the handover").fill(datetime.date.today().isoformat())
    page.get_by_label(re.compile("^Reservations")).fill("Ask the secretary for the texts.")
    page.get_by_role("button", name="Make the book").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("with reservations")
    accessible(page)
    fits(page, 390)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Everything in one ZIP")).click()
    assert download.value.suggested_filename.endswith(".zip")
    page.get_by_role("button", name="I sign for handing it over").click()
    expect(page.get_by_text("You signed the book.")).to_be_visible()

    incoming = visitor(MembershipFactory(city=director.city, role=Role.DIRECTOR).user)
    incoming.goto("/en/work/valle-claro/handover/first-days/")
    expect(incoming.get_by_text("Twinning with Lyon").first).to_be_visible()
    accessible(incoming)
    fits(incoming, 390)
    incoming.get_by_role("link", name="Read the handover book").click()
    incoming.get_by_role("button", name="I sign for receiving it").click()
    expect(incoming.get_by_text("You signed the book.")).to_be_visible()
