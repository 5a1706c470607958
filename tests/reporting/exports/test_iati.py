import datetime
from decimal import Decimal

import pytest
from lxml import etree

from reporting.exports.iati import iati
from tests.factories import observatory
from tests.shared_data import DATA, needs_shared_data

STANDARD = DATA / "iati-standard"
pytestmark = pytest.mark.django_db
NOT_AT_HAND = {"DescriptionType": ["1", "2", "3", "4"]}  # the copy of the standard lacks this list


@pytest.fixture
def city():
    return observatory.PublicCityFactory(code="lima")


def project(city, **more):
    more = {"starts_on": datetime.date(2024, 1, 1), "is_public": True} | more
    return observatory.ProjectFactory(city=city, **more)


def activities(city):
    return etree.fromstring(iati(city)).findall("iati-activity")


def full(city):
    told = project(
        city,
        status="finished",
        ends_on=datetime.date(2024, 12, 31),
        budget=Decimal("1250.50"),
        currency=observatory.CurrencyFactory(code="EUR"),
        aims="Cleaner rivers\x0b",
        beneficiaries="Neighbours",
        results="A park",
        url="https://example.org/a?b=1&c=2",
    )
    told.countries.set([observatory.CountryFactory(code=code) for code in ("FR", "BR", "PE")])
    told.sdgs.set([observatory.SdgFactory(code="11"), observatory.SdgFactory(code="11.7")])
    for role in ("lead", "partner", "funder", "beneficiary"):
        observatory.ProjectPartnerFactory(project=told, role=role, name=f"The {role}")
    return told


@needs_shared_data
def test_what_is_told_is_valid_by_the_schema_and_the_code_lists(city):
    full(city)
    project(city, status="planned", starts_on=datetime.date(2999, 1, 1))
    project(city, status="cancelled")
    project(city, status="")
    root = etree.fromstring(iati(city))

    schema = etree.XMLSchema(etree.parse(STANDARD / "schema-2.03" / "iati-activities-schema.xsd"))
    schema.assertValid(root)
    assert list(unlisted(root)) == []


def unlisted(root):
    """Every code of a tree that is not on the list that the standard maps it to."""
    for mapping in etree.parse(STANDARD / "codelist-mapping.xml").findall("mapping"):
        path, where = mapping.findtext("path"), mapping.findtext("condition")
        element, _, attribute = path.rpartition("/@")
        asked = f"{element}[{where}]/@{attribute}" if where else path
        for code in root.xpath(asked):
            if code not in codes(mapping.find("codelist").get("ref")):
                yield asked, code


def codes(name):
    if name in NOT_AT_HAND:
        return NOT_AT_HAND[name]
    folders = ("codelists-embedded-2.03", "codelists-nonembedded")
    [path] = [path for folder in folders if (path := STANDARD / folder / f"{name}.xml").exists()]
    return etree.parse(path).xpath("//code/text()")


def test_a_project_tells_who_when_where_and_how_much(city):
    full(city)
    [told] = activities(city)

    assert told.xpath("activity-status/@code") == ["3"]
    assert told.xpath("activity-date/@type") == ["2", "4"]
    assert sum(map(Decimal, told.xpath("recipient-country/@percentage"))) == 100
    assert told.xpath("budget/value/text()") == ["1250.5"]
    assert told.xpath("tag/@code") == ["11", "11.7"]
    assert told.xpath("participating-org/narrative/text()")[1:] == ["The lead", "The partner", "The funder"]
    assert told.findtext("description/narrative").startswith("Cleaner rivers")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2024-01-01", "2024-12-31", [("2024-01-01", "2024-12-31", "1000")]),
        ("2024-02-29", "2025-03-01", [("2024-02-29", "2025-02-28", "997.28"), ("2025-03-01", "2025-03-01", "2.72")]),
        (
            "2023-06-01",
            "2026-01-31",
            [
                ("2023-06-01", "2024-05-31", "375"),
                ("2024-06-01", "2025-05-31", "373.98"),
                ("2025-06-01", "2026-01-31", "251.02"),
            ],
        ),
    ],
)
def test_a_budget_is_told_by_years_that_together_are_the_whole(city, first, last, told):
    days = {"starts_on": datetime.date.fromisoformat(first), "ends_on": datetime.date.fromisoformat(last)}
    project(city, **days, budget=1000, currency=observatory.CurrencyFactory(code="EUR"))
    budgets = activities(city)[0].findall("budget")

    found = [(*(each[n].get("iso-date") for n in (0, 1)), each.findtext("value")) for each in budgets]
    assert found == told
    assert sum(Decimal(value) for _first, _last, value in found) == 1000
    assert {each.get("status") for each in budgets} == {"1"}, "indicative"


def test_a_day_that_has_not_come_is_planned(city):
    project(city, status="running", ends_on=datetime.date(2999, 1, 1))

    assert activities(city)[0].xpath("activity-date/@type") == ["2", "3"]


@pytest.mark.parametrize(
    ("starts", "ends", "status"), [("2999", "2999", "1"), ("2020", "2999", "2"), ("2020", "2021", "3")]
)
def test_the_days_tell_a_status_that_nobody_wrote(city, starts, ends, status):
    project(city, status="", starts_on=datetime.date(int(starts), 1, 1), ends_on=datetime.date(int(ends), 2, 1))

    assert activities(city)[0].xpath("activity-status/@code") == [status]


def test_a_city_without_a_project_that_begins_has_no_file(city, client):
    project(city, starts_on=None)
    project(city, is_public=False)

    assert iati(city) is None
    assert client.get("/data/iati/lima.xml").status_code == 404
