"""The office, the strategy and what departments exchange come in as people write them."""

import pytest

from observatory.imports.undoing import undo
from observatory.models import (
    Department,
    GovernmentTerm,
    LegalInstrument,
    Objective,
    Offer,
    PlanningStep,
    Risk,
    SelfReview,
)
from tests.factories import observatory as make
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy():
    return make.StrategyFactory(title="Abierta al mundo")


def test_departments_come_with_their_part_in_international_action(strategy):
    content = csv("Dependencia;Nivel;Enlace;Competencias", "Ambiente;Nivel central;Asesora;Lleva la red del agua")

    plan, _batch = bring(content, "departments", strategy.city)

    found = Department.objects.get()
    assert counts(plan) == (1, 0, 0, 0)
    assert (found.name, found.kind, found.focal_point) == ("Ambiente", "central", "Asesora")
    assert found.part_in_action == "Lleva la red del agua"


def test_a_norm_keeps_how_exactly_its_day_is_known(strategy):
    bring(csv("Norma;Tipo de norma;Año", "Acuerdo 10;Acuerdo del Concejo;2004"), "norms", strategy.city)

    norm = LegalInstrument.objects.get()
    assert (norm.kind, str(norm.adopted_on), norm.adopted_on_precision) == ("ordinance", "2004-01-01", "year")


def test_a_term_that_comes_in_can_be_undone(strategy):
    director = make.MembershipFactory(city=strategy.city, role="director")
    content = csv("Alcalde;Desde;Hasta", "Ana;2020-01-01;2023-12-31", "Luis;2024-01-01;")
    _plan, batch = bring(content, "terms", strategy.city, by=director.user)
    assert GovernmentTerm.objects.count() == 2

    undo(batch, by=director.user)

    assert not GovernmentTerm.objects.exists()


def test_objectives_belong_to_the_only_strategy_and_to_each_other_in_any_order(strategy):
    make.GovernmentGoalFactory(city=strategy.city, title="Aire limpio")
    content = csv(
        "Número;Objetivo;Parte de;Metas de gobierno;Plazo",
        "1.1;Aprender de buses;1;Aire limpio|Otra meta;Corto plazo",
        "1;Moverse mejor;;;",
    )

    plan, _batch = bring(content, "objectives", strategy.city)

    part = Objective.objects.get(code="1.1")
    assert counts(plan) == (2, 0, 0, 0)
    assert (part.strategy, part.parent.title, part.term) == (strategy, "Moverse mejor", "short")
    assert [goal.title for goal in part.government_goals.all()] == ["Aire limpio"]
    assert codes(plan.rows[0].warnings and plan.warnings) == ["unknown-goal"]


def test_undoing_gives_an_objective_its_former_place_back(strategy):
    director = make.MembershipFactory(city=strategy.city, role="director")
    above = make.ObjectiveFactory(strategy=strategy, code="1")
    make.ObjectiveFactory(strategy=strategy, code="2")
    part = make.ObjectiveFactory(strategy=strategy, code="1.1", title="Buses", parent=above)
    content = csv("Número;Objetivo;Parte de", "1.1;Buses;2")
    _plan, batch = bring(content, "objectives", strategy.city, by=director.user)
    part.refresh_from_db()
    assert part.parent.code == "2"

    undo(batch, by=director.user)

    part.refresh_from_db()
    assert part.parent == above


def test_objectives_cannot_be_parts_of_each_other_in_a_ring(strategy):
    plan = check(csv("Número;Objetivo;Parte de", "1;A;2", "2;B;1", "3;C;1"), "objectives", strategy.city)

    assert codes(plan.errors) == ["part-of-itself", "part-of-itself"]


@pytest.mark.parametrize(
    ("dataset", "row", "code"),
    [
        ("risks", {"title": "A", "likelihood": "6", "impact": "1"}, "not-from-one-to-five"),
        ("risks", {"title": "A", "likelihood": "1", "impact": "1", "owner": "Nobody"}, "no-such-post"),
        ("risks", {"title": "A", "likelihood": "1", "impact": "1", "review_on": "2025"}, "date-without-day"),
        ("beneficiaries", {"title": "A", "strategy": "Another"}, "no-such-strategy"),
        ("strategies", {"title": "A", "starts_on": "2025-01-02", "ends_on": "2025-01-02"}, "ends-before-start"),
        ("instruments", {"title": "A", "legislative_approval_on": "2025-01-02"}, "dated-approval"),
        (
            "offices_abroad",
            {"name": "A", "country": "AA", "opened_on": "2025", "closed_on": "2024"},
            "ends-before-start",
        ),
        ("terms", {"head": "A", "starts_on": "2025-01-02", "ends_on": "2024-01-02"}, "ends-before-start"),
        ("budget_years", {"year": "25", "planned": "5"}, "not-a-year"),
        ("budget_years", {"year": "2025", "planned": "-5", "currency": "EUR"}, "negative"),
        ("steps", {"number": "17"}, "no-such-step"),
        ("steps", {"number": "3", "state": "skipped"}, "missing-value"),
        ("steps", {"number": "3", "state": "completed"}, "missing-value"),
        ("reviews", {"kind": "ideas", "done_on": "2025-01-02", "answers": "aligned"}, "item-without-answer"),
        ("reviews", {"kind": "ideas", "done_on": "2025-01-02", "answers": "other: yes"}, "no-such-item"),
        ("reviews", {"kind": "ideas", "done_on": "2025-01-02", "answers": "aligned: done"}, "not-in-list"),
        ("offers", {"title": "A", "since": "2025"}, "date-without-day"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(strategy, dataset, row, code):
    make.CurrencyFactory(code="EUR")
    make.CountryFactory(code="AA")

    plan = check(csv(",".join(row), ",".join(row.values())), dataset, strategy.city)

    assert codes(plan.errors) == [code]


def test_a_department_that_was_taken_off_is_not_made_again(strategy):
    make.DepartmentFactory(city=strategy.city, name="Ambiente", removed_at="2025-01-01T00:00Z")

    assert codes(check(csv("Dependencia", "Ambiente"), "departments", strategy.city).errors) == ["was-removed"]


def test_parts_of_a_strategy_name_it_where_there_are_several(strategy):
    make.StrategyFactory(city=strategy.city, title="Antes")
    unnamed = csv("Riesgo,Probabilidad,Impacto", "A,1,2")
    named = csv("Riesgo,Probabilidad,Impacto,Estrategia", "A,1,2,antes")

    assert codes(check(unnamed, "risks", strategy.city).errors) == ["several-strategies"]
    bring(named, "risks", strategy.city)
    assert Risk.objects.get().strategy.title == "Antes"


def test_a_city_without_a_strategy_is_told_to_begin_with_it():
    plan = check(csv("Riesgo,Probabilidad,Impacto", "A,1,2"), "risks", make.CityFactory())

    assert codes(plan.errors) == ["strategy-first"]


def test_an_answer_to_a_step_comes_in_once(strategy):
    content = csv("Paso;Estado;Respuesta", "3;Completado;La juventud")
    bring(content, "steps", strategy.city)
    plan, _batch = bring(csv("Paso;Respuesta", "3;La juventud y las escuelas"), "steps", strategy.city)

    step = PlanningStep.objects.get()
    assert counts(plan) == (0, 1, 0, 0)
    assert (step.number, step.state, step.answer) == (3, "completed", "La juventud y las escuelas")


def test_a_review_comes_with_its_answers_and_what_shows_them(strategy):
    content = 'Tipo,Fecha,Respuestas,Evidencia\nideas,2025-03-09,"aligned: sí\nplural: parcialmente",aligned: El plan\n'

    plan, _batch = bring(content.encode(), "reviews", strategy.city)

    items = {item.key: (item.answer, item.evidence) for item in SelfReview.objects.get().items.all()}
    assert plan.errors == []
    assert items == {"aligned": ("yes", "El plan"), "plural": ("partly", "")}


def test_an_offer_is_tied_to_its_practice_and_its_department(strategy):
    make.GoodPracticeFactory(city=strategy.city, title="Ríos abiertos")
    content = csv("Oferta;Buena práctica;Área responsable;Temas", "Restaurar un río;Ríos abiertos;Ambiente;agua|ríos")

    bring(content, "offers", strategy.city)

    offer = Offer.objects.get()
    assert (offer.practice.title, offer.department.name, offer.topics) == (
        "Ríos abiertos",
        "Ambiente",
        ["agua", "ríos"],
    )
