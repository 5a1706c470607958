import json

import pytest

from observatory.choices import DataLicence
from reporting.exports.catalogue import catalogue
from reporting.exports.licence import LICENCES, licences_in_use
from reporting.exports.package import package
from tests.factories import indicators, observatory
from tests.factories.published import value

ODBL = "https://opendatacommons.org/licenses/odbl/1-0/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return observatory.PublicCityFactory(code="lima", licence="ODbL-1.0", citation="Office of Lima")


def test_every_licence_of_the_list_has_its_text():
    assert set(LICENCES) == set(DataLicence.values)


def test_the_licence_of_a_city_comes_with_every_file_of_it(client, city):
    value(indicators.AdoptedIndicatorFactory(city=city, indicator__code="X-1"))
    observatory.PublicCityFactory(code="quito")
    page = "/en/cities/lima/indicators/X-1"
    for address in (
        f"{page}.csv",
        f"{page}.json",
        "/data/measurements.csv?city=lima",
        "/api/v1/measurements?city=LIMA",
    ):
        link = client.get(address)["Link"]
        assert f'<{ODBL}>; rel="license"' in link, address
        assert link.count("license") == 2, address
    assert client.get("/data/measurements.csv")["Link"].count('rel="license"') == 2
    for address in (f"{page}/", "/en/cities/lima/", "/en/data/"):
        assert f'href="{ODBL}" rel="license"' in client.get(address).content.decode(), address
    told = json.loads(client.get(f"{page}.json").content)
    assert (told["licence"], told["citation"]) == ("ODbL 1.0", "Office of Lima")


def test_package_and_catalogue_tell_the_licence_of_each_city(city):
    observatory.PublicCityFactory(code="quito")
    observatory.AgreementFactory(city=city, is_public=True)

    assert [each["name"] for each in package(title="x", homepage="", city=city)["licenses"]] == ["ODbL-1.0"]
    assert [each["name"] for each in package(title="x", homepage="")["licenses"]] == ["CC-BY-4.0", "ODbL-1.0"]
    everything = catalogue(site="https://x.org", title="x", cities=[city])["dcat:dataset"]
    assert "ODbL 1.0" in everything[0]["dct:rights"]["rdfs:label"]["@value"]
    assert everything[-1]["dct:license"]["@id"] == ODBL
    assert everything[-1]["dcat:distribution"][0]["dct:license"]["@id"] == ODBL


def test_where_nobody_publishes_the_licence_is_that_of_the_site():
    assert [licence.code for licence in licences_in_use()] == ["CC-BY-4.0"]
