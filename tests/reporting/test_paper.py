"""The paper of a report by the rules of PDF/UA that can be told without a person; and the same figures everywhere."""

import csv
import io
import itertools
import json
from decimal import Decimal

import pikepdf
import pytest
from django.urls import reverse

from reporting.article import used_terms
from reporting.documents import documents_of, draft_web
from reporting.services import preparing
from tests.factories.indicators import AdoptedIndicatorFactory, MeasurementFactory
from tests.factories.reporting import EditionFactory
from tests.reporting.conftest import APPROVED
from tests.reporting.paper_text import spaced, text_of

pytestmark = pytest.mark.django_db
HEADINGS = ("/H1", "/H2", "/H3", "/H4")
SITE = "https://observatory.example"


@pytest.fixture
def documents(frozen, settings):
    settings.SITE_URL = SITE
    return documents_of(EditionFactory.build(report=frozen, title=frozen.title, language="es", content=frozen.frozen))


def elements(node):
    """Every element of the structure tree, in the order of reading."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.mark.once
def test_the_paper_keeps_the_rules_of_accessible_pdf(documents, measured, city, frozen):
    name, content = documents["pdf"]
    with pikepdf.open(io.BytesIO(content)) as paper:
        assert paper.Root.Lang == "es"
        assert paper.Root.MarkInfo.Marked
        assert paper.Root.ViewerPreferences.DisplayDocTitle
        assert str(paper.docinfo["/Title"]) == f"{frozen.title} – {city.name}"
        assert all(page.get("/Tabs") == "/S" for page in paper.pages if "/Annots" in page)

        found = list(elements(paper.Root.StructTreeRoot))
        tags = [str(each.S) for each in found]
        levels = [HEADINGS.index(tag) + 1 for tag in tags if tag in HEADINGS]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        figures = [each for each in found if each.S == "/Figure"]
        assert len(figures) >= 3  # the chart, the code of the edition, the code of the figure
        assert all(str(each.get("/Alt", "")).strip() for each in figures)
        assert all("/TH" in {str(cell.S) for cell in elements(each)} for each in found if each.S == "/Table")
        assert all("/LBody" in {str(kid.S) for kid in elements(each)} for each in found if each.S == "/LI")
        with paper.open_outline() as outline:
            assert len(outline.root) >= tags.count("/H2") > 3

        stem = name.removesuffix(".pdf")
        assert set(paper.attachments) == {f"{stem}.csv", f"{stem}.json"}
        for kind in ("csv", "json"):
            assert paper.attachments[f"{stem}.{kind}"].get_file().read_bytes() == documents[kind][1]
        fonts = {
            str(font.BaseFont): font for page in paper.pages for font in (page.Resources.get("/Font") or {}).values()
        }
        assert all("+Source" in name for name in fonts)
        assert all(embedded(font) for font in fonts.values())

        links = [str(a.A.URI) for page in paper.pages for a in page.get("/Annots", []) if "/URI" in a.get("/A", {})]
        mark = f"{SITE}/es/cities/{city.code}/reports/{frozen.code}/1/{measured.indicator.code}/"
        assert links.count(mark) >= 3  # beside the figure, at the foot of the page, in the annex


def embedded(font):
    descriptor = font.DescendantFonts[0].FontDescriptor
    return any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))


@pytest.mark.once
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


KINDS = {
    "count": {"value": Decimal(0)},
    "ratio": {"value": Decimal("12345.5")},
    "percent": {"value": Decimal("41.7"), "numerator": Decimal(10), "denominator": Decimal(24)},
    "boolean": {"value": Decimal(1)},
    "index": {"value": None, "no_data_reason": "late"},
}
AS_WRITTEN = {
    ("es", "es_MX"): ["0", "12,345.5", "41.7%", "Sí", "Aún no llega"],
    ("fr", "fr_FR"): ["0", "12\u202f345,5", "41,7\u00a0%", "Oui", "Pas encore arrivée"],
    ("pt", "pt_BR"): ["0", "12.345,5", "41,7%", "Sim", "Ainda não chegou"],
}


@pytest.mark.parametrize(("language", "locale"), AS_WRITTEN)
def test_every_published_indicator_says_the_same_in_page_paper_csv_json_and_api(
    language, locale, city, director, measured, lesson, year, client
):
    """Zero, decimals, parts of a whole, yes, and a value that is missing; the paper is read back as it is written."""
    city.locale = locale
    city.save()
    for n, (kind, value) in enumerate(KINDS.items()):
        adoption = AdoptedIndicatorFactory(city=city, indicator__code=f"EQ-{n}", indicator__value_type=kind)
        MeasurementFactory(city=city, indicator=adoption.indicator, period=year, **value, **APPROVED)
    report = preparing.open_report(city=city, kind="accountability", period=year, language=language, by=director.user)
    preparing.freeze(report, by=director.user, version=report.version)
    edition = EditionFactory.build(report=report, language=language, content=report.frozen)
    documents = documents_of(edition)

    rows = csv.DictReader(io.StringIO(documents["csv"][1].decode()))
    in_csv = {row["indicator"]: row["value"] or None for row in rows}
    figures = json.loads(documents["json"][1])["figures"]
    answered = client.get("/api/v1/measurements", {"city": city.code}).json()["items"]
    assert len(in_csv) == 6
    assert {figure["code"]: figure["points"][0]["value"] for figure in figures} == in_csv
    assert {item["indicator"]: item["value"] for item in answered} == in_csv
    page, paper = documents["page"][1].decode(), text_of(documents["pdf"][1])
    words = {figure["code"]: figure["points"][0]["words"] for figure in figures}
    assert [words[f"EQ-{n}"] for n in range(5)] == AS_WRITTEN[language, locale]
    for figure in figures:
        said = words[figure["code"]]
        assert f"<b>{said}</b>" in page
        assert said in client.get(f"/{language}/cities/{city.code}/indicators/{figure['code']}/").text
        assert f"\n{figure['name']}\n–\n{spaced(said)}\n" in paper, "in its chapter"
        assert f"\n{figure['code']} {figure['name']}\n{spaced(said)}\n" in paper, "in the annex"


@pytest.mark.once
def test_every_mark_leads_to_its_source_and_the_words_used_are_explained(documents, measured):
    page = documents["page"][1].decode()

    assert page.count(f'/1/{measured.indicator.code}/"') >= 3
    assert 'id="source-1"' in page
    assert "<dt>indicador</dt>" in page


def test_the_glossary_of_a_report_holds_the_words_that_it_uses():
    always = {word for word, _definition in used_terms("", "es")}

    assert "hermanamiento" not in always
    assert {word for word, _ in used_terms("Un Hermanamiento con Lyon", "es")} - always == {"hermanamiento"}


def test_a_word_that_is_not_printed_is_not_explained(city, director, measured, lesson):
    """The content keeps definitions and formulas that the paper does not show."""
    indicator = measured.indicator
    type(indicator).objects.filter(pk=indicator.pk).update(definition="Hermanamientos firmados con una contraparte")
    told = {"city": city, "kind": "accountability", "period": measured.period, "by": director.user}
    report = preparing.open_report(**told, language="es")
    assert "<dt>hermanamiento</dt>" not in draft_web(report, by=director.user)
    told = {"section": "next", "headline": "", "text": "Un hermanamiento", "by": director.user}
    preparing.write_section(report, **told, version=report.version)

    assert "<dt>hermanamiento</dt>" in draft_web(report, by=director.user)


def test_what_the_office_wrote_is_read_aloud_in_its_language_in_an_edition_of_another(city, director, measured, lesson):
    city.languages = ["fr"]
    city.save()
    told = {"city": city, "kind": "accountability", "period": measured.period, "by": director.user}
    report = preparing.open_report(**told, language="en")
    page = draft_web(report, by=director.user)

    assert f'<h3 lang="fr">{lesson.title}</h3>' in page
    assert "<h2>What did not work" in page, "what the program says keeps the language of the edition"


def test_a_chart_is_read_aloud_as_somebody_wrote_it(report, director, measured):
    adoption = report.indicators.get()
    told = {"texts": {adoption.pk: "Seven exchanges, as many as ever"}, "by": director.user}
    preparing.write_alternatives(report, **told, version=report.version)
    preparing.freeze(report, by=director.user, version=report.version)
    edition = EditionFactory.build(report=report, language="es", content=report.frozen)

    assert "Seven exchanges, as many as ever</title>" in documents_of(edition)["page"][1].decode()
