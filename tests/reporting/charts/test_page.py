from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from reporting.charts import shown, table
from tests.reporting.charts.examples import CASES, HOSTILE, exchanges


class Cells(HTMLParser):
    """Collect the cells of the tables of a page."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.inside = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def page(chart, **options):
    return render_to_string("components/chart.html", {"chart": shown(chart, key="c", **options)})


@pytest.mark.parametrize("name", CASES)
def test_the_page_shows_figure_caption_and_the_same_numbers_as_a_table(name):
    html = page(CASES[name])
    told = table(CASES[name])
    assert Cells(html).rows == [list(told.header), *(list(row) for row in told.rows)]
    assert html.count("<figure") == html.count("<figcaption") == html.count("<details") == 1
    assert 'role="img"' in html


def test_a_page_gets_two_drawings_and_a_figure_to_explore():
    html = page(exchanges(subtitle="By year", source="the register", note="Two were abroad."))
    assert 'class="wide"' in html
    assert 'class="narrow"' in html
    assert '<script id="c-figure" type="application/json">' in html
    assert "Two were abroad. Source: the register." in html
    assert '<p class="figure__sub">By year</p>' in html


def test_a_figure_may_be_shown_without_exploring_and_small():
    html = page(exchanges(), explore=False, small=True)
    assert "data-explore" not in html
    assert "<script" not in html
    assert html.count("<svg") == 2, "the drawing and the icon"


def test_a_page_has_no_inline_style_or_handler_and_escapes_what_people_wrote():
    html = page(CASES["hostile"]).replace(HOSTILE, "")
    assert " style=" not in html
    assert "onclick" not in html
    assert "<script>alert" not in html
