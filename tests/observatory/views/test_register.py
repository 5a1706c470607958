import pytest
from django.urls import reverse

from tests.factories.observatory import (
    ActivityFactory,
    CityFactory,
    CountryFactory,
    MembershipFactory,
    PlaceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_whoever_works_in_one_city_enters_it_at_once(desk, city):
    assert desk.get(reverse("work"))["Location"] == reverse("work-today", args=[city.code])


def test_whoever_works_in_several_chooses(desk, city, staff):
    other = MembershipFactory(user=staff).city
    foreign = CityFactory()
    body = desk.get(reverse("work")).content.decode()

    assert city.name in body
    assert other.name in body
    assert reverse("work-today", args=[foreign.code]) not in body
    assert "No city of yours" in desk.get(reverse("work"), {"q": "zzz"}).content.decode()


def test_whoever_works_nowhere_is_told_whom_to_ask(client):
    client.force_login(UserFactory())

    assert client.get(reverse("work")).status_code == 200


def test_the_register_offers_what_can_be_logged_and_counts_what_is(desk, city):
    ActivityFactory(city=city)
    response = desk.get(reverse("work-register", args=[city.code]))

    assert f"{reverse('activity-new', args=[city.code])}?kind=meeting" in response.content.decode()
    counts = {noun.name: count for noun, _href, count in response.context["lists"]}
    assert (counts["activity"], counts["agreement"]) == (1, 0)


@pytest.mark.parametrize("name", ["work-today", "work-register", "work-history", "work-strategy", "term-list"])
def test_the_workspace_of_another_city_is_not_found(client, city, stranger, name):
    client.force_login(stranger)

    assert client.get(reverse(name, args=[city.code])).status_code == 404


@pytest.mark.parametrize("name", ["work-today", "work-register", "work-history", "work-strategy", "term-list"])
def test_the_workspace_of_ones_own_city_opens(desk, city, name):
    assert desk.get(reverse(name, args=[city.code.upper()])).status_code == 200


def test_counterparts_are_suggested_with_the_code_of_their_country(desk, city):
    PlaceFactory(name="Rosario", name_key="rosario", country=CountryFactory(code="AR", name="Argentina"))

    found = desk.get(reverse("partners", args=[city.code]), {"q": "ros"}).json()

    assert found == {"items": [{"value": "AR", "label": "Rosario", "detail": "Argentina"}]}


def test_counterparts_are_suggested_to_whoever_works_there_alone(client, city, stranger):
    client.force_login(stranger)

    assert client.get(reverse("partners", args=[city.code]), {"q": "ros"}).status_code == 404
