from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override

from reporting.public.office import office_page, proposals_of, seats_of
from tests.factories import observatory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def city():
    return observatory.PublicCityFactory(name="Bogotá")


def read(client, city, name="city-office"):
    return client.get(reverse(name, args=[city.code])).content.decode()


def test_a_city_that_published_nothing_of_its_office_says_so(client, city):
    observatory.InternationalOfficeFactory(city=city)
    observatory.DepartmentFactory(city=city)

    assert "Bogotá has published nothing of its office yet" in read(client, city)


def test_the_office_stands_with_its_place_and_the_area_around_it(client, city):
    area = observatory.DepartmentFactory(city=city, name="General Secretariat", is_public=True)
    observatory.InternationalOfficeFactory(city=city, place="department", department=area, is_public=True)

    page = read(client, city)

    assert "International Affairs" in page
    assert "Within a department: " in page
    assert "General Secretariat" in page


def test_an_area_that_is_not_public_is_not_named_beside_the_office(city):
    area = observatory.DepartmentFactory(city=city, is_public=False)
    observatory.InternationalOfficeFactory(city=city, department=area, is_public=True)

    assert office_page(city).within is None


def test_areas_norms_and_places_abroad_are_told_without_an_office(client, city):
    observatory.DepartmentFactory(city=city, name="Planning", part_in_action="Coordinates cooperation", is_public=True)
    source = observatory.SourceFactory(city=city, title="Gazette", is_public=True)
    observatory.LegalInstrumentFactory(
        city=city,
        title="On international relations",
        number="163",
        ended_on="2019-01-01",
        source=source,
        is_public=True,
    )
    observatory.OfficeAbroadFactory(city=city, name="House", place="Madrid", opened_on="2020-05-01", is_public=True)

    page = read(client, city)

    assert "Who does what in Bogotá" in page
    for told in ("Planning", "Coordinates cooperation", "Decree 163", "in force until", "Gazette", "House", "Madrid"):
        assert told in page


def test_the_money_of_a_year_sums_only_the_published_lines(client, city):
    currency = observatory.CurrencyFactory(code="EUR")
    said = {"city": city, "currency": currency, "year": 2025}
    observatory.BudgetLineFactory(**said, planned=100, executed=0, purpose="staff", is_public=True)
    observatory.BudgetLineFactory(**said, planned=50, purpose="staff", is_public=True)
    observatory.BudgetLineFactory(**said, planned=7, is_public=False)
    observatory.BudgetLineFactory(**said | {"year": 2026}, planned=5, is_public=True)

    (latest, *_rest), (year, sums, lines) = office_page(city).money

    assert (latest, year, len(lines)) == (2026, 2025, 2)
    assert (sums[0].whole.planned, sums[0].whole.executed) == (Decimal(150), Decimal(0))
    assert [(part.label, part.planned) for part in sums[0].by_purpose] == [("Staff of the office", Decimal(150))]
    assert "€150 planned, €0 executed." in read(client, city)
    assert "€5 planned; what was executed is not published." in read(client, city)


def test_money_executed_that_was_never_planned_is_told_alone(client, city):
    observatory.BudgetLineFactory(
        city=city, currency=observatory.CurrencyFactory(code="EUR"), executed=9, is_public=True
    )

    assert "€9 executed." in read(client, city)


def test_seats_and_proposals_stand_on_the_page_of_the_networks(client, city):
    membership = observatory.NetworkMembershipFactory(city=city, is_public=True)
    role = {"membership": membership, "kind": "presidency", "body": "", "starts_on": "2016-10-01"}
    observatory.NetworkRoleFactory(city=city, **role, held_by="The mayor", is_public=True)
    observatory.NetworkProposalFactory(city=city, membership=membership, title="A fund for exchanges", is_public=True)

    page = read(client, city, "city-networks")

    for told in ("Presidency", "The mayor", "A fund for exchanges", "Not decided yet"):
        assert told in page


def test_a_seat_in_a_network_that_the_city_keeps_to_itself_is_not_told(city):
    membership = observatory.NetworkMembershipFactory(city=city, is_public=False)
    observatory.NetworkRoleFactory(city=city, membership=membership, is_public=True)
    observatory.NetworkProposalFactory(city=city, membership=membership, is_public=True)

    assert (seats_of(city), proposals_of(city)) == ([], [])


def test_the_overview_leads_to_the_office(client, city):
    observatory.InternationalOfficeFactory(city=city, is_public=True)

    page = client.get(reverse("city-detail", args=[city.code])).content.decode()

    assert reverse("city-office", args=[city.code]) in page
    assert "International Affairs" in page
    assert "Bogotá publishes how it organises its international action" in page


def test_the_overview_leads_to_norms_and_their_source_without_an_office(client, city):
    source = observatory.SourceFactory(city=city, title="Gazette", is_public=True)
    observatory.LegalInstrumentFactory(city=city, source=source, is_public=True)

    page = client.get(reverse("city-detail", args=[city.code])).content.decode()

    assert reverse("city-office", args=[city.code]) in page
    assert "Gazette" in page


def test_the_overview_leads_to_no_empty_page_of_an_office(client, city):
    observatory.DepartmentFactory(city=city)

    page = client.get(reverse("city-detail", args=[city.code])).content.decode()

    assert reverse("city-office", args=[city.code]) not in page
