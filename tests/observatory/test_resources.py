"""What the data sets of the register refuse, and what they make of a row."""

import pytest

from observatory.choices import Role
from observatory.models import City, Network, NetworkMembership
from observatory.resources import data_set, data_sets
from tests.factories.observatory import CityFactory, CountryFactory, MembershipFactory, NetworkFactory
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota", kind="region", languages=["en"])


def test_the_data_sets_of_all_apps_are_found():
    assert {"agreements", "actors", "dialogues", "measurements"} <= data_sets().keys()
    with pytest.raises(KeyError):
        data_set("nothing")


def test_no_two_fields_of_a_data_set_share_a_name():
    for dataset in data_sets().values():
        names = [field.name for field in dataset.fields]
        assert len(names) == len(set(names)), dataset.name


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("A,2025-03-02,2025-03-01,,,", "ends-before-start"),
        ("A,2025-03-02,,3,4,", "women-above-participants"),
        ("A,2025-03-02,,-3,,", "negative"),
        ("A,2025-03-02,,2.5,,", "not-whole"),
        ("A,2025-03-02,,,,-1", "negative"),
        ("A,,,,,", "missing-value"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(city, line, code):
    plan = check(csv("title,starts_on,ends_on,participants,women,cost", line), "activities", city)

    assert codes(plan.errors) == [code]


@pytest.mark.parametrize(
    ("heads", "line", "code", "field"),
    [
        ("country", "Francfort", "unknown-country", "country"),
        ("country", "Colombla", "unknown-country-like", "country"),
        ("currency", "doubloons", "unknown-currency-code", "currency"),
        ("sdgs", "99", "unknown-sdg", "sdgs"),
    ],
)
def test_a_name_that_nobody_knows_is_refused_where_it_stands(city, heads, line, code, field):
    plan = check(csv(f"title,starts_on,{heads}", f"A,2025-03-02,{line}"), "activities", city)

    assert [(each.code, each.column) for each in plan.errors] == [(code, field)]


@pytest.mark.parametrize(
    ("line", "code"),
    [(",in,2025-03-02,,", "missing-value"), ("A,meeting,2025-03-02,,Lyon", "not-a-mission")],
)
def test_a_mission_that_cannot_be_is_refused(city, line, code):
    plan = check(csv("title,direction,starts_on,origin,destination", line), "missions", city)

    assert codes(plan.errors) == [code]


def test_a_visit_has_a_title_of_where_it_came_from(city):
    plan = check(csv("direction,starts_on,origin", "visita recibida,2025-03-02,Lyon"), "missions", city)

    assert plan.rows[0].defaults["title"] == "Visit from Lyon"


def test_a_year_in_a_text_is_taken_and_the_text_kept(city):
    sheet = csv("network,joined_on,note", "CIVITAS,2008-2012 - CIVITAS PLUS,seen", "C40,long ago,")

    plan = check(sheet, "memberships", city)

    assert [(each.row, each.code) for each in plan.errors] == [(3, "not-a-date")]
    assert (plan.rows[0].stored["joined_on"].year, plan.rows[0].stored["joined_on_precision"]) == (2008, "year")
    assert plan.rows[0].stored["note"] == "seen\n2008-2012 - CIVITAS PLUS"


def test_a_member_that_left_before_it_joined_is_refused(city):
    plan = check(csv("network,joined_on,left_on", "C40,2015,2010"), "memberships", city)

    assert codes(plan.errors) == ["ends-before-start"]


def test_a_known_network_is_found_by_name_acronym_or_code(city):
    NetworkFactory(
        name="Cities Climate Leadership Group", name_key="cities climate leadership group", acronym="C40", code="02723"
    )

    bring(csv("network,network_code", "c40,", "Another name,02723"), "memberships", city)

    assert Network.objects.count() == 1
    assert NetworkMembership.objects.count() == 2


def test_a_member_without_a_city_is_taken_by_its_own_name(city):
    plan = check(csv("network,city,member_name", "C40,,Lyon"), "memberships", city, create_cities=True)

    assert plan.rows[0].city.name == "Lyon"
    assert "city-from-member" in codes(plan.warnings)


def test_a_shared_network_is_changed_by_the_operator_only(city):
    NetworkFactory(name="C40", name_key="c40", code="c40")
    person = MembershipFactory(city=city, role=Role.DIRECTOR).user
    sheet = csv("name,aims", "C40,Climate")

    assert codes(check(sheet, "networks", city, by=person).errors) == ["shared-network"]
    assert counts(bring(sheet, "networks", city)[0]) == (0, 1, 0, 0)


def test_two_networks_of_one_name_are_a_mistake(city):
    plan = check(csv("name,aims", "C40,a", "c40,b"), "networks", city)

    assert codes(plan.errors) == ["repeated-name"]


def test_cities_come_in_within_their_territory(city):
    bring(csv("name,code,latitude", "Usme,usme,4.123456789"), "cities", city)
    bring(csv("name,parent", "Sumapaz,usme"), "cities", city)

    usme, sumapaz = City.objects.get(code="usme"), City.objects.get(code="sumapaz")
    assert (usme.parent, str(usme.latitude), usme.kind) == (city, "4.12346", "municipality")
    assert sumapaz.parent == usme


@pytest.mark.parametrize(
    ("line", "code"),
    [("Usme,taken,", "code-taken"), ("Usme,usme,elsewhere", "not-within"), (",usme,", "missing-value")],
)
def test_a_city_that_cannot_be_is_refused(city, line, code):
    CityFactory(code="taken")

    plan = check(csv("name,code,parent", line), "cities", city)

    assert codes(plan.errors) == [code]


def test_a_country_is_known_in_each_language(city):
    CountryFactory(
        code="DE", alpha3="DEU", name_es="Alemania", name_en="Germany", name_fr="Allemagne", name_pt="Alemanha"
    )

    for name in ("Alemania", "germany", "ALLEMAGNE", "Alemanha ", "DEU"):
        plan = check(csv("title,starts_on,country", f"A,2025-03-02,{name}"), "activities", city)
        assert plan.rows[0].stored["country"].pk == "DE"
