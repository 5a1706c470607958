import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from reporting import search
from reporting.public import spelling
from tests.factories import dialogues, indicators, observatory, reporting
from tests.factories.published import agreement, value

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def city():
    mexico = observatory.CountryFactory(code="MX", alpha3="MEX", name="México", name_es="México", name_en="Mexico")
    return observatory.PublicCityFactory(
        code="cdmx", name="Ciudad de México", name_key="ciudad de mexico", country=mexico
    )


def found(text, **more):
    """The titles found, by kind."""
    return {group.key: [entry.title for entry in group.entries] for group in search.find(text, **more).groups}


@pytest.mark.parametrize("text", ["mexico", "MÉXICO", "méxi", "ciudad  mexico", "mexico, ciudad"])
def test_accents_case_order_and_half_words_make_no_difference(city, text):
    assert found(text)["cities"] == ["Ciudad de México"]


@pytest.mark.parametrize("text", ["México", "Mexico", "Mexique"])
def test_a_country_is_found_by_its_name_in_any_language(city, text):
    city.name = city.name_key = "x"
    city.save()
    city.country.name_fr = "Mexique"
    city.country.save()

    assert found(text)["cities"] == ["x"]


@pytest.mark.parametrize(
    "text", ["hermanamiento", "twinning", "jumelage", "geminação", "hermanamientos", "ciudad hermana"]
)
def test_a_word_of_the_glossary_finds_what_is_called_otherwise(city, text):
    agreement(city, title="Pacto con Lyon", kind="twinning")
    agreement(city, title="Carta con Bonn", kind="letter")

    assert found(text)["agreements"] == ["Pacto con Lyon"]
    assert "twinning" in found(text)["glossary"]


@pytest.mark.parametrize(
    "text",
    [
        *("acuerdos de México con Lyon", "agreement Lyon", "accords avec Lyon", "acordos com Lyon"),
        *("hermanamientos con Lyon", "ciudades hermanas de México", "geminações de México"),
    ],
)
def test_a_question_as_people_ask_it_finds_what_it_calls_by_its_kind(city, text):
    agreement(city, title="Pacto Lyon", kind="twinning")
    agreement(observatory.PublicCityFactory(name="Lima", name_key="lima"), title="Pacto Turin", kind="twinning")

    assert found(text)["agreements"] == ["Pacto Lyon"]


@pytest.mark.parametrize(
    "text", ["redes de México", "networks of Mexico", "réseaux mexico", "redes do mexico", "redes"]
)
def test_things_of_a_kind_are_found_by_their_city_or_all_of_them(city, text):
    city.name = "Mexico"
    city.save()
    observatory.NetworkMembershipFactory(city=city, is_public=True, network__name="Zafiro")
    observatory.NetworkMembershipFactory(city=city, network__name="Hidden")

    assert found(text)["networks"] == ["Zafiro"]


def test_a_city_that_says_in_its_name_that_it_is_one_is_found_alone(city):
    observatory.PublicCityFactory(name="Puebla", name_key="puebla", country=city.country)

    assert found("Ciudad de México")["cities"] == ["Ciudad de México"]


def test_each_kind_of_thing_is_found(city):
    adoption = indicators.AdoptedIndicatorFactory(city=city, indicator__name_es="Zafiro", indicator__code="Z-1")
    value(adoption)
    agreement(city, title="Zafiro pacto")
    observatory.NetworkMembershipFactory(city=city, is_public=True, network__name="Red Zafiro")
    observatory.LessonFactory(city=city, is_public=True, tried="Un zafiro")
    dialogues.DialogueFactory(city=city, is_public=True, is_closed=True, title="Mesa zafiro")
    reporting.EditionFactory(report__city=city, report__code="r", title="Zafiro 2025")

    with override("es"):
        everything = search.find("zafiro")
    assert [group.key for group in everything.groups] == [
        *("indicators", "agreements", "networks", "dialogues", "reports", "lessons", "catalogue"),
    ]
    assert everything.count == 7
    assert {entry.href for group in everything.groups for entry in group.entries} == {
        "/es/cities/cdmx/indicators/Z-1/",
        f"/es/cities/cdmx/agreements/{city.agreements.get().uuid}/",
        "/es/cities/cdmx/networks/",
        f"/es/cities/cdmx/dialogues/{city.dialogues.get().uuid}/",
        "/es/cities/cdmx/reports/r/",
        f"/es/cities/cdmx/lessons/{city.lessons.get().uuid}/",
        "/es/catalogue/Z-1/",
    }


def test_what_was_promised_answered_sent_and_planned_is_found_and_what_was_not_told_is_not(city):
    table = dialogues.DialogueFactory(city=city, is_public=True, is_closed=True, code="table")
    answered = {"answer": "Because", "answered_on": "2026-01-09", "is_public": True}
    said = {"city": city, "is_public": True}
    for shown, closed in ((said, table), ({**said, "is_public": False}, dialogues.DialogueFactory(city=city))):
        dialogues.CommitmentFactory(dialogue=closed, is_public=True, text="A zafiro bridge")
        dialogues.CommunicationFactory(**shown, title="Zafiro note")
        observatory.StrategyFactory(**shown, title="Plan zafiro")
    dialogues.CommitmentFactory(dialogue=None, **said, text="A zafiro road")
    dialogues.QuestionFactory(city=city, text="Why zafiro?", status="answered", **answered)
    dialogues.QuestionFactory(city=city, text="Zafiro and no answer?")

    groups = {group.key: sorted(entry.title for entry in group.entries) for group in search.find("zafiro").groups}
    assert groups == {
        "strategies": ["Plan zafiro"],
        "commitments": ["A zafiro bridge", "A zafiro road"],
        "questions": ["Why zafiro?"],
        "communications": ["Zafiro note"],
    }
    assert {entry.href for group in search.find("zafiro").groups for entry in group.entries} == {
        "/en/cities/cdmx/strategy/",
        "/en/cities/cdmx/dialogues/table/",
        "/en/cities/cdmx/communication/",
        "/en/cities/cdmx/questions/",
    }
    details = {entry.title: entry.detail for group in search.find("zafiro").groups for entry in group.entries}
    assert details["A zafiro bridge"] == f"{city.name} · {table.title} · To do"
    assert details["A zafiro road"] == f"{city.name} · To do"
    assert found("commitments of Mexico")["commitments"] == found("zafiro")["commitments"]
    assert found("preguntas de México") == {"questions": ["Why zafiro?"]}


def test_every_word_must_be_met(city):
    agreement(city, title="Pacto con Lyon")

    assert "agreements" in found("pacto lyon")
    assert "agreements" not in found("pacto turin")


def test_five_of_each_kind_are_shown_and_a_page_of_one_kind_on_demand(city):
    observatory.AgreementFactory.create_batch(26, city=city, is_public=True, title="Zafiro")

    [group] = search.find("zafiro").groups
    assert (group.count, len(group.entries)) == (26, 5)
    [group] = search.find("zafiro", kind="agreements", page="2").groups
    assert (group.count, len(group.entries)) == (26, 1)
    assert found("zafiro", kind="nonsense") == found("zafiro")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Cuidad de Mexico", "ciudad de mexico"), ("hermanamento", "hermanamiento"), ("Barselona", "barcelona")],
)
def test_a_slip_is_answered_with_the_results_of_what_was_meant(city, typed, meant):
    agreement(city, title="Pacto con Barcelona", kind="twinning")

    corrected = search.find(typed)
    assert corrected.corrected == meant
    assert [group.key for group in corrected.groups] == [group.key for group in search.find(meant).groups]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("zfiro", "zafiro"), ("zafrio", "zafiro"), ("zaffiro", "zafiro"), ("ciuddnia", "ciudadania")],
)
def test_one_letter_of_a_short_word_and_two_of_a_long_one_may_be_wrong(city, typed, meant):
    agreement(city, title="Zafiro de la ciudadanía", kind="letter")

    assert search.find(typed).corrected == meant
    assert search.find("zfir").corrected == ""


def test_of_several_words_as_near_the_one_that_finds_something_was_meant(city):
    agreement(city, title="Cidadania")
    agreement(city, title="Cidadania zafiro")
    agreement(city, title="Interés de la ciudadanía")

    assert search.find("interes de la cuidadania").corrected == "interes de la ciudadania"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("hermanamieto nortia", ["hermanamiento", "nortia"]),
        ("drenage xyzzyx", ["drenaje"]),
        ("drenaje de nortai", ["drenaje", "nortia"]),
        ("xyzzyx", []),
    ],
)
def test_where_no_record_holds_all_words_each_that_can_be_found_is_offered(city, typed, offered):
    agreement(city, title="Cooperación con Nortia", kind="cooperation")
    agreement(city, title="Drenaje urbano", kind="letter")
    agreement(city, title="Pacto con Lyon", kind="twinning")

    nothing = search.find(typed)
    assert (nothing.groups, nothing.suggestions) == ([], offered)
    assert all(search.find(each).groups for each in offered)


def test_a_word_that_is_found_is_left_as_it_was_typed(city):
    agreement(city, title="Pacto con Lyon")
    agreement(city, title="Carta con Lion")

    assert found("lion") == {"agreements": ["Carta con Lion"]}
    assert search.find("lion").corrected == ""
    assert search.find("pacot lyom").corrected == "pacto lyon"


def test_a_place_of_which_nothing_is_published_is_no_slip_of_another_word(city):
    agreement(city, title="Pacto con un país y Yon")
    assert search.find("París").corrected != ""
    for name, many in (("paris", 2_000_000), ("pakis", 20_000)):
        observatory.PlaceFactory(name=name.title(), name_key=name, population=many)

    assert (search.find("París").corrected, search.find("París").groups) == ("", [])
    assert search.find("Pakis").corrected != ""
    assert search.find("Lyon").corrected == "", "a word of three letters is none that was meant"


def test_what_is_published_and_hidden_later_is_corrected_to_and_no_more(city):
    assert search.find("zafirolandai").groups == []
    pact = agreement(city, title="Zafirolandia")
    assert search.find("zafirolandai").corrected == "zafirolandia"
    pact.is_public = False
    pact.save()
    assert search.find("zafirolandai").corrected == ""


def test_words_that_took_long_to_read_are_kept_a_while():
    class Slow:
        def state(self):
            raise AssertionError("asked again")

    kept = spelling.Kept(words=spelling.Words(["lyon"]), read_at=time.monotonic(), took=10)
    assert kept.of(Slow).corrected("lyom") == "lyon"


def test_what_is_hidden_is_neither_found_nor_suggested():
    observatory.CityFactory(name="Zafirolandia", name_key="zafirolandia")
    observatory.NetworkMembershipFactory(network__name="Red Zafirolandia")

    nothing = search.find("Zafirolandi")
    assert (nothing.groups, nothing.suggestions, nothing.corrected) == ([], [], "")


@pytest.mark.parametrize("text", ["", "   ", "...", "€"])
def test_a_question_without_words_finds_nothing(text):
    assert search.find(text).count == 0


def test_the_page_says_how_many_were_found_and_links_on(client, city):
    observatory.AgreementFactory.create_batch(6, city=city, is_public=True, title="Zafiro")
    page = client.get(reverse("search"), {"q": "zafiro"}).content.decode()

    assert "6 results for “zafiro”" in page
    assert "?q=zafiro&amp;kind=agreements" in page
    one_kind = client.get(reverse("search"), {"q": "zafiro", "kind": "agreements"}).content.decode()
    assert "Show results of every kind" in one_kind


def test_the_page_says_what_was_meant_or_tells_what_to_try(client, city):
    page = client.get(reverse("search"), {"q": "Cuidad de Mexico"}).content.decode()
    assert "Showing results for <strong>ciudad de mexico</strong>" in page
    assert "1 result for “ciudad de mexico”" in page
    assert "No record holds all these words" in client.get(reverse("search"), {"q": "qqqq"}).content.decode()


def test_a_search_costs_the_same_queries_for_one_and_for_three(city, django_assert_max_num_queries):
    agreement(city, title="Zafiro")
    with CaptureQueriesContext(connection) as of_one:
        search.find("zafiro")
    agreement(city, title="Zafiro 2")
    agreement(city, title="Zafiro 3")
    with django_assert_max_num_queries(len(of_one)):
        search.find("zafiro")


def test_a_correction_costs_the_same_queries_for_one_and_for_three(city, django_assert_max_num_queries):
    agreement(city, title="Zafiro")
    with CaptureQueriesContext(connection) as of_one:
        search.find("zafrio")
    agreement(city, title="Zafiro 2")
    agreement(city, title="Zafiro 3")
    with django_assert_max_num_queries(len(of_one)):
        search.find("zafrio")
