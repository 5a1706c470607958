from xml.etree import ElementTree as ET

import pytest

from observatory.models import City
from reporting.views.sitemap import SITEMAPS, InEachLanguage
from tests.factories import observatory
from tests.factories.published import CANARY, city_with_everything, hide_everything

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
pytestmark = pytest.mark.django_db


def told(client, address):
    return ET.fromstring(client.get(address).content)


def test_every_page_told_can_be_opened_and_names_itself_and_its_languages(client):
    city_with_everything(code="lima")
    parts = [each.text for each in told(client, "/sitemap.xml").findall("s:sitemap/s:loc", NAMES)]
    assert len(parts) == len(SITEMAPS)
    for part in parts:
        pages = told(client, part).findall("s:url", NAMES)
        assert len(pages) % 4 == 0, part
        for page in pages[: 0 if "reports" in part else 1]:  # a report is served from a file, which is not made here
            address = page.find("s:loc", NAMES).text
            shown = client.get(address)
            assert shown.status_code == 200, address
            assert f'<link rel="canonical" href="{address}">' in shown.content.decode()
            others = [link.get("href") for link in page.findall("x:link", NAMES)]
            assert len(others) == 4
            assert all(f'hreflang="{other.split("/")[3]}" href="{other}"' in shown.content.decode() for other in others)


def test_nothing_hidden_is_told(client):
    city = city_with_everything(code="lima")
    hide_everything(city)
    hide_everything(observatory.CityFactory(code="hidden", name=f"{CANARY} city"))
    for section in SITEMAPS:
        content = client.get(f"/sitemap-{section}.xml").content.decode()
        assert "/hidden/" not in content
        assert CANARY not in content
    assert client.get("/sitemap-nothing.xml").status_code == 404
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_filters_and_sorting_are_no_page_of_their_own(client):
    assert 'rel="canonical" href="http://testserver/en/cities/"' in client.get("/en/cities/?q=x").content.decode()
    second = client.get("/en/cities/?q=x&page=2").content.decode()
    assert 'rel="canonical" href="http://testserver/en/cities/?page=2"' in second


def test_a_page_of_many_reads_only_the_rows_it_tells(django_assert_num_queries):
    first, second, third = [observatory.PublicCityFactory() for _n in range(3)]
    told = InEachLanguage(City.objects.filter(pk__in=[first.pk, second.pk, third.pk]).order_by("pk"))

    assert told.count() == 12
    with django_assert_num_queries(1):
        assert told[2:6] == [(first, "fr"), (first, "pt"), (second, "es"), (second, "en")]
    assert [row for row, _code in told[8:12]] == [third] * 4
