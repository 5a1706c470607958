"""Queries asked by what was compiled once answer as the query itself would."""

import datetime

import pytest
from django.db.models import Count
from django.utils.translation import override

from observatory.models import Agreement, Country
from observatory.prepared import prepared, surroundings
from observatory.translation import written
from tests.factories.observatory import AgreementFactory, CityFactory

pytestmark = pytest.mark.django_db
BUILT = []


@prepared
def signed(city, until, kinds):
    BUILT.append(city)
    found = Agreement.objects.filter(city__in=city) if isinstance(city, list) else Agreement.objects.filter(city=city)
    found = found.filter(kind__in=kinds) if kinds else found
    return found.filter(signed_on__lte=until).order_by("signed_on").values_list("title", "signed_on", "removed_at")


@pytest.fixture
def city():
    city = CityFactory()
    for year in (2019, 2021):
        AgreementFactory(city=city, title=f"Of {year}", signed_on=datetime.date(year, 5, 1), kind="twinning")
    AgreementFactory(signed_on=datetime.date(2019, 1, 1))
    return city


def test_rows_are_those_of_the_values_given_and_the_query_is_built_once(city):
    old = [("Of 2019", datetime.date(2019, 5, 1), None)]
    assert signed(city.pk, datetime.date(2020, 1, 1), None) == old
    BUILT.clear()

    assert signed(city.pk, datetime.date(2018, 1, 1), None) == []
    assert [title for title, *_more in signed(city.pk, datetime.date(2022, 1, 1), None)] == ["Of 2019", "Of 2021"]
    assert signed(city.pk, datetime.date(2020, 1, 1), ("twinning",)) == old
    assert signed(city.pk, datetime.date(2020, 1, 1), ("treaty",)) == []
    assert city.pk not in BUILT


def test_a_list_of_keys_is_filled_in_whole_and_an_empty_one_finds_nothing(city):
    others = list(Agreement.objects.values_list("city", flat=True).distinct())

    assert len(signed(others, datetime.date(2022, 1, 1), None)) == 3
    assert len(signed([city.pk], datetime.date(2022, 1, 1), None)) == 2
    assert signed([], datetime.date(2022, 1, 1), None) == []


@prepared
def counted_since(city, day):
    """What is asked is a day made of the one given, which nobody can fill in."""
    later = day + datetime.timedelta(days=365)
    return (
        Agreement.objects.filter(city=city, signed_on__gte=later)
        .values("city")
        .annotate(n=Count("pk"))
        .values_list("n")
    )


def test_what_is_made_of_a_value_is_built_each_time(city):
    assert counted_since(city.pk, datetime.date(2020, 1, 1)) == [(1,)]
    assert counted_since(city.pk, datetime.date(2018, 1, 1)) == [(2,)]


@prepared
def named(code):
    return Country.objects.rewrite(False).filter(code=code).values_list(written("name"))


def test_texts_are_those_of_the_language_or_the_first_that_is_written():
    Country.objects.create(code="ZZ", name_es="Aquí", name_fr="Ici", name_pt="")

    told = []
    for language in ("es", "fr", "pt"):
        with override(language):
            told += named("ZZ")
            assert language in surroundings()
    assert told == [("Aquí",), ("Ici",), ("Aquí",)]
