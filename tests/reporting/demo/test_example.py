"""What the invented city shows: every part of the register has something to look at, and nothing is real."""

import pytest
from django.apps import apps
from django.utils import timezone

from dialogues.models import Survey
from dialogues.services.survey_results import results_of
from indicators.models import EvaluationPlan, PeerGlance
from indicators.series import city_figures
from observatory.choices import PracticeStep
from observatory.models import (
    GovernmentGoal,
    Lesson,
    PlanningStep,
    PracticeEvent,
    Record,
    SelfReview,
    StaffPosition,
)
from observatory.services.money import rates_missing
from reporting.demo.example import (
    evaluating,
    neighbours,
    office,
    planning,
    practices,
    projects,
    register,
    sheets,
    surveys,
    ties,
)
from reporting.demo.example.city import Example, told
from reporting.public.compare import comparison
from tests.factories import observatory as make
from tests.factories.indicators import IndicatorFactory

pytestmark = pytest.mark.django_db
REGISTER = [model for model in apps.get_app_config("observatory").get_models() if issubclass(model, Record)]
PARTS = (register, office, planning, ties, projects, practices, surveys, evaluating)


@pytest.fixture
def example():
    for code in ("CO", "FR", "ES", "DE", "BR", "CL", "MX", "PE", "PT"):
        make.CountryFactory(code=code)
    for code in ("COP", "USD", "EUR", "BRL"):
        make.CurrencyFactory(code=code)
    for code in ("2", "4", "6", "8", "10", "11", "11.2", "12", "13", "16", "16.7", "17"):
        make.SdgFactory(code=code)
    for code in told("practices")["checks"]["frentes-de-agua"]:
        make.PracticeCriterionFactory(code=code)
    example = Example(told("city"))
    for part in PARTS:
        part.log(example)
    return example


def test_the_example_shows_every_part_of_the_register_and_leaves_something_to_do(example):
    assert {model.__name__ for model in REGISTER if not model.objects.filter(city=example.city).exists()} == set()
    assert set(PracticeEvent.objects.values_list("step", flat=True)) == set(PracticeStep)
    assert set(SelfReview.objects.values_list("kind", "done_on__year")) >= {("ideas", 2024), ("ideas", 2025)}
    assert [step.number for step in PlanningStep.objects.all()] == [*range(1, 17)]
    assert set(Lesson.objects.values_list("is_failure", flat=True)) == {True, False}

    closed, open_now = Survey.objects.filter(city=example.city).order_by("code")
    (table, *_others) = results_of(closed)[closed.pk].tables.values()
    assert (table.favourable, table.valid, open_now.is_taking_answers()) == (233, 612, True)

    assert [post.code for post in StaffPosition.objects.vacant(timezone.localdate())] == ["comunicacion"]
    assert GovernmentGoal.objects.get(objectives=None).code == "M5"
    assert ("USD", 2022) in {(rate.currency, rate.year) for rate in rates_missing(example.city)}
    evaluation = EvaluationPlan.objects.get()
    assert (evaluation.is_pluralist, evaluation.missing_components) == (True, [])
    assert set(evaluation.findings.values_list("answer", flat=True)) == {"", "accepted", "in-part", "refused"}
    assert set(evaluation.decisions.values_list("state", flat=True)) == {"done", "under-way"}
    assert PeerGlance.objects.public().get().evaluation == evaluation
    assert StaffPosition.objects.public().count() == 5  # the posts; who holds them is never public


def test_the_cities_beside_it_show_what_can_be_compared_and_a_series_of_its_own_breaks():
    for code in ("CO", "ES", "PT", "BR"):
        make.CountryFactory(code=code)
    example = Example(told("city"))
    exchanges = IndicatorFactory(code="INS-EXC-01")

    neighbours.measure(example)
    sheets.define(example)

    found = comparison(exchanges, [], "es_CO")
    assert [city.name for city in found.cities] == ["Alta Mar"]
    assert [city.name for city in found.left_out] == ["Isla Verde", "Río Bravo"]
    assert {figure.code: figure.breaks for figure in city_figures(example.city)} == {"VC-01": (), "VC-02": ("2024",)}
