import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from observatory.choices import AgreementKind, AgreementStatus
from reporting.network import countries_of, network, read_question, sight
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    CityFactory,
    CountryFactory,
    MembershipFactory,
    NetworkFactory,
    NetworkMembershipFactory,
    PublicCityFactory,
)

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def rows_of(territory, user=NOBODY, **asked):
    return network(sight(territory, user), read_question(asked)).rows


def names(territory, user=NOBODY, **asked):
    return [row.name for row in rows_of(territory, user, **asked)]


def counts(row):
    return row.agreements, row.twinnings, row.networks, row.activities


def only(territory, user=NOBODY, **asked):
    (row,) = rows_of(territory, user, **asked)
    return row


@pytest.fixture
def city(territory):
    return PublicCityFactory(parent=territory, name="Medellín", name_key="medellin", code="medellin", population=2500)


def test_a_territory_has_the_cities_nested_in_it_at_any_depth_and_not_itself(territory, city):
    PublicCityFactory(name="Envigado", name_key="envigado", parent=city)
    PublicCityFactory(name="Elsewhere")
    AgreementFactory(city=territory, is_public=True)

    assert names(territory) == ["Envigado", "Medellín"]


def test_cities_that_are_not_public_or_not_observed_are_not_told_of(territory):
    CityFactory(parent=territory)
    PublicCityFactory(parent=territory, is_observed=False)

    assert names(territory) == []


def test_each_noun_is_counted_once(territory, city):
    AgreementFactory(city=city, is_public=True, signed_on=datetime.date(2019, 5, 1))
    AgreementFactory(city=city, is_public=True, kind=AgreementKind.LETTER)
    AgreementFactory(city=city, is_public=True, status=AgreementStatus.NEGOTIATION)
    AgreementFactory(city=city, is_public=True, removed_at="2026-01-01T00:00Z")
    twice = NetworkFactory()
    NetworkMembershipFactory.create_batch(2, city=city, network=twice, is_public=True)
    ActivityFactory(city=city, is_public=True, starts_on=datetime.date(2023, 5, 1))

    row = only(territory)

    assert (row.agreements, row.twinnings, row.networks, row.activities, row.latest) == (2, 1, 1, 1, 2023)


def test_of_a_city_without_records_and_of_what_no_city_logs_nothing_is_known(territory, city):
    other = PublicCityFactory(parent=territory, name="Envigado", name_key="envigado")
    assert list(map(counts, rows_of(territory))) == [(None,) * 4, (None,) * 4]

    AgreementFactory(city=city, is_public=True, kind=AgreementKind.LETTER, signed_on=datetime.date(2019, 5, 1))
    AgreementFactory(city=city)
    assert list(map(counts, rows_of(territory))) == [(None,) * 4, (1, 0, None, None)]

    NetworkMembershipFactory(city=other, is_public=True)
    assert list(map(counts, rows_of(territory))) == [(0, 0, 1, None), (1, 0, 0, None)]


def test_what_is_on_record_but_not_in_the_period_is_zero(territory, city):
    AgreementFactory(city=city, is_public=True, signed_on=datetime.date(2019, 5, 1))

    found = network(sight(territory, NOBODY), read_question({"period": "2015"}))

    assert (counts(found.rows[0]), found.totals["agreements"], found.totals["networks"]) == (
        (0, 0, None, None),
        0,
        None,
    )


def test_who_has_no_number_stands_last_whichever_way_one_sorts(territory, city):
    PublicCityFactory(parent=territory, name="Abejorral", name_key="abejorral")
    AgreementFactory(city=city, is_public=True)

    for sort in ("agreements", "-agreements"):
        assert names(territory, sort=sort) == ["Medellín", "Abejorral"]


@pytest.fixture
def private_records(city):
    AgreementFactory(city=city, is_public=True)
    AgreementFactory(city=city)
    NetworkMembershipFactory(city=city)
    ActivityFactory(city=city)
    return city


def test_anonymous_readers_count_only_what_is_public(territory, private_records):
    assert counts(only(territory)) == (1, 1, None, None)


def test_people_of_another_city_count_only_what_is_public(territory, private_records):
    assert counts(only(territory, MembershipFactory().user)) == (1, 1, None, None)


def test_people_of_the_city_count_all_of_it(territory, private_records):
    row = only(territory, MembershipFactory(city=private_records).user)

    assert counts(row) == (2, 2, 1, 1)
    assert row.is_own


def test_people_of_the_territory_see_the_cities_that_it_looks_after(territory, private_records):
    CityFactory(parent=territory, name="A private one")
    CityFactory(parent=territory, is_managed_by_parent=False)
    user = MembershipFactory(city=territory).user

    found = rows_of(territory, user)

    assert [row.name for row in found] == ["A private one", "Medellín"]
    assert counts(found[1]) == (2, 2, 1, 1)


def test_a_period_counts_what_ran_or_happened_in_it_and_what_has_no_date(territory, city):
    for years in ((None, None), (2010, 2015), (2015, None), (2021, None), (None, 2014)):
        start, end = (year and datetime.date(year, 3, 1) for year in years)
        AgreementFactory(city=city, is_public=True, signed_on=start, ends_on=end)
        NetworkMembershipFactory(city=city, is_public=True, joined_on=start, left_on=end)
    for year in (2019, 2020):
        ActivityFactory(city=city, is_public=True, starts_on=datetime.date(year, 3, 1))

    assert counts(only(territory, period="2020")) == (2, 2, 2, 1)


def test_a_country_counts_only_ties_with_it(territory, city):
    spain = CountryFactory(code="ES")
    for country in (spain, CountryFactory(code="FR"), None):
        AgreementFactory(city=city, is_public=True, counterpart_country=country)
        NetworkMembershipFactory(city=city, is_public=True, network__country=country)
        ActivityFactory(city=city, is_public=True, country=country)

    assert counts(only(territory, country="es")) == (1, 1, 1, 1)


def test_the_countries_offered_are_those_of_agreements_that_may_be_seen(territory, city):
    AgreementFactory(city=city, is_public=True, counterpart_country=CountryFactory(code="ES"))
    AgreementFactory(city=city, counterpart_country=CountryFactory(code="FR"))

    assert [code for code, _name in countries_of(sight(territory, NOBODY))] == ["ES"]


def test_the_countries_of_the_territory_itself_are_not_those_of_its_cities(territory, city):
    AgreementFactory(city=territory, counterpart_country=CountryFactory(code="FR"))
    AgreementFactory(city=city, counterpart_country=CountryFactory(code="ES"))
    member = MembershipFactory(city=territory).user

    assert [code for code, _name in countries_of(sight(territory, member))] == ["ES"]


def test_a_city_is_found_without_its_accents(territory, city):
    PublicCityFactory(parent=territory, name="Bello", name_key="bello")

    assert names(territory, q=" MEDELLIN ") == ["Medellín"]
    assert names(territory, q="medellín nothing") == []


def test_people_sort_and_what_has_no_number_stands_last(territory, city):
    PublicCityFactory(parent=territory, name="Bello", name_key="bello", population=None)
    PublicCityFactory(parent=territory, name="Caldas", name_key="caldas", population=9000)

    assert names(territory) == ["Bello", "Caldas", "Medellín"]
    assert names(territory, sort="-name") == ["Medellín", "Caldas", "Bello"]
    assert names(territory, sort="population") == ["Medellín", "Caldas", "Bello"]
    assert names(territory, sort="-population") == ["Caldas", "Medellín", "Bello"]
    assert names(territory, sort="-agreements") == ["Bello", "Caldas", "Medellín"]


def test_totals_are_those_of_the_cities_found(territory, city):
    other = PublicCityFactory(parent=territory, name="Bello", name_key="bello")
    AgreementFactory.create_batch(2, city=city, is_public=True)
    AgreementFactory(city=other, is_public=True)

    assert network(sight(territory, NOBODY), read_question({})).totals["agreements"] == 3
    assert network(sight(territory, NOBODY), read_question({"q": "bello"})).totals["agreements"] == 1


def test_one_city_and_three_cost_the_same_queries(territory, city, django_assert_num_queries):
    AgreementFactory(city=city, is_public=True)
    user = MembershipFactory(city=city).user
    with django_assert_num_queries(5):
        network(sight(territory, user), read_question({}))

    for _n in range(2):
        AgreementFactory(city=PublicCityFactory(parent=territory), is_public=True)
    with django_assert_num_queries(5):
        network(sight(territory, user), read_question({}))
