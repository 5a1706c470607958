import datetime
from decimal import Decimal

import pytest

from observatory.choices import ActivityKind, BudgetPurpose, InstrumentKind
from tests.factories.indicators import AdoptedIndicatorFactory
from tests.factories.observatory import (
    ActivityFactory,
    BudgetLineFactory,
    CityFactory,
    CurrencyFactory,
    GovernmentGoalFactory,
    ObjectiveFactory,
    PlanningInstrumentFactory,
    SdgFactory,
    StrategyFactory,
)

DAY = datetime.date
IN_2025 = DAY(2025, 6, 1)


def serving(goal, **fields):
    """An activity of 2025 that serves a goal through an objective."""
    objective = ObjectiveFactory(city=goal.city)
    objective.government_goals.add(goal)
    activity = ActivityFactory(city=goal.city, starts_on=IN_2025, **fields)
    activity.objectives.add(objective)
    return activity


@pytest.mark.proves("POL-GOV-02")
def test_exchanges_serve_a_goal_through_an_objective(counted, behind):
    goal = GovernmentGoalFactory()
    exchange = serving(goal, kind=ActivityKind.EXCHANGE)
    serving(goal, kind=ActivityKind.MEETING)
    ActivityFactory(city=goal.city, starts_on=IN_2025, kind=ActivityKind.EXCHANGE)

    found = counted(goal.city, "POL-GOV-02")

    assert (found.value, found.numerator, found.denominator) == (50, 1, 2)
    assert behind(found, "numerator") == {str(exchange.uuid)}


def test_a_goal_taken_off_is_served_by_nothing(counted):
    goal = GovernmentGoalFactory(removed_at="2025-06-01T00:00:00Z")
    serving(goal, kind=ActivityKind.EXCHANGE)

    assert counted(goal.city, "POL-GOV-02").value == 0


def test_without_exchanges_no_share_of_them_is_told(counted):
    assert counted(CityFactory(), "POL-GOV-02").value is None
    assert counted(ActivityFactory(starts_on=IN_2025).city, "POL-GOV-02").value is None


@pytest.mark.proves("POL-GOV-05")
def test_actions_are_counted_by_axis_and_an_axis_without_any_is_zero(counted):
    goal = GovernmentGoalFactory(axis="Green city")
    GovernmentGoalFactory(city=goal.city, axis="Safe city")
    serving(goal)
    serving(GovernmentGoalFactory(city=goal.city, axis=""))
    ActivityFactory(city=goal.city, starts_on=IN_2025)

    found = counted(goal.city, "POL-GOV-05")

    assert found.value == 2
    assert {name: int(part.value) for name, part in found.segments.items()} == {
        "Axis=Green city": 1,
        "Axis=Safe city": 0,
        "Axis=unspecified": 1,
    }
    assert counted(CityFactory(), "POL-GOV-05").value is None


def plan(city, kind, *sdgs, **fields):
    made = PlanningInstrumentFactory(city=city, kind=kind, **fields)
    made.sdgs.add(*sdgs)
    return made


@pytest.mark.proves("TER-APR-08")
def test_both_plans_must_name_the_sdgs(counted):
    city, sdg = CityFactory(), SdgFactory()
    assert counted(city, "TER-APR-08").value is None

    plan(city, InstrumentKind.DEVELOPMENT, sdg)
    assert counted(city, "TER-APR-08").value == 0

    plan(city, InstrumentKind.LAND_USE, sdg, starts_on=DAY(2025, 12, 31))
    found = counted(city, "TER-APR-08")
    assert (found.value, len(found.records)) == (1, 2)


@pytest.mark.proves("TER-APR-09")
def test_a_plan_that_ended_or_has_not_begun_is_not_in_force(counted):
    city, sdg = CityFactory(), SdgFactory()
    plan(city, InstrumentKind.POLICY, sdg, ends_on=DAY(2025, 12, 30))
    plan(city, InstrumentKind.POLICY, sdg, starts_on=DAY(2026, 1, 1))
    assert counted(city, "TER-APR-09").value is None

    plan(city, InstrumentKind.POLICY)
    assert counted(city, "TER-APR-09").value == 0

    plan(city, InstrumentKind.POLICY, sdg, ends_on=DAY(2025, 12, 31))
    assert counted(city, "TER-APR-09").value == 1


MONEY = [
    ("INS-TYP-03", "planned", BudgetPurpose.EXCHANGES),
    ("INS-VGP-05", "executed", BudgetPurpose.SYSTEMATISATION),
]


@pytest.mark.proves("INS-TYP-03", "INS-VGP-05")
@pytest.mark.parametrize(("code", "amount", "purpose"), MONEY)
def test_the_lines_for_a_purpose_are_a_part_of_all_lines(counted, code, amount, purpose):
    line = BudgetLineFactory(purpose=purpose, **{amount: Decimal("25.50")})
    BudgetLineFactory(city=line.city, purpose=BudgetPurpose.STAFF, **{amount: Decimal("76.50")})
    BudgetLineFactory(city=line.city, purpose=purpose)
    BudgetLineFactory(city=line.city, purpose=purpose, year=2024, **{amount: Decimal(1000)})

    found = counted(line.city, code)

    assert (found.value, found.numerator, found.denominator) == (25, Decimal("25.50"), Decimal("102.00"))
    assert found.left_out_because == "1 budget line does not say this amount."


@pytest.mark.parametrize("code", ["INS-TYP-03", "INS-VGP-05"])
def test_a_part_of_a_budget_is_not_told_where_it_cannot_be(counted, code):
    city = CityFactory()
    assert counted(city, code).why_none == "No budget line says this amount for a year of this period."

    BudgetLineFactory(city=city, planned=0, executed=0)
    assert counted(city, code).why_none == "The budget lines of this period add up to zero."

    BudgetLineFactory(city=city, planned=1, executed=1, currency=CurrencyFactory(code="USD"))
    assert "several currencies" in counted(city, code).why_none


def test_a_quarter_holds_no_whole_year_of_budget(counted):
    line = BudgetLineFactory(planned=1)

    assert counted(line.city, "INS-TYP-03", "2025-Q1").value is None
    assert counted(line.city, "INS-TYP-03", "2024–2025").value == 0


@pytest.mark.proves("TER-APR-10")
def test_the_agenda_is_monitored_when_every_objective_on_it_has_a_full_indicator(counted, behind):
    strategy = StrategyFactory(starts_on=DAY(2024, 1, 1), ends_on=DAY(2027, 12, 31))
    city = strategy.city
    assert counted(city, "TER-APR-10").value is None
    one, other = ObjectiveFactory(strategy=strategy), ObjectiveFactory(strategy=strategy)
    ObjectiveFactory(strategy=strategy)
    for objective in (one, other):
        objective.sdgs.add(SdgFactory())
    full = AdoptedIndicatorFactory(city=city, owner_role="Head", baseline_value=0, adopted_on=DAY(2025, 1, 1))
    full.objectives.add(one)
    half = AdoptedIndicatorFactory(city=city, owner_role="", baseline_value=3, adopted_on=DAY(2025, 1, 1))
    half.objectives.add(other)

    found = counted(city, "TER-APR-10")
    assert (found.value, behind(found, "numerator")) == (0, {str(one.uuid)})
    assert behind(found, "denominator") == {str(one.uuid), str(other.uuid)}

    full.objectives.add(other)
    assert counted(city, "TER-APR-10").value == 1
    type(full).objects.update(retired_on=DAY(2025, 12, 31))
    assert counted(city, "TER-APR-10").value == 0
