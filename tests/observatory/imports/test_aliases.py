import pytest

from observatory.imports.aliases import forget, remember
from observatory.imports.likeness import likenesses
from observatory.models import Change, NameAlias
from tests.factories.actors import ActorFactory
from tests.factories.observatory import AgreementFactory, CityFactory, NetworkFactory, StrategyFactory
from tests.factories.sheets import check, codes, csv

pytestmark = pytest.mark.django_db


def activities(*actors):
    return csv("title,starts_on,actors", *(f"A{place},2024-05-14,{name}" for place, name in enumerate(actors)))


def proposals(plan):
    return [(each["proposal"], [name["name"] for name in each["names"]]) for each in likenesses(plan)]


def test_one_body_written_in_several_ways_is_proposed_for_merging(city):
    sheet = activities("Ayuntamiento de Madrid", "Ayuntamiento de Madrid", "Ayto. Madrid", "Unicef")

    assert proposals(check(sheet, "activities", city)) == [("Ayuntamiento de Madrid", ["Ayto. Madrid"])]


def test_what_the_city_has_already_is_proposed_before_what_the_file_says(city):
    actor = ActorFactory(city=city, name="Universidad de los Andes", name_key="universidad de los andes")

    (found,) = likenesses(check(activities("Univ. Andes", "Univ. Andes"), "activities", city))

    assert (found["proposal"], found["record"]) == ("Universidad de los Andes", str(actor.uuid))


@pytest.mark.parametrize(("one", "other"), [("Comuna 1", "Comuna 2"), ("Lima", "Lyon"), ("Unicef", "Unesco")])
def test_different_bodies_are_not_asked_about(city, one, other):
    assert proposals(check(activities(one, other), "activities", city)) == []


def test_cities_of_different_countries_are_never_one(city):
    sheet = csv("kind,counterpart city,country", "twinning,Santiago X,ES", "twinning,Santiago Xx,FR")

    assert proposals(check(sheet, "agreements", city)) == []


def test_another_citys_actors_are_never_proposed(city):
    ActorFactory(city=CityFactory(), name="Universidad de los Andes", name_key="universidad de los andes")

    assert proposals(check(activities("Univ. Andes"), "activities", city)) == []


def test_a_decision_is_used_the_next_time_and_told(city):
    remember(city, "actors.actor", "Ayto. Madrid", "Ayuntamiento de Madrid", by=None)

    plan = check(activities("AYTO MADRID"), "activities", city)

    assert plan.rows[0].values["actors"] == ["Ayuntamiento de Madrid"]
    assert "alias" in codes(plan.warnings)
    assert proposals(plan) == []


def test_a_decision_follows_the_record_when_it_is_renamed(city):
    network = NetworkFactory(name="Old name", name_key="old name")
    remember(city, "observatory.network", "The Net", "Old name", by=None, record_uuid=network.uuid)
    network.name, network.name_key = "New name", "new name"
    network.save()

    plan = check(csv("network", "The Net"), "memberships", city)

    assert plan.rows[0].values["network"] == "New name"


def test_what_was_decided_to_stay_apart_is_not_asked_again(city):
    remember(city, "actors.actor", "Ayto. Madrid", "Ayto. Madrid", by=None)

    plan = check(activities("Ayuntamiento de Madrid", "Ayto. Madrid"), "activities", city)

    assert (proposals(plan), "alias" in codes(plan.warnings)) == ([], False)
    assert NameAlias.objects.get().is_separate


def test_decisions_of_another_city_do_not_count(city):
    remember(CityFactory(), "actors.actor", "Ayto. Madrid", "Ayuntamiento de Madrid", by=None)

    assert check(activities("Ayto. Madrid"), "activities", city).rows[0].values["actors"] == ["Ayto. Madrid"]


def test_deciding_and_forgetting_are_in_the_log(city):
    alias = remember(city, "actors.actor", "A", "B", by=None)
    remember(city, "actors.actor", "a", "C", by=None)
    forget(NameAlias.objects.get(), by=None)

    assert [change.action for change in Change.objects.order_by("pk")] == ["created", "changed", "removed"]
    assert Change.objects.first().record_uuid == alias.uuid
    assert not NameAlias.objects.exists()


def test_a_partner_of_projects_written_in_two_ways_is_proposed_for_merging(city):
    sheet = csv("título,socios", "A,Ayuntamiento de Madrid", "B,Ayto. Madrid", "C,Ayuntamiento de Madrid; Unicef")

    assert proposals(check(sheet, "projects", city)) == [("Ayuntamiento de Madrid", ["Ayto. Madrid"])]


@pytest.mark.parametrize(
    ("dataset", "head", "row"),
    [
        ("actors", "nombre,grupo", "{},academic"),
        ("partners", "proyecto,socio", "Agua,{}"),
        ("projects", "título,socios", "{place},{}"),
        ("networks", "nombre", "{}"),
        ("departments", "nombre", "{}"),
        ("practices", "título,área", "{place},{}"),
        ("opportunities", "título,organismo", "{place},{}"),
        ("instruments", "título,aprobado por", "{place},{}"),
        ("strategies", "título,desde,adoptada por", "{place},2020-01-01,{}"),
        ("commitments", "compromiso,responsable", "{place},{}"),
        ("dialogues", "título,purpose,fecha,departamentos", "{place},consultation,2020-01-01,{}"),
        ("agreements", "título,tipo,contrapartes", "{place},letter,{}"),
        ("memberships", "red", "{}"),
        ("relations", "source,target", "{},Unicef"),
    ],
)
def test_every_data_set_that_names_bodies_asks_about_their_spellings(city, dataset, head, row):
    names = ["Universidad de los Andes", "Universidad de los Andes", "Univ. de los Andes"]
    sheet = csv(head, *(row.format(name, place=f"T{place}") for place, name in enumerate(names)))

    assert ("Universidad de los Andes", ["Univ. de los Andes"]) in proposals(check(sheet, dataset, city))


def test_a_decision_about_a_partner_holds_once_its_country_is_taken_off(city):
    remember(city, "observatory.project.partners", "Ayto. Madrid", "Ayuntamiento de Madrid", by=None)

    plan = check(csv("proyecto,socio", "Agua,Ayto. Madrid (España)"), "partners", city)

    assert plan.rows[0].values["name"] == "Ayuntamiento de Madrid"


def test_names_that_stand_as_texts_in_the_register_are_known(city):
    AgreementFactory(city=city, counterparts="Universidad de los Andes")

    (found,) = likenesses(check(csv("título,tipo,contrapartes", "A,letter,Univ. Andes"), "agreements", city))

    assert (found["proposal"], found["record"]) == ("Universidad de los Andes", "")


def test_a_strategy_is_known_by_its_title(city):
    strategy = StrategyFactory(city=city, title="Estrategia internacional de León")

    sheet = csv("título,estrategia", "A,La Estrategia Internacional León")
    (found,) = likenesses(check(sheet, "objectives", city))

    assert found["record"] == str(strategy.uuid)


def test_the_country_of_a_row_says_nothing_of_a_body_that_is_no_city(city):
    sheet = csv("title,kind,counterparts,country", "A,letter,Universidad de los Andes,ES", "B,letter,Univ. Andes,FR")

    assert proposals(check(sheet, "agreements", city)) == [("Universidad de los Andes", ["Univ. Andes"])]
