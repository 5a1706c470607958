"""What comes out of the printer when somebody prints the page rather than the PDF."""

import io

import pikepdf
import pytest

from observatory.choices import Role
from reporting.services import preparing, publishing
from tests.factories.indicators import PeriodFactory
from tests.factories.observatory import LessonFactory, MembershipFactory
from tests.factories.published import city_with_everything

pytestmark = pytest.mark.journey


@pytest.fixture
def published(transactional_db):
    city = city_with_everything(n=2, code="rosal", name="Rosal")
    director = MembershipFactory(city=city, role=Role.DIRECTOR).user
    LessonFactory(city=city, is_public=True)
    for kind in ("accountability", "brief"):
        told = {"city": city, "kind": kind, "period": PeriodFactory(code="2025"), "language": "en", "by": director}
        report = preparing.open_report(**told)
        preparing.freeze(report, by=director, version=report.version)
        publishing.publish(report, by=director, version=report.version)


def printed(page, address):
    """How many pages there are, and on which of them each heading stands, counted from 1."""
    page.goto(address)
    made = page.pdf(format="A4", print_background=True, outline=True, tagged=True)
    with pikepdf.open(io.BytesIO(made)) as paper, paper.open_outline() as outline:
        return len(paper.pages), {title: number for each in outline.root for title, number in below(paper, each)}


def below(paper, item):
    yield str(item.title), paper.pages.index(pikepdf.Page(item.destination[0])) + 1
    for each in item.children:
        yield from below(paper, each)


@pytest.mark.usefixtures("published")
def test_the_page_of_an_edition_begins_with_its_cover_and_the_mayors_page_is_one_sheet(visitor):
    page = visitor()
    _count, headings = printed(page, "/en/cities/rosal/reports/accountability-2025-en/1/")
    assert next(iter(headings.values())) == 1
    assert headings["How to read this report"] == 2
    count, _headings = printed(page, "/en/cities/rosal/reports/brief-2025-en/1/")
    assert count == 1
