import csv
import json
from decimal import Decimal

import pytest

from reporting.exports import COLLECTIONS
from tests.factories import indicators, observatory
from tests.factories.published import CANARY, city_with_everything, hide_everything, value

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def table(client, address):
    return list(csv.DictReader(read(client, address).splitlines()))


@pytest.fixture
def adoption():
    return indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(code="lima"), indicator__code="X-1")


def doors(city):
    """The address of every file of open data."""
    for name in COLLECTIONS:
        yield from (f"/data/{name}.csv", f"/data/{name}.json", f"/api/v1/{name}?limit=1000")
    yield from ("/data/datapackage.json", "/data/catalog.jsonld", "/data/measurements-sdmx.csv")
    yield f"/data/iati/{city.code}.xml"


def test_no_door_tells_what_is_not_approved_and_public(client):
    city = city_with_everything(code="lima")
    observatory.ProjectFactory(city=city, is_public=True, starts_on="2024-01-01")
    hide_everything(city)
    hide_everything(observatory.CityFactory(name=f"{CANARY} city"))

    for address in doors(city):
        told = read(client, address)
        assert CANARY not in told, address
        assert "987654" not in told, address


def test_table_json_api_and_page_say_the_same(client):
    city_with_everything(2, code="lima")
    for name, collection in COLLECTIONS.items():
        rows = table(client, f"/data/{name}.csv")
        items = json.loads(read(client, f"/data/{name}.json"))["items"]
        assert items == json.loads(read(client, f"/api/v1/{name}"))["items"]
        assert sorted(row["uuid"] for row in rows) == sorted(item["uuid"] for item in items)
        assert all(list(row) == collection.heads for row in rows)


def test_the_heads_of_a_file_are_the_fields_of_its_schema(client):
    told = json.loads(read(client, "/data/datapackage.json"))

    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [each["name"] for each in told["resources"]] == list(COLLECTIONS)
    for each in told["resources"]:
        [heads] = csv.reader(read(client, f"/data/{each['path']}").splitlines()[:1])
        assert heads == [field["name"] for field in each["schema"]["fields"]]
        assert set(each["schema"]["primaryKey"]) <= set(heads)


def test_one_city_can_be_asked_for_and_no_other_than_a_public_one(client, adoption):
    value(adoption)
    value(indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory()))
    observatory.CityFactory(code="hidden")

    assert [row["city"] for row in table(client, "/data/measurements.csv?city=LIMA")] == ["lima"]
    assert len(table(client, "/data/measurements-sdmx.csv?city=lima")) == 1
    for address in ("measurements.csv?city=hidden", "networks.csv?city=lima", "people.csv", "iati/hidden.xml"):
        assert client.get(f"/data/{address}", follow=True).status_code == 404, address


def test_values_for_statistical_offices_say_why_there_is_none(client, adoption):
    value(adoption, number=Decimal("0.5"), unit="people")
    for place, reason in enumerate(("not-collected", "not-applicable", "late", "confidential", "")):
        value(adoption, number=None, no_data_reason=reason, segment=f"Part={place}")
    value(adoption, number=None, text="Told in words", segment="Part=words")
    whole, *parts, words = table(client, "/data/measurements-sdmx.csv")

    assert (whole["TIME_PERIOD"], whole["FREQ"], whole["SEGMENT"]) == ("2025", "A", "_T")
    assert (whole["OBS_VALUE"], whole["OBS_STATUS"], whole["UNIT_MEASURE"]) == ("0.5", "A", "people")
    assert [(part["OBS_VALUE"], part["OBS_STATUS"]) for part in parts] == [
        ("", "L"),
        ("", "M"),
        ("", "O"),
        ("", "Q"),
        ("", "O"),
    ]
    assert (words["OBS_VALUE"], words["OBS_STATUS"], words["COMMENT_OBS"]) == ("", "A", "Told in words")


# DCAT-AP 3, as its shapes say it: of each class what must be there, and of what class the things it points to are.
NEEDED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher"},
    "dcat:Dataset": {"dct:title", "dct:description"},
    "dcat:Distribution": {"dcat:accessURL"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL"},
    "foaf:Agent": {"foaf:name"},
    "skos:Concept": {"skos:prefLabel"},
}
RANGES = {
    "dct:publisher": "foaf:Agent",
    "dct:license": "dct:LicenseDocument",
    "dct:rights": "dct:RightsStatement",
    "dct:spatial": "dct:Location",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:language": "dct:LinguisticSystem",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:themeTaxonomy": "skos:ConceptScheme",
    "dcat:service": "dcat:DataService",
    "dcat:servesDataset": "dcat:Dataset",
    "dcat:contactPoint": "vcard:Kind",
    "dcat:dataset": "dcat:Dataset",
    "dcat:distribution": "dcat:Distribution",
    "foaf:homepage": "foaf:Document",
}


def nodes(told):
    """Every node of a tree of JSON-LD: what is written at one place of each, under the property that leads there."""
    for name, there in told.items():
        for each in there if isinstance(there, list) else [there]:
            if isinstance(each, dict) and "@value" not in each:
                yield name, each
                yield from nodes(each)


def test_the_catalogue_says_of_every_data_set_what_portals_must_know(client, adoption, settings):
    settings.CONTACT_EMAIL = "office@example.org"
    value(adoption)
    observatory.ProjectFactory(city=adoption.city, is_public=True, starts_on="2024-01-01")
    observatory.PublicCityFactory(code="silent")
    told = json.loads(read(client, "/data/catalog.jsonld"))
    del told["@context"]
    found = [("", told), *nodes(told)]
    classes = {node["@id"]: node["@type"] for _name, node in found if {"@id", "@type"} <= node.keys()}

    assert len(told["dcat:dataset"]) == len(COLLECTIONS) + 1
    for name, node in found:
        assert NEEDED.get(node.get("@type"), set()) <= node.keys(), node
        if name in RANGES:
            assert node.get("@type", classes.get(node.get("@id"))) == RANGES[name], (name, node)
        if "dcat:accessURL" in node:
            address = node["dcat:accessURL"]["@id"].removeprefix("http://testserver")
            assert client.get(address).status_code == 200, address
    assert classes["http://testserver/#contact"] == "vcard:Kind"
    addresses = {node["dcat:accessURL"]["@id"] for _name, node in found if "dcat:accessURL" in node}
    assert {f"http://testserver/data/{name}" for name in ("measurements-sdmx.csv", "iati/lima.xml")} <= addresses
    assert client.get(told["dcat:service"]["dcat:endpointDescription"]["@id"]).status_code == 200


def test_files_may_be_read_by_programs_of_any_site_and_leave_no_cookie(client):
    response = client.get("/data/cities.csv")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "max-age=60" in response["Cache-Control"]
    assert not response.cookies
