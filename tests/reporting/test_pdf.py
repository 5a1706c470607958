import io

import pikepdf
import pytest

from reporting import pdf
from reporting.pdf import Attachment, Paper, PdfError, render_pdf
from tests.reporting.paper_text import baselines, lines_of

HTML = '<!DOCTYPE html><html lang="es"><head><title>Rendición de cuentas</title></head><body>{}</body></html>'


@pytest.fixture(scope="module")
def plain():
    picture = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2210%22 height=%2210%22/%3E"
    body = f"<h1>Hola, Bogotá</h1><h2>Capítulo</h2><p>Ţ ē</p><img alt='Un gráfico' src='{picture}'>"
    return open_pdf(render_pdf(Paper(HTML.format(body), attachments=[Attachment("datos.csv", b"a,b\n1,2\n")])))


def open_pdf(content):
    return pikepdf.open(io.BytesIO(content))


def fonts_of(document):
    return {
        str(font.BaseFont).partition("+")[2]
        for page in document.pages
        for font in (page.Resources.get("/Font") or {}).values()
    }


def test_the_document_is_tagged_and_says_its_title_and_language(plain):
    assert plain.Root.Lang == "es"
    assert plain.Root.MarkInfo.Marked
    assert plain.Root.ViewerPreferences.DisplayDocTitle
    assert plain.docinfo["/Title"] == "Rendición de cuentas"
    with plain.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_only_our_own_fonts_are_embedded(plain):
    assert fonts_of(plain)
    assert all(name.startswith("Source") for name in fonts_of(plain))


def test_the_running_line_names_the_chapter_that_goes_on_at_the_top_of_the_page():
    long = '<section class="chapter" data-chapter="First"><h2>First</h2>' + "<p>Word</p>" * 30 + "</section>"
    next_one = '<section class="chapter" data-chapter="Second"><h2>Second</h2><p>Word</p></section>'
    body = f'<article class="report"><div class="cover"><h1>x</h1></div>{long}{next_one}</article>'
    pages = [list(lines_of(page)) for page in open_pdf(render_pdf(Paper(HTML.format(body)))).pages]

    assert pages[1].count("First") == 2, "a chapter's first page says what its heading says"
    assert "Second" in pages[2]
    assert pages[2].count("First") == 1


def test_each_number_of_the_contents_stands_on_a_line_of_its_own_entry():
    """Also where the entry leaves no room for it: a number that slipped down would stand on that of the next one."""
    entries = "".join(f"<li><a href='#a'>{'i ' * n}</a></li>" for n in range(60, 140, 2))
    body = f"<section id='contents'><ol class='toc'>{entries}</ol></section><h2 id='a'>x</h2>"
    with open_pdf(render_pdf(Paper(HTML.format(f'<article class="report"><h1>y</h1>{body}</article>')))) as paper:
        drawn = [each for page in paper.pages for each in zip(lines_of(page), baselines(page), strict=False)]
    lines = [(said.strip(), round(y)) for said, y in drawn]
    numbers = [y for said, y in lines if said.isdecimal()]

    assert len(numbers) == 40
    assert len(set(numbers)) == 40
    assert set(numbers) <= {y for said, y in lines if said.startswith("i")}


def test_the_data_are_attached(plain):
    assert plain.attachments["datos.csv"].get_file().read_bytes() == b"a,b\n1,2\n"


@pytest.mark.parametrize(
    "body",
    [
        "<img alt='x' src='file:///etc/hostname'>",
        "<link rel='attachment' href='file:///etc/hostname'>",
        "<style>@import 'file:///etc/hostname'; body{background:url(http://127.0.0.1:9/)}</style>",
        "<object data='file:///etc/hostname'></object>",
        "<img alt='x' src='https://given.invalid/fonts/../../etc/hostname'>",
    ],
)
def test_files_and_addresses_are_out_of_reach(body):
    document = open_pdf(render_pdf(Paper(HTML.format(f"<h1>x</h1>{body}"))))

    assert len(document.attachments) == 0
    assert len(document.pages[0].Resources.get("/XObject", {})) == 0


def test_a_document_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS", 1)
    nested = "<div style='display:flex'>" * 12 + "x" + "</div>" * 12

    with pytest.raises(PdfError):
        render_pdf(Paper(HTML.format(nested)))


def test_a_document_that_cannot_be_drawn_says_so(monkeypatch):
    monkeypatch.setattr(pdf, "MEMORY", 10 * 1024**2)

    with pytest.raises(PdfError, match="could not"):
        render_pdf(Paper(HTML.format("x")))
