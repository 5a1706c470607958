"""What rows need and nobody had yet is stored for those that go in, whichever row named it first."""

import pytest

from indicators.models import AdoptedIndicator, Measurement
from observatory.models import Agreement, City
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import CountryFactory
from tests.factories.sheets import bring, csv

pytestmark = pytest.mark.django_db


def test_a_partner_whose_first_row_is_set_aside_comes_with_the_next_row_that_names_it(city):
    CountryFactory(code="FR")
    sheet = csv(
        "title,kind,counterpart,country,signed_on,ends_on",
        "First,letter,Saint-Inconnu,FR,2019-01-02,2018-01-02",
        "Second,letter,Saint-Inconnu,FR,2019-01-02,",
        "Third,letter,Saint-Inconnu,FR,2020-01-02,",
    )

    _plan, batch = bring(sheet, "agreements", city, set_aside=True)

    partner = City.objects.get(name="Saint-Inconnu")
    assert {each.counterpart_city for each in Agreement.objects.all()} == {partner}
    assert batch.imported_rows.get(record="observatory.city").row == 3


def test_what_only_rows_that_are_set_aside_need_is_not_stored(city):
    CountryFactory(code="FR")
    sheet = csv(
        "title,kind,counterpart,country,signed_on,ends_on", "A,letter,Saint-Inconnu,FR,2019,2018", "B,letter,,,2019,"
    )

    bring(sheet, "agreements", city, set_aside=True)

    assert not City.objects.filter(name="Saint-Inconnu").exists()


def test_an_own_city_whose_first_row_is_set_aside_comes_with_the_next(city):
    IndicatorFactory(code="A", city=None, value_type="count")
    sheet = csv("city,indicator,period,value", "Newtown,A,2001,-1", "Newtown,A,2002,5", "Newtown,A,2003,6")

    _plan, batch = bring(sheet, "measurements", city, set_aside=True, create_cities=True)

    own = City.objects.get(name="Newtown")
    assert Measurement.objects.filter(city=own).count() == 2
    assert AdoptedIndicator.objects.filter(city=own).count() == 1
    assert batch.rejected == 1
