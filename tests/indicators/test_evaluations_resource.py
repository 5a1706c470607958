import datetime
from itertools import product

import pytest

from indicators.models import EvaluationDecision, EvaluationPlan, Finding
from observatory.exports import exported
from observatory.imports import undo
from observatory.resources import data_set
from tests.factories.actors import ActorFactory
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    EvaluationDecisionFactory,
    EvaluationPlanFactory,
    FindingFactory,
)
from tests.factories.observatory import (
    ActivityFactory,
    CityFactory,
    CurrencyFactory,
    MembershipFactory,
    ObjectiveFactory,
    SourceFactory,
    StaffPositionFactory,
)
from tests.factories.published import corrected, value
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return CityFactory()


def test_an_evaluation_its_findings_and_decisions_come_in(city):
    used = AdoptedIndicatorFactory(city=city, indicator__code="X-1")
    post = StaffPositionFactory(city=city, title="Cooperación")
    CurrencyFactory(code="EUR")
    bring(
        csv(
            "Título;Estado;Momento;Métodos;Costo;Moneda;Indicadores",
            "A medio camino;En curso;Afterwards;Interviews;1200,50;EUR;x-1",
        ),
        "evaluations",
        city,
    )
    bring(csv("Evaluación;Tipo;Hallazgo", "a medio camino;Recomendación;Renovar menos"), "findings", city)
    bring(
        csv("Evaluación;Decisión;Puesto;Plazo;Hallazgo", "A medio camino;Dejar tres;cooperacion;2026;Renovar menos"),
        "decisions",
        city,
    )

    evaluation, finding, decision = (
        EvaluationPlan.objects.get(),
        Finding.objects.get(),
        EvaluationDecision.objects.get(),
    )
    assert (evaluation.state, evaluation.moments, evaluation.methods) == ("under-way", ["ex-post"], ["interviews"])
    assert list(evaluation.indicators.all()) == [used]
    assert (finding.kind, finding.evaluation) == ("recommendation", evaluation)
    assert (decision.owner, decision.due_on, decision.finding) == (post, datetime.date(2026, 12, 31), finding)


@pytest.mark.parametrize(
    ("name", "head", "row", "code"),
    [
        ("evaluations", "title,starts_on,ends_on", "A,2026-02-01,2026-01-01", "ends-before-start"),
        ("evaluations", "title,shift", "A,yes", "answer-without-reason"),
        ("evaluations", "title,cost", "A,10", "missing-value"),
        ("findings", "evaluation,kind,text", "Nothing,strength,B", "unknown-evaluation"),
        ("findings", "evaluation,kind,text,answer,answered_on", "E,strength,B,accepted,2026-01-01",
         "answer-to-no-recommendation"),
        ("findings", "evaluation,kind,text,answer,answered_on", "E,recommendation,B,refused,2026-01-01",
         "answer-without-reason"),
        ("findings", "evaluation,kind,text,answer", "E,recommendation,B,accepted", "answer-without-day"),
        ("decisions", "evaluation,text,state", "E,B,done", "done-without-day"),
        ("decisions", "evaluation,text,done_on", "E,B,2026-01-01", "done-without-day"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_reason(city, name, head, row, code):
    EvaluationPlanFactory(city=city, title="E")
    plan = check(csv(head, row), name, city)

    assert codes(plan.errors) == [code]


def test_what_is_not_known_is_told_and_the_rest_is_kept(city):
    head = "title,strategy,objective,post,indicators"
    told, _batch = bring(csv(head, "A,No plan,No aim,Nobody,X-9"), "evaluations", city)

    assert set(codes(told.warnings)) >= {
        *("unknown-strategy", "unknown-objective", "unknown-post", "indicator-not-in-use")
    }
    told, _batch = bring(csv("evaluation,text,finding", "A,B,No finding"), "decisions", city)
    assert "unknown-finding" in codes(told.warnings)


def test_what_goes_out_comes_in_with_no_change():
    director = MembershipFactory(role="director")
    city = director.city
    objective = ObjectiveFactory(city=city, strategy__city=city)
    evaluation = EvaluationPlanFactory(
        city=city, code="e", strategy=objective.strategy, objective=objective, moments=["ex-ante", "concurrent"],
        methods=["survey"], evaluators=["peer", "external"], post=StaffPositionFactory(city=city), cost="10.50",
        currency=CurrencyFactory(), shift="no", shift_reason="It works", covers_until="2025-12-31",
    )  # fmt: skip
    used = AdoptedIndicatorFactory(city=city)
    evaluation.indicators.add(used)
    evaluation.actor, evaluation.report = ActorFactory(city=city, name="Peers"), SourceFactory(city=city, title="Paper")
    evaluation.save()
    finding = FindingFactory(
        evaluation=evaluation, code="f", answer="in-part", answer_reason="Some", answered_on="2026-01-01"
    )
    EvaluationDecisionFactory(evaluation=evaluation, code="d", finding=finding, state="done", done_on="2026-02-01")
    old = value(used, "2024", 3, state="approved")
    finding.measurements.set([old, corrected(old, 4, state="approved")])
    finding.activities.add(ActivityFactory(city=city))
    finding.documents.add(evaluation.report)

    for name, kind in product(("evaluations", "findings", "decisions"), ("csv", "xlsx", "ods")):
        content = exported(data_set(name), city, director.user, kind)
        plan = check(content, name, city, by=director.user, filename=f"export.{kind}")
        assert (plan.errors, plan.warnings, counts(plan)) == ([], [], (0, 0, 1, 0)), (name, kind)


def test_what_shows_a_finding_comes_in_and_what_nobody_knows_is_told(city):
    EvaluationPlanFactory(city=city, title="E")
    shown = value(AdoptedIndicatorFactory(city=city, indicator__code="X-1"), "2025", 3)
    visit, paper = ActivityFactory(city=city, title="Visit"), SourceFactory(city=city, title="Paper")
    head = "evaluation;kind;text;measurements;activities;documents"
    told, batch = bring(csv(head, 'E;strength;B;"x-1 2025; X-2 2025";"visit; No";paper'), "findings", city)

    finding = Finding.objects.get()
    assert [*finding.measurements.all(), *finding.activities.all(), *finding.documents.all()] == [shown, visit, paper]
    assert {"unknown-value", "unknown-activity"} <= set(codes(told.warnings))
    undo(batch)
    assert not Finding.objects.kept().exists()
