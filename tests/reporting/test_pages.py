"""How full the pages of each kind of report are, and whether the contents name the pages where chapters stand."""

import datetime
import io

import pikepdf
import pytest

from indicators.choices import Dimension
from reporting.documents import draft_pdf
from reporting.services import preparing
from tests.factories import dialogues, observatory
from tests.factories.indicators import AdoptedIndicatorFactory, PeriodFactory, TargetFactory
from tests.factories.published import agreement, evaluated, value
from tests.reporting.paper_text import filled, lines_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LEAST = 1 / 3
KINDS = ("accountability", "management", "council", "evaluation")


@pytest.fixture
def many(director, lesson):
    """Of everything a report tells some, as an office has them after some years."""
    city, said = director.city, {"city": director.city, "is_public": True}
    for n in range(10):
        name = f"Spaces for exchange of the kind {n} that the office made"
        dimension = [*Dimension][n % 3]
        told = {"indicator__code": f"OWN-{n}", "indicator__dimension": dimension, "indicator__name": name}
        adoption = AdoptedIndicatorFactory(city=city, **told)
        TargetFactory(target_set__adoption=adoption, period__code="2025", value=9)
        for year in range(2021, 2026):
            value(adoption, str(year), year - 2018 + n)
    for n in range(3):
        observatory.LessonFactory(**said, changed="Letters are asked for in time. " * 4)
        agreement(city, title=f"Agreement {n}", signed_on=datetime.date(2025, 2 + n, 1))
        observatory.ProjectFactory(**said, title=f"Project {n}", results="It runs")
        dialogues.DialogueFactory(**said, is_closed=True, held_on=datetime.date(2025, 4 + n, 1))
    for n in range(30):
        observatory.ActivityFactory(**said, title=f"Visit {n}", starts_on=datetime.date(2025, 1 + n % 12, 3))
    observatory.BudgetYearFactory(**said, year=2025, planned=9, executed=8)
    evaluated(city)


def drawn(director, kind, year):
    if kind == "council":
        year = PeriodFactory(code="2025-H1")
    report = preparing.open_report(city=director.city, kind=kind, period=year, language="en", by=director.user)
    return pikepdf.open(io.BytesIO(draft_pdf(report, by=director.user)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_rich", [False, True])
def test_no_page_ends_before_its_third_but_the_last(director, year, measured, kind, is_rich, request):
    if is_rich:
        request.getfixturevalue("many")
    with drawn(director, kind, year) as paper:
        _cover, *inner, _last = [filled(page) for page in paper.pages]

    assert min(inner) >= LEAST, [round(share, 2) for share in inner]


@pytest.mark.parametrize("kind", ["accountability", "evaluation"])
def test_how_to_read_and_all_contents_stand_on_the_second_page(director, year, measured, many, kind):
    with drawn(director, kind, year) as paper:
        told = [list(lines_of(page)) for page in paper.pages]
        assert "Contents" in told[1]
        assert "List of figures" in told[1]
        assert filled(paper.pages[1]) > 3 / 4
    assert "Contents" not in told[2]


@pytest.mark.parametrize("kind", KINDS)
def test_the_contents_lead_to_the_page_on_which_a_chapter_stands(director, year, measured, many, kind):
    with drawn(director, kind, year) as paper:
        with paper.open_outline() as outline:
            headings = [(str(each.title), page_of(paper, each.destination)) for each in outline.root]
        led = [page_of(paper, name) for name in links_of(paper.pages[1:3])]
    chapters = headings[[title for title, _page in headings].index("Contents") + 1 :]

    assert len(chapters) >= 8
    assert led[: len(chapters)] == [page for _title, page in chapters], chapters


def links_of(pages):
    """The names to which links on these pages lead within the document, each once, in their order."""
    annotations = [each for page in pages for each in page.get("/Annots", [])]
    return [*dict.fromkeys(str(each.Dest if "/Dest" in each else each.A.D) for each in annotations if is_inner(each))]


def is_inner(annotation):
    return "/Dest" in annotation or annotation.get("/A", {}).get("/S") == "/GoTo"


def page_of(paper, destination):
    """The number of the page to which a destination leads, named or told."""
    if isinstance(destination, str):
        destination = dict(pikepdf.NameTree(paper.Root.Names.Dests))[destination]
    return paper.pages.index(pikepdf.Page(destination[0]))
