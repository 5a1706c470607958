import pytest
from django.urls import reverse

from observatory.choices import Role
from observatory.models import Change, City
from tests.factories.observatory import (
    CityFactory,
    CountryFactory,
    CurrencyFactory,
    MembershipFactory,
    PlaceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def director(client):
    membership = MembershipFactory(role=Role.DIRECTOR)
    client.force_login(membership.user)
    return membership


def new_city(client, **typed):
    return client.post(
        reverse("city-new"),
        {
            "name": "Bogotá",
            "country": "CO",
            "locale": "es_CO",
            "code": "",
            "kind": "municipality",
            "parent": "",
            **typed,
        },
    )


def test_three_answers_set_up_a_city_and_the_gazetteer_fills_the_rest(client, operator):
    CurrencyFactory(code="COP", name="Peso")
    PlaceFactory(name="Bogotá", name_key="bogota", country=CountryFactory(), population=7_700_000)

    response = new_city(client)

    city = City.objects.get(code="bogota")
    assert response.status_code == 302
    assert (city.currency_id, city.population, city.main_language) == ("COP", 7_700_000, "es")
    assert operator.has_perm("reporting.publish_report", city)


def test_two_cities_of_one_name_get_two_codes(client, operator):
    CountryFactory()
    CityFactory(code="Bogota")

    new_city(client)

    assert City.objects.filter(code="bogota-2").exists()


def test_a_code_that_is_taken_is_refused(client, operator):
    CountryFactory()
    CityFactory(code="Bogota")

    response = new_city(client, code="bogota")

    assert response.context["form"].errors["code"]


def test_a_director_of_a_city_sets_up_none_outside_it(client, director):
    CountryFactory()

    response = new_city(client)

    assert response.status_code == 403
    assert not City.objects.filter(name="Bogotá").exists()


def test_whoever_manages_a_territory_sets_up_cities_within_it(client, director):
    CountryFactory()

    new_city(client, parent=director.city.pk)

    assert City.objects.get(name="Bogotá").parent == director.city


def test_staff_set_up_no_city(client):
    client.force_login(MembershipFactory().user)

    assert client.get(reverse("city-new")).status_code == 403


def settings_of(city, **typed):
    return {
        "version": city.version,
        "name": city.name,
        "about": "",
        "locale": "es_CO",
        "languages": ["es", "en"],
        "currency": "",
        "accent": "#8C1D40",
        "kind": city.kind,
        "quiet_after": city.quiet_after,
        "dormant_after": city.dormant_after,
        **typed,
    }


def test_settings_are_saved_with_their_line_in_the_log(client, director):
    response = client.post(
        reverse("work-settings", args=[director.city.code]), settings_of(director.city, is_public="on")
    )

    director.city.refresh_from_db()
    assert response.status_code == 302
    assert director.city.is_public
    assert Change.objects.get().after["languages"] == ["es", "en"]


def test_a_city_chooses_its_licence_from_open_ones_and_keeps_it_when_none_is_sent(client, director):
    address = reverse("work-settings", args=[director.city.code])
    client.post(address, settings_of(director.city, licence="ODbL-1.0", citation="Office of Sample"))
    director.city.refresh_from_db()
    assert (director.city.licence, director.city.cited_as) == ("ODbL-1.0", "Office of Sample")

    client.post(address, settings_of(director.city))
    director.city.refresh_from_db()
    assert (director.city.licence, director.city.cited_as) == ("ODbL-1.0", director.city.name)
    refused = client.post(address, settings_of(director.city, licence="All rights reserved"))
    assert "licence" in refused.context["form"].errors


def test_a_pale_accent_is_refused_with_one_that_can_be_read(client, director):
    response = client.post(
        reverse("work-settings", args=[director.city.code]), settings_of(director.city, accent="#FFCC00")
    )

    assert "#" in response.context["form"].errors["accent"][0]


def test_settings_saved_meanwhile_are_not_overwritten(client, director):
    typed = settings_of(director.city, name="Second")
    client.post(reverse("work-settings", args=[director.city.code]), settings_of(director.city, name="First"))

    response = client.post(reverse("work-settings", args=[director.city.code]), typed)

    director.city.refresh_from_db()
    assert response.status_code == 409
    assert director.city.name == "First"
    assert "Second" in response.content.decode()


def test_the_accent_is_a_style_sheet_of_our_own(client):
    city = CityFactory(is_public=True, accent="#8C1D40")

    response = client.get(reverse("city-accent", args=[city.code]))

    assert response.content == b":root{--accent:#8C1D40}"
    assert client.get(reverse("city-accent", args=[CityFactory().code])).status_code == 404


def test_places_are_suggested_while_typing(client, director):
    PlaceFactory(name="Medellín", name_key="medellin")

    PlaceFactory(name="Bello", name_key="bello")
    items = client.get(reverse("places"), {"q": "Medell"}).json()["items"]

    assert [item["label"] for item in items] == ["Medellín"]
    assert client.get(reverse("places"), {"q": "m"}).json()["items"] == []
