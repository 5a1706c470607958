import json
from decimal import Decimal

import pytest

from reporting.exports import COLLECTIONS
from tests.factories import indicators, observatory
from tests.factories.published import CANARY, agreement, city_with_everything, hide_everything, value

pytestmark = pytest.mark.django_db


def ask(client, name, **query):
    return client.get(f"/api/v1/{name}", query)


def items(client, name, **query):
    response = ask(client, name, **query)
    assert response.status_code == 200, response.content
    return response.json()["items"]


@pytest.fixture
def adoption():
    return indicators.AdoptedIndicatorFactory(city=observatory.PublicCityFactory(code="lima"), indicator__code="X-1")


def test_every_collection_answers_with_what_its_schema_says(client):
    city_with_everything(code="lima")
    for name, collection in COLLECTIONS.items():
        found = items(client, name)
        assert found or name == "activities" or name == "commitments", name
        for item in found:
            assert list(item) == collection.json_schema["required"], name


def test_values_are_strings_of_exact_decimals_and_zero_is_not_missing(client, adoption):
    value(adoption, "2024", Decimal("0.10"))
    value(adoption, "2025", 0)
    value(adoption, "2026", None, no_data_reason="late")

    told = [(each["period"], each["value"], each["no_data_reason"]) for each in items(client, "measurements")]
    assert told == [("2024", "0.1", None), ("2025", "0", None), ("2026", None, "late")]


def test_texts_in_several_languages_are_objects_by_language(client):
    indicators.IndicatorFactory(code="X-1", name_es="Hermanamientos", name_en="Twinnings", name_fr="", name_pt=None)
    [told] = items(client, "indicators", indicator="x-1")

    assert told["name"] == {"es": "Hermanamientos", "en": "Twinnings", "fr": None, "pt": None}


def test_only_what_is_approved_and_public_is_told(client):
    city = city_with_everything(code="lima")
    hide_everything(city)
    hidden = observatory.CityFactory(name=f"{CANARY} city")
    hide_everything(hidden)
    for name in COLLECTIONS:
        body = ask(client, name, limit=1000).content.decode()
        assert CANARY not in body, name
        assert "987654" not in body, name


def test_the_indicators_of_a_city_are_those_it_publishes(client, adoption):
    indicators.AdoptedIndicatorFactory(city=adoption.city, indicator__code="X-2", is_public=False)

    assert [each["code"] for each in items(client, "indicators", city="LIMA")] == ["X-1"]


def test_filters_narrow_what_is_told(client, adoption):
    for year in ("2023", "2024", "2025"):
        value(adoption, year)
    value(indicators.AdoptedIndicatorFactory(indicator__code="X-2", city=observatory.PublicCityFactory(code="quito")))

    assert len(items(client, "measurements", city="lima")) == 3
    assert len(items(client, "measurements", indicator="X-2")) == 1
    asked = {"city": "lima", "from": "2024", "to": "2024-12"}
    assert [each["period"] for each in items(client, "measurements", **asked)] == ["2024"]
    assert items(client, "measurements", city="nowhere") == []


def test_cursors_lead_through_everything_once_while_records_are_added(client):
    city = observatory.PublicCityFactory()
    for number in range(5):
        agreement(city, title=f"A {number}")
    seen, cursor = [], None
    while len(seen) < 9:
        answer = ask(client, "agreements", limit=2, **({"cursor": cursor} if cursor else {})).json()
        seen += [each["title"] for each in answer["items"]]
        if cursor is None:
            agreement(city, title="A 5")
        cursor = answer["next"]
        if cursor is None:
            break

    assert seen == [f"A {number}" for number in range(6)]


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "1001"},
        {"limit": "many"},
        {"limit": "²"},
        {"cursor": "not one"},
        {"cursor": "YWZ0ZXIgeA"},
        {"cursor": "é"},
        {"from": "yesterday"},
        {"from": "2025-13"},
        {"from": "2025-00"},
        {"from": "2025-03-00"},
        {"to": "2025-00"},
        {"from": "٢٠٢٥"},
        {"to": "0000"},
        {"indicator": "X-1"},
        {"secret": "1"},
        {"limit": ["1", "2"]},
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(client, query):
    response = client.get("/api/v1/agreements", query)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


def test_the_last_day_of_the_calendar_can_be_asked_for(client):
    assert ask(client, "agreements", to="9999-12-31").status_code == 200


def test_an_answer_that_has_not_changed_is_not_sent_again(client, adoption):
    first = ask(client, "measurements")
    again = client.get("/api/v1/measurements", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    value(adoption)
    assert client.get("/api/v1/measurements", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_programs_of_any_site_may_read_and_nobody_may_write(client):
    response = ask(client, "cities")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.options("/api/v1/cities").status_code == 204
    refused = client.post("/api/v1/cities")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert refused.json()["status"] == 405


@pytest.mark.parametrize("address", ["/api/v1/people", "/api/v1/cities/lima/x", "/api/v2/cities", "/api/"])
def test_what_there_is_not_is_told_as_json(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert response.json()["title"] == "Not Found"


@pytest.mark.parametrize("name", list(COLLECTIONS))
def test_an_answer_costs_as_many_queries_for_many_records_as_for_one(client, name, django_assert_max_num_queries):
    city_with_everything(1)
    with django_assert_max_num_queries(6) as one:
        ask(client, name)
    city_with_everything(3)
    with django_assert_max_num_queries(len(one)):
        ask(client, name)


def test_the_description_tells_of_every_collection_and_its_references_lead_somewhere(client):
    told = client.get("/api/v1/openapi.json").json()

    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {f"/{name}" for name in COLLECTIONS}
    for reference in references(told):
        found = told
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
    operations = [path["get"]["operationId"] for path in told["paths"].values()]
    assert len(set(operations)) == len(operations)


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/"])
def test_the_address_of_the_api_itself_tells_what_can_be_asked(client, address):
    assert client.get(address).content == client.get("/api/v1/openapi.json").content


def references(thing):
    if isinstance(thing, dict):
        yield from [thing["$ref"]] if "$ref" in thing else []
        thing = list(thing.values())
    if isinstance(thing, list):
        for each in thing:
            yield from references(each)


def test_a_column_names_itself_in_each_language():
    schema = json.loads(json.dumps(COLLECTIONS["agreements"].table_schema))
    kind = next(field for field in schema["fields"] if field["name"] == "kind")

    assert set(kind["titles"]) == {"es", "en", "fr", "pt"}
    assert {"value": "twinning", "label": "Twinning"} in kind["categories"]
