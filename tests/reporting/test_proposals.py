"""The first texts of a report: sentences to be quoted, read by a neighbour, and true."""

import datetime
import re

import pytest

from observatory.choices import Language
from reporting.content import gather
from reporting.proposals import proposed_texts
from reporting.reading import LONGEST, PLAIN, ease, longest_sentence
from reporting.services import preparing
from tests.factories import dialogues, observatory
from tests.factories.indicators import AdoptedIndicatorFactory, PeriodFactory, TargetFactory
from tests.factories.published import value

pytestmark = pytest.mark.django_db


def proposed(director, code="2025", kind="accountability", language="es"):
    period = PeriodFactory(code=code)
    told = {"city": director.city, "kind": kind, "period": period, "language": language, "by": director.user}
    content = gather(preparing.open_report(**told))
    return {each["section"]: each for each in proposed_texts(content)}


def aimed(city, reached, target=9, year="2025", **more):
    """An indicator with a target and the value reached in a year."""
    adoption = AdoptedIndicatorFactory(city=city, **more)
    TargetFactory(target_set__adoption=adoption, period__code=year, value=target)
    value(adoption, year, reached)
    return adoption


@pytest.mark.parametrize(
    ("reached", "headline"),
    [
        ([9], "En 2025, Valle Claro alcanzó su única meta de acción internacional."),
        ([1], "En 2025, Valle Claro todavía no alcanzaba su única meta de acción internacional."),
        ([9, 10], "En 2025, Valle Claro alcanzó sus 2 metas de acción internacional."),
        (
            [9, 1, 2],
            "En 2025, Valle Claro alcanzó 1 de sus 3 metas de acción internacional; 2 van con retraso.",
        ),
        (
            [1, 2],
            "En 2025, Valle Claro todavía no alcanzaba ninguna de sus 2 metas de acción internacional; "
            "2 van con retraso.",
        ),
        ([], ""),
    ],
)
def test_the_headline_is_a_sentence_that_says_who_when_and_how_it_ended(director, reached, headline):
    for each in reached:
        aimed(director.city, each)

    assert proposed(director)["summary"]["headline"] == headline


def test_the_headline_of_a_half_year_says_of_when_its_figures_are(director):
    aimed(director.city, 9, year="2024")

    texts = proposed(director, "2025-H1", "council")
    assert texts["summary"]["headline"].startswith("En 2024, Valle Claro alcanzó")
    assert "está en 9 (2024) y la meta" in texts["summary"]["text"]


def test_the_headline_of_a_dimension_speaks_of_its_targets_alone(director):
    aimed(director.city, 9, indicator__category__dimension="political", indicator__category__code="MES")
    aimed(director.city, 1, indicator__category__dimension="territorial", indicator__category__code="TER")
    told = proposed(director, language="en")

    assert told["political"]["headline"] == "In 2025, Valle Claro reached its only target in the political dimension."
    assert told["institutional"]["headline"] == ""


@pytest.mark.parametrize(
    ("kept", "of", "headline"),
    [
        (0, 1, "De los diálogos salió un compromiso, que todavía no se ha cumplido."),
        (0, 2, "De los diálogos salieron 2 compromisos; todavía no se ha cumplido ninguno."),
        (1, 2, "De los diálogos salieron 2 compromisos; se cumplió uno."),
        (2, 3, "De los diálogos salieron 3 compromisos; se cumplieron 2."),
        (1, 1, "De los diálogos salió un compromiso, y se cumplió."),
        (2, 2, "De los diálogos salieron 2 compromisos, y todos se cumplieron."),
    ],
)
def test_the_headline_of_the_dialogues_says_what_became_of_the_commitments(director, kept, of, headline):
    dialogue = dialogues.DialogueFactory(
        city=director.city, is_public=True, is_closed=True, held_on=datetime.date(2025, 4, 1)
    )
    for n in range(of):
        done = {"status": "done"} if n < kept else {}
        dialogues.CommitmentFactory(dialogue=dialogue, is_public=True, **done)

    assert proposed(director)["dialogues"]["headline"] == headline


@pytest.fixture
def a_year(director):
    """What an office does in a year: some of it well, some of it not."""
    city = director.city
    said = {"city": city, "is_public": True}
    aimed(city, 9, indicator__name="Intercambios de la oficina")
    aimed(city, 1, indicator__name="Áreas que participan")
    for n in range(3):
        observatory.ActivityFactory(**said, starts_on=datetime.date(2025, 1 + n, 3))
    observatory.ActivityFactory(**said, starts_on=datetime.date(2024, 5, 3))
    observatory.AgreementFactory(**said, signed_on=datetime.date(2025, 3, 1))
    observatory.BudgetYearFactory(**said, year=2025, planned=9000, executed=8000)
    for title in ("Cursos sin gente", "Una carta tardía", "Un fondo perdido", "Un sitio caído", "Un foro vacío"):
        observatory.LessonFactory(**said, title=title, is_failure=True, happened_on=datetime.date(2025, 5, 1))
    return director


def test_the_summary_tells_what_was_done_how_it_stands_what_failed_and_what_it_cost(a_year):
    texts = proposed(a_year)
    done, stands, failed, cost = texts["summary"]["text"].split("\n\n")

    assert done.startswith("En 2025, Valle Claro participó en 3 actividades internacionales. Un año antes fue una.")
    assert "Firmó un acuerdo nuevo. No consta ningún diálogo con organizaciones de la ciudad." in done
    assert "Lo que salió bien: «Intercambios de la oficina» está en 9 y la meta de 2025 es 9." in stands
    assert "Lo que falta: «Áreas que participan» está en 1 y la meta de 2025 es 9." in stands
    assert failed == (
        "No todo salió bien. El informe cuenta por qué: "
        "«Cursos sin gente», «Una carta tardía», «Un fondo perdido» y 2 más."
    )
    assert re.match(r"En 2025 la ciudad gastó \S*8.000\S* de los \S*9.000\S* previstos", cost.replace("\xa0", ""))
    assert texts["failures"]["headline"].startswith("5 cosas no salieron bien.")


def test_the_proposed_summary_passes_our_own_advice_on_reading(a_year):
    told = proposed(a_year)["summary"]["text"]

    assert ease(told) >= PLAIN
    assert longest_sentence(told) <= LONGEST


@pytest.mark.parametrize("language", Language.values)
def test_of_a_year_without_records_it_is_said_that_there_are_none_not_that_nothing_was_done(director, language):
    told = proposed(director, language=language)["summary"]["text"].split("\n\n")[0]

    assert re.search(r"logged no|no registró|n’a enregistré|não registrou", told)
    assert told.count(".") == 1, "once, not once for each thing"


def test_the_method_counts_only_what_there_is(director):
    assert re.search(r"\b0\b", proposed(director)["method"]["text"]) is None
