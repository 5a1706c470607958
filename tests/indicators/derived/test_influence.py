import datetime

import pytest

from observatory.choices import ActivityKind, AgreementStatus
from tests.factories.observatory import (
    ActivityFactory,
    AgreementFactory,
    CityFactory,
    GovernmentGoalFactory,
    ObjectiveFactory,
    SourceFactory,
    StrategyFactory,
)

DAY = datetime.date
EXCHANGE = ActivityKind.EXCHANGE


@pytest.fixture
def for_a_goal(db):
    """An objective that serves a goal of the government."""
    objective = ObjectiveFactory(strategy=StrategyFactory())
    objective.government_goals.add(GovernmentGoalFactory(city=objective.city))
    return objective


def agreements(objective, number, *, serving, with_result=False):
    """Agreements in force, some of which serve the objective; one of those left a result."""
    made = [
        AgreementFactory(city=objective.city, signed_on=DAY(2020, 1, 1), status=AgreementStatus.IN_FORCE)
        for _number in range(number)
    ]
    for agreement in made[:serving]:
        agreement.objectives.add(objective)
    if with_result:
        ActivityFactory(city=objective.city, starts_on=DAY(2025, 2, 1), result="A line").agreements.add(made[0])
    return made


CASES = {
    "a third with a result": (3, 1, True, 2),
    "fewer than a third": (4, 1, True, 1),
    "all, and nothing came of them": (3, 3, False, 1),
    "none": (3, 0, True, 1),
}


@pytest.mark.proves("POL-ART-06")
@pytest.mark.parametrize(("number", "serving", "with_result", "level"), CASES.values(), ids=CASES)
def test_agreements_reach_the_level_that_the_register_can_tell(
    counted, behind, for_a_goal, number, serving, with_result, level
):
    agreements(for_a_goal, number, serving=serving, with_result=with_result)

    found = counted(for_a_goal.city, "POL-ART-06")

    assert found.value == level
    assert (len(behind(found, "numerator")), len(behind(found, "denominator"))) == (serving, number)


def test_influence_is_not_told_without_agreements_or_exchanges(counted):
    city = CityFactory()
    assert "no agreements" in counted(city, "POL-ART-06").why_none
    AgreementFactory(city=city, signed_on=None, status=AgreementStatus.UNKNOWN)
    found = counted(city, "POL-ART-06")
    assert (found.value, found.left_out) == (None, 1)

    assert counted(city, "POL-ART-07").value is None
    ActivityFactory(city=city, kind=ActivityKind.TALK, starts_on=DAY(2025, 2, 1))
    assert "No exchange" in counted(city, "POL-ART-07").why_none


@pytest.mark.proves("POL-ART-07")
@pytest.mark.parametrize(
    ("serving", "told", "level"),
    [(2, {"result": "Tried"}, 2), (1, {"result": "Tried"}, 1), (2, {}, 1), (2, {"adopted": "Method"}, 2)],
)
def test_exchanges_reach_the_level_that_the_register_can_tell(counted, behind, for_a_goal, serving, told, level):
    made = [ActivityFactory(city=for_a_goal.city, kind=EXCHANGE, starts_on=DAY(2025, 5, 1), **told) for _n in range(3)]
    for exchange in made[:serving]:
        exchange.objectives.add(for_a_goal)

    found = counted(for_a_goal.city, "POL-ART-07")

    assert found.value == level
    assert len(behind(found, "numerator")) == serving


@pytest.mark.proves("POL-GOV-04")
def test_what_was_adopted_counts_with_its_document_among_what_was_still_open(counted, behind):
    city = CityFactory()
    met = {"city": city, "kind": EXCHANGE, "starts_on": DAY(2023, 5, 1), "adoptable": "A method"}
    taken = {"adopted": "A method", "url": "https://example.org/decree"}
    by_link = ActivityFactory(**met, **taken, adopted_on=DAY(2025, 1, 1))
    by_file = ActivityFactory(**met, adopted="A method", adopted_on=DAY(2025, 12, 31))
    by_file.evidence.add(SourceFactory(city=city))
    unproven = ActivityFactory(**met, adopted="A method", adopted_on=DAY(2025, 6, 1))
    later = ActivityFactory(**met, **taken, adopted_on=DAY(2026, 1, 1))
    still_open = ActivityFactory(**met)
    ActivityFactory(**met, **taken, adopted_on=DAY(2024, 12, 31))
    ActivityFactory(**met, **taken)
    ActivityFactory(**met | {"starts_on": DAY(2026, 1, 2)})

    found = counted(city, "POL-GOV-04")

    assert found.value == 40
    assert behind(found, "numerator") == {str(by_link.uuid), str(by_file.uuid)}
    pool = {by_link, by_file, unproven, later, still_open}
    assert behind(found, "denominator") == {str(each.uuid) for each in pool}
    assert (found.left_out, "no date" in found.left_out_because) == (1, True)


def test_nothing_worth_adopting_is_not_zero(counted):
    assert counted(CityFactory(), "POL-GOV-04").value is None
