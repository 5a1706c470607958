import pytest

from observatory.forms.strategy import (
    BeneficiaryForm,
    GoalForm,
    InstrumentForm,
    ObjectiveForm,
    ReferenceForm,
    RiskForm,
    StrategyForm,
)
from observatory.models import Risk
from observatory.services.records import save_record
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


def test_a_strategy_ends_after_it_starts(city):
    assert "ends_on" in StrategyForm({"title": "A", "starts_on": "2024", "ends_on": "2020"}, city=city).errors


def test_an_objective_has_its_own_number_and_is_no_part_of_itself(city):
    whole = make.ObjectiveFactory(strategy__city=city, code="1")
    part = make.ObjectiveFactory(strategy=whole.strategy, code="1.1", parent=whole)
    typed = {"strategy": whole.strategy.pk, "title": "A"}

    assert "code" in ObjectiveForm(typed | {"code": "1"}, city=city).errors
    assert ObjectiveForm(typed | {"code": "1", "version": 1}, city=city, instance=whole).is_valid()
    assert "parent" in ObjectiveForm(typed | {"parent": part.pk, "version": 1}, city=city, instance=whole).errors
    assert "parent" in ObjectiveForm(typed | {"parent": whole.pk, "version": 1}, city=city, instance=whole).errors
    assert "strategy" in ObjectiveForm(typed | {"strategy": make.StrategyFactory().pk}, city=city).errors


def test_a_day_of_the_councils_approval_is_only_of_an_approval(city):
    given = {"title": "Plan", "kind": "development", "legislative_approval_on": "9/3/2026"}

    assert "legislative_approval" in InstrumentForm(given | {"legislative_approval": "sought"}, city=city).errors
    assert InstrumentForm(given | {"legislative_approval": "approved"}, city=city).is_valid()


def test_an_instrument_ends_after_it_starts(city):
    given = {"title": "Plan", "kind": "development", "starts_on": "2026", "ends_on": "2024"}

    assert "ends_on" in InstrumentForm(given, city=city).errors


def test_a_number_of_the_plan_is_given_to_one_goal(city):
    make.GovernmentGoalFactory(city=city, code="1.2")
    make.GovernmentGoalFactory(code="1.3")

    assert "code" in GoalForm({"title": "Air", "code": "1.2"}, city=city).errors
    assert GoalForm({"title": "Air", "code": "1.3"}, city=city).is_valid()


def test_an_objective_serves_goals_of_its_own_city_only(city):
    own, foreign = make.GovernmentGoalFactory(city=city), make.GovernmentGoalFactory()
    given = {"strategy": make.StrategyFactory(city=city).pk, "title": "More friends"}

    assert ObjectiveForm(given | {"government_goals": [own.pk]}, city=city).is_valid()
    assert "government_goals" in ObjectiveForm(given | {"government_goals": [foreign.pk]}, city=city).errors


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        (RiskForm, {"title": "A new mayor", "stage": "evaluation", "likelihood": "5", "impact": "1"}),
        (BeneficiaryForm, {"title": "Migrants", "benefit": "direct", "size": "12.000"}),
        (ReferenceForm, {"title": "Their office", "learned_from": "Montevideo", "new_link": "https://example.org/a"}),
    ],
)
def test_a_part_of_a_strategy_is_saved_with_it(city, saved, form, typed):
    strategy = make.StrategyFactory(city=city)

    part = saved(save_record, form(typed | {"strategy": strategy.pk}, city=city))

    assert (part.strategy, part.city, part.is_public) == (strategy, city, False)


@pytest.mark.parametrize("form", [RiskForm, BeneficiaryForm, ReferenceForm])
def test_a_part_of_a_strategy_is_not_put_into_another_citys(city, form):
    assert "strategy" in form({"strategy": make.StrategyFactory().pk}, city=city).errors


@pytest.mark.parametrize("level", ["0", "6", "2.5", ""])
def test_a_risk_is_weighed_from_one_to_five(city, level):
    assert "impact" in RiskForm({"impact": level}, city=city).errors


def test_the_weight_of_a_risk_is_likelihood_times_impact():
    assert Risk(likelihood=5, impact=4).weight == 20
