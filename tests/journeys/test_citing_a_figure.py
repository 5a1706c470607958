"""A journalist finds a figure, follows it to its evidence, downloads the data and cites it."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import indicators, observatory
from tests.factories.published import value
from tests.journeys.checks import accessible, fits

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_journalist_finds_follows_downloads_and_cites_a_figure(visitor):
    city = observatory.PublicCityFactory(
        code="lima", name="Barcelona", name_key="barcelona", licence="ODbL-1.0", citation="Office of Barcelona"
    )
    adoption = indicators.AdoptedIndicatorFactory(
        city=city, indicator__code="X-1", indicator__name_en="Twinnings that work", indicator__name_es="Hermanamientos"
    )
    measured = value(adoption, number=12)
    measured.evidence.add(
        observatory.SourceFactory(city=city, is_public=True, title="Minutes of May", url="https://example.org/minutes")
    )
    page = visitor()

    page.goto("/en/")
    page.get_by_role("searchbox").first.fill("Barselona hermanamento")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page.get_by_text("Showing results for")).to_be_visible()
    accessible(page)
    fits(page, 390, 1280)

    page.get_by_role("link", name=re.compile("Twinnings that work")).first.click()
    expect(page.get_by_role("link", name="Minutes of May")).to_have_attribute("href", "https://example.org/minutes")
    expect(page.get_by_text("Office of Barcelona.")).to_be_visible()
    accessible(page)
    fits(page, 390, 1280)

    with page.expect_download() as downloaded:
        page.get_by_role("link", name="CSV").first.click()
    assert "12" in downloaded.value.path().read_text()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Citation as BibTeX").click()
    assert downloaded.value.suggested_filename == "lima-X-1.bib"
