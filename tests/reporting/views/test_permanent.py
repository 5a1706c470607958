import uuid

import pytest
from django.urls import reverse

from tests.factories import dialogues, indicators, observatory, reporting
from tests.factories.published import agreement, value

pytestmark = pytest.mark.django_db


def follow(client, kind, thing, **headers):
    return client.get(f"/id/{kind}/{thing.uuid}", headers=headers)


@pytest.fixture
def city():
    return observatory.PublicCityFactory(code="lima")


@pytest.fixture
def adoption(city):
    return indicators.AdoptedIndicatorFactory(city=city, indicator__code="X-1")


def test_a_permanent_address_leads_to_the_page_in_the_readers_language(client, city):
    response = follow(client, "city", city, accept_language="fr")

    assert response.status_code == 303
    assert response["Location"] == "/fr/cities/lima/"
    assert not response.cookies


def test_each_kind_of_thing_has_a_permanent_address(client, city, adoption):
    told = dialogues.DialogueFactory(city=city, is_public=True, is_closed=True, code="table")
    edition = reporting.EditionFactory(report__city=city, report__code="2025")

    assert follow(client, "indicator", adoption)["Location"] == "/en/cities/lima/indicators/X-1/"
    assert follow(client, "indicator", indicators.IndicatorFactory(code="X-2"))["Location"] == "/en/catalogue/X-2/"
    assert follow(client, "measurement", value(adoption))["Location"] == "/en/cities/lima/indicators/X-1/"
    assert follow(client, "agreement", agreement(city, code="bonn"))["Location"] == "/en/cities/lima/agreements/bonn/"
    assert follow(client, "dialogue", told)["Location"] == "/en/cities/lima/dialogues/table/"
    assert follow(client, "edition", edition)["Location"] == "/en/cities/lima/reports/2025/1/"


def test_what_is_not_public_has_none(client, city, adoption):
    hidden = [
        ("city", observatory.CityFactory()),
        ("indicator", indicators.AdoptedIndicatorFactory(city=city, is_public=False)),
        ("measurement", value(adoption, state="draft", approved_at=None)),
        ("agreement", observatory.AgreementFactory(city=city)),
        ("dialogue", dialogues.DialogueFactory(city=city, is_public=True)),
        ("edition", reporting.EditionFactory(report__city=observatory.CityFactory())),
        ("user", observatory.UserFactory()),
    ]

    assert {follow(client, kind, thing).status_code for kind, thing in hidden} == {404}
    assert client.get(f"/id/city/{uuid.uuid4()}").status_code == 404


def test_robots_are_kept_out_of_the_workspace(client):
    assert "Disallow: /*/work/" in client.get("/robots.txt").content.decode()


def test_security_txt_names_the_contact_where_there_is_one(client, settings):
    settings.CONTACT_EMAIL = "office@example.org"
    assert "Contact: mailto:office@example.org" in client.get(reverse("security")).content.decode()

    settings.CONTACT_EMAIL = ""
    assert client.get(reverse("security")).status_code == 404
