import io
import json

import pytest
from django.core.management import CommandError, call_command

from observatory.models import City
from tests.factories.observatory import CityFactory, CountryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _colombia():
    CountryFactory(name_es="Colombia", name_en="Colombia")


def test_a_city_is_added_with_the_locale_of_its_country():
    out = io.StringIO()

    call_command("add_city", "bogota", "Bogotá", country="CO", json=True, stdout=out)

    assert json.loads(out.getvalue()) == {"code": "bogota", "name": "Bogotá", "country": "CO"}
    assert City.objects.get().locale == "es_CO"


def test_a_municipality_is_added_within_its_territory():
    territory = CityFactory(code="Antioquia", kind="region")

    call_command(
        "add_city", "medellin", "Medellín", country="Colombia", parent="antioquia", public=True, stdout=io.StringIO()
    )

    city = City.objects.get(code="medellin")
    assert (city.parent, city.is_public) == (territory, True)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"country": "Atlantis"}, "No country"),
        ({"country": "CO", "parent": "nowhere"}, "No city"),
        ({"country": "CO", "code": "not a code"}, "letters"),
        ({"country": "CO", "code": "TAKEN"}, "belongs to"),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(arguments, reason):
    CityFactory(code="taken")
    code = arguments.pop("code", "new")

    with pytest.raises(CommandError, match=reason):
        call_command("add_city", code, "New", stdout=io.StringIO(), **arguments)
    assert not City.objects.filter(name="New").exists()
