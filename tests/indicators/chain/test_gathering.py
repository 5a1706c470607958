import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.chain import chain_of
from tests.factories import indicators, observatory

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy():
    return observatory.StrategyFactory(is_public=True, city=observatory.PublicCityFactory())


def objective(strategy, **values):
    return observatory.ObjectiveFactory(strategy=strategy, **values)


def tied(objective, level="outcome", **values):
    adoption = indicators.AdoptedIndicatorFactory(
        city=objective.city, indicator=indicators.IndicatorFactory(level=level), **values
    )
    adoption.objectives.add(objective)
    return adoption


def test_an_objective_with_nothing_around_it_says_all_that_is_missing(strategy):
    objective(strategy, code="3", title="Friends")

    assert chain_of(strategy).gaps == [
        "Objective 3 serves no government goal.",
        "No activity serves objective 3.",
        "Objective 3 has no indicator.",
    ]


def test_an_objective_with_everything_has_no_gap(strategy):
    whole = objective(strategy, code="1")
    whole.government_goals.add(observatory.GovernmentGoalFactory(city=strategy.city))
    observatory.ActivityFactory(city=strategy.city).objectives.add(whole)
    tied(whole)

    assert chain_of(strategy).gaps == []


def test_an_agreement_counts_as_something_done(strategy):
    served = objective(strategy, code="1")
    observatory.AgreementFactory(city=strategy.city).objectives.add(served)

    assert "No activity serves objective 1." not in chain_of(strategy).gaps


@pytest.mark.parametrize(("level", "is_missing"), [("output", True), ("outcome", False), ("impact", False)])
def test_an_indicator_of_results_is_one_of_outcome_or_impact(strategy, level, is_missing):
    tied(objective(strategy, code="2"), level)

    assert ("Objective 2 has no result indicator." in chain_of(strategy).gaps) == is_missing


def test_an_objective_without_a_number_is_called_by_its_place(strategy):
    objective(strategy, code="1")
    objective(strategy, code="friends")

    assert "Objective 2 has no indicator." in chain_of(strategy).gaps


def test_parts_stand_under_their_whole(strategy):
    whole = objective(strategy, code="1", title="A")
    other = objective(strategy, code="2", title="B")
    part = objective(strategy, code="3", title="A1", parent=whole)

    assert [(link.objective, link.depth) for link in chain_of(strategy).links] == [(whole, 0), (part, 1), (other, 0)]


def test_what_was_removed_retired_or_belongs_elsewhere_is_left_out(strategy):
    kept = objective(strategy, code="1")
    objective(strategy, removed_at="2026-01-01T00:00Z")
    observatory.ActivityFactory(city=strategy.city, removed_at="2026-01-01T00:00Z").objectives.add(kept)
    tied(kept, retired_on="2026-01-01")
    observatory.GovernmentGoalFactory()

    [link] = chain_of(strategy).links
    assert (link.activities, link.adoptions, chain_of(strategy).unserved) == ([], [], [])


def test_in_public_only_what_is_published_stands_in_the_chain(strategy):
    seen, hidden = objective(strategy, code="1", is_public=True), objective(strategy, code="2")
    for goal in (observatory.GovernmentGoalFactory(city=strategy.city, title=title) for title in "ab"):
        seen.government_goals.add(goal)
    observatory.ActivityFactory(city=strategy.city, is_public=True, title="Fair").objectives.add(seen, hidden)
    observatory.ActivityFactory(city=strategy.city).objectives.add(seen)
    tied(seen, is_public=False)

    [link] = chain_of(strategy, public=True).links
    assert link.objective == seen
    assert ([str(each) for each in link.activities], link.goals, link.adoptions) == (["Fair"], [], [])


def test_the_chain_costs_the_same_for_one_objective_and_for_many(strategy):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            for link in chain_of(strategy).links:
                [str(each) for each in link.adoptions]
        return len(queries)

    def more(n):
        each = objective(strategy, code=str(n))
        observatory.ActivityFactory(city=strategy.city).objectives.add(each)
        each.government_goals.add(observatory.GovernmentGoalFactory(city=strategy.city))
        tied(each)

    more(1)
    one = cost()
    for n in (2, 3, 4):
        more(n)
    assert cost() == one
