"""The paper of a report by the rules of PDF/UA that can be told without a person; and the same figures everywhere."""

import csv
import io
import itertools
import json

import pikepdf
import pytest
from django.urls import reverse

from reporting.documents import documents_of
from tests.factories.reporting import EditionFactory

pytestmark = pytest.mark.django_db
HEADINGS = ("/H1", "/H2", "/H3", "/H4")


@pytest.fixture
def documents(frozen):
    return documents_of(EditionFactory.build(report=frozen, title=frozen.title, language="es", content=frozen.frozen))


def elements(node):
    """Every element of the structure tree, in the order of reading."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_the_paper_keeps_the_rules_of_accessible_pdf(documents):
    name, content = documents["pdf"]
    with pikepdf.open(io.BytesIO(content)) as paper:
        found = list(elements(paper.Root.StructTreeRoot))
        tags = [str(each.S) for each in found]
        levels = [HEADINGS.index(tag) + 1 for tag in tags if tag in HEADINGS]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        figures = [each for each in found if each.S == "/Figure"]
        assert figures
        assert all(str(each.get("/Alt", "")).strip() for each in figures)
        assert all("/TH" in {str(cell.S) for cell in elements(each)} for each in found if each.S == "/Table")
        with paper.open_outline() as outline:
            assert len(outline.root) >= tags.count("/H2") > 3
        assert list(paper.attachments) == [name.replace(".pdf", ".csv")]
        assert paper.attachments[name.replace(".pdf", ".csv")].get_file().read_bytes() == documents["csv"][1]
        fonts = {
            str(font.BaseFont): font for page in paper.pages for font in (page.Resources.get("/Font") or {}).values()
        }
        assert all("+Source" in name for name in fonts)


def test_a_value_is_the_same_in_page_paper_files_and_public_pages(documents, measured, city, client):
    told = {row["period"]: row["value"] for row in csv.DictReader(io.StringIO(documents["csv"][1].decode()))}
    frozen = json.loads(documents["json"][1])["figures"][0]["points"]
    public = reverse("city-indicator-file", args=[city.code, measured.indicator.code, "csv"])
    rows = csv.DictReader(io.StringIO(b"".join(client.get(public)).decode()))
    body = client.get(reverse("city-indicator-file", args=[city.code, measured.indicator.code, "json"])).json()
    embedded = client.get(reverse("embedded-indicator", args=[city.code, measured.indicator.code]))
    assert told == {"2025": "7"}
    assert {point["period"]: point["value"] for point in frozen} == told
    assert {row["period"]: row["value"] for row in rows} == told
    assert {value["period"]: value["value"] for value in body["values"]} == told
    assert "<b>7</b>" in documents["page"][1].decode()
    assert "7 in 2025" in embedded.text
