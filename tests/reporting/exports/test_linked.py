import json
import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import override

from tests.factories import indicators, observatory, reporting
from tests.factories.published import value

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def linked(client, name, *args):
    with override("en"):
        page = client.get(reverse(name, args=args)).content.decode()
    [told] = BLOCK.findall(page)
    return json.loads(told)


def test_a_page_of_a_city_tells_which_government_it_is_and_no_name_can_end_the_block(client):
    city = observatory.PublicCityFactory(code="lima", name="Lima </script><b>&")
    told = linked(client, "city-detail", "lima")

    assert (told["@type"], told["name"]) == ("GovernmentOrganization", city.name)
    assert told["@id"] == f"http://testserver/id/city/{city.uuid}"


def test_a_page_of_an_indicator_tells_which_data_it_shows_and_where_they_are(client):
    adoption = indicators.AdoptedIndicatorFactory(
        city=observatory.PublicCityFactory(code="lima"), indicator__code="X-1"
    )
    value(adoption, "2023")
    value(adoption, "2025")
    told = linked(client, "city-indicator", "lima", "X-1")

    assert (told["@type"], told["temporalCoverage"]) == ("Dataset", "2023/2025")
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["spatialCoverage"]["name"] == adoption.city.name
    for file in told["distribution"]:
        assert client.get(file["contentUrl"])["Content-Type"].startswith(file["encodingFormat"])


def test_a_page_of_an_indicator_without_values_tells_of_no_time(client):
    adoption = indicators.AdoptedIndicatorFactory(
        city=observatory.PublicCityFactory(code="lima"), indicator__code="X-1"
    )

    assert "temporalCoverage" not in linked(client, "city-indicator", adoption.city.code, "X-1")


def test_a_page_of_an_edition_tells_of_a_report(client):
    city = observatory.PublicCityFactory(code="lima")
    files = {name: ContentFile(b"<p>x</p>", name=f"edition.{name}") for name in ("page", "pdf", "csv", "json")}
    edition = reporting.EditionFactory(report__city=city, report__code="2025", **files)
    told = linked(client, "edition", "lima", "2025", 1)

    assert (told["@type"], told["datePublished"], told["inLanguage"]) == ("Report", "2026-03-09", "es")
    assert told["@id"].endswith(f"/id/edition/{edition.uuid}")
