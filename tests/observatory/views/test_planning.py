import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from observatory.models import Change, PlanningStep
from observatory.services.planning import link_goals, links_of, progress_in_words
from tests.factories import observatory as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy(city):
    return make.StrategyFactory(city=city, code="plan")


def at(page, strategy, *more):
    return reverse(f"strategy-{page}", args=[strategy.city.code, strategy.code, *more])


def read(desk, page, strategy, *more):
    return desk.get(at(page, strategy, *more)).content.decode()


def test_the_steps_say_in_words_how_far_the_planning_is(desk, strategy):
    make.PlanningStepFactory(strategy=strategy, number=1, state="completed")
    make.PlanningStepFactory(strategy=strategy, number=2, state="skipped", skipped_because="Done before")

    page = read(desk, "steps", strategy)

    assert "1 of 16 steps is completed, 1 is skipped." in page
    assert page.count("Not started") == 14


def test_progress_of_nothing_is_said_too():
    assert progress_in_words([]) == "0 of 16 steps are completed."


def test_a_step_is_answered_with_a_line_in_the_log(desk, strategy, staff):
    typed = {"answer": "We serve two goals.", "consulted": "Planning", "state": "completed"}
    typed |= {"new_link": "https://example.org/plan"}
    response = desk.post(at("step", strategy, 1), typed)

    step = PlanningStep.objects.get(strategy=strategy)
    assert response["Location"] == at("steps", strategy)
    assert (step.number, step.state, step.is_public) == (1, "completed", False)
    assert [source.url for source in step.sources.all()] == ["https://example.org/plan"]
    assert Change.objects.get(record="observatory.planningstep").by == staff


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"state": "skipped"}, "skipped_because"), ({"state": "completed"}, "answer")],
)
def test_a_step_is_not_skipped_without_a_reason_nor_completed_without_an_answer(desk, strategy, typed, field):
    response = desk.post(at("step", strategy, 5), typed)

    assert field in response.context["form"].errors
    assert not PlanningStep.objects.exists()


def test_a_reason_to_skip_is_dropped_once_the_step_is_answered(desk, strategy):
    step = make.PlanningStepFactory(strategy=strategy, number=3, state="skipped", skipped_because="Later")
    desk.post(at("step", strategy, 3), {"state": "in-progress", "skipped_because": "Later", "version": step.version})

    step.refresh_from_db()
    assert (step.state, step.skipped_because) == ("in-progress", "")


def test_an_answer_over_somebody_elses_is_shown_and_not_written(desk, strategy):
    step = make.PlanningStepFactory(strategy=strategy, number=2, answer="Theirs")
    PlanningStep.objects.filter(pk=step.pk).update(version=2)

    response = desk.post(at("step", strategy, 2), {"answer": "Mine", "state": "in-progress", "version": 1})

    assert response.status_code == 409
    assert "Theirs" in response.content.decode()
    assert "Mine" in response.content.decode()
    step.refresh_from_db()
    assert step.answer == "Theirs"


@pytest.mark.parametrize("number", [0, 17])
def test_there_are_sixteen_steps_and_no_other(desk, strategy, number):
    assert desk.get(at("step", strategy, number)).status_code == 404


def test_a_step_leads_to_what_the_register_already_holds_for_it(desk, strategy):
    make.RiskFactory(strategy=strategy)
    make.RiskFactory(strategy=strategy, removed_at="2026-01-01T00:00Z")
    make.RiskFactory()

    assert "1 risk" in read(desk, "steps", strategy)
    page = read(desk, "step", strategy, 9)
    assert f"{reverse('risk-list', args=[strategy.city.code])}?strategy={strategy.uuid}" in page


@pytest.mark.parametrize("page", ["steps", "goals", "survival"])
def test_the_pages_of_a_strategy_cost_the_same_for_one_and_for_many(desk, strategy, page):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get(at(page, strategy))
        return len(queries)

    def more():
        goal = make.GovernmentGoalFactory(city=strategy.city)
        make.ObjectiveFactory(strategy=strategy).government_goals.add(goal)
        make.RiskFactory(strategy=strategy)

    more()
    cost()
    one = cost()
    for _n in range(3):
        more()
    assert cost() == one


def test_the_table_says_which_goal_and_which_objective_stand_alone(desk, strategy):
    goal = make.GovernmentGoalFactory(city=strategy.city, title="Clean air", axis="Environment")
    lonely = make.GovernmentGoalFactory(city=strategy.city, title="More jobs")
    served = make.ObjectiveFactory(strategy=strategy, title="Learn about buses", code="1")
    served.government_goals.add(goal)
    idle = make.ObjectiveFactory(strategy=strategy, title="Fairs", code="2")

    response = desk.get(at("goals", strategy))

    assert response.context["unserved"] == [lonely]
    assert response.context["unserving"] == [idle]
    assert "No objective serves the goal" in response.content.decode()
    assert 'checked><span class="vh">1 Learn about buses serves Clean air' in response.content.decode()


def test_links_are_saved_with_a_line_in_the_log_for_each_objective_that_changed(desk, strategy):
    goal = make.GovernmentGoalFactory(city=strategy.city)
    one, two = make.ObjectiveFactory(strategy=strategy), make.ObjectiveFactory(strategy=strategy)
    two.government_goals.add(goal)

    desk.post(at("goals", strategy), {"seen": f"{goal.pk}-{two.pk} x", "link": [f"{goal.pk}-{one.pk}", "a-b", "7"]})

    assert links_of(strategy) == {(goal.pk, one.pk)}
    assert Change.objects.filter(record="observatory.objective", action="changed").count() == 2
    one.refresh_from_db()
    assert one.version == 2


def test_what_another_person_tied_meanwhile_stays(strategy, staff):
    goal, other = (make.GovernmentGoalFactory(city=strategy.city) for _n in range(2))
    objective = make.ObjectiveFactory(strategy=strategy)
    objective.government_goals.add(other)

    changed = link_goals(strategy, seen=set(), wanted={(goal.pk, objective.pk)}, by=staff)

    assert changed == [objective]
    assert links_of(strategy) == {(goal.pk, objective.pk), (other.pk, objective.pk)}
    assert link_goals(strategy, seen=set(), wanted={(goal.pk, objective.pk)}, by=staff) == []


def test_no_goal_of_another_city_is_tied(strategy, staff):
    foreign, objective = make.GovernmentGoalFactory(), make.ObjectiveFactory(strategy=strategy)

    link_goals(strategy, seen=set(), wanted={(foreign.pk, objective.pk)}, by=staff)

    assert links_of(strategy) == set()


@pytest.mark.parametrize("page", ["steps", "goals", "survival"])
def test_nobody_of_another_city_reads_them(client, stranger, strategy, page):
    client.force_login(stranger)

    assert client.get(at(page, strategy)).status_code == 404
    assert client.post(at("step", strategy, 1), {"answer": "Hello"}).status_code == 404


def test_risks_to_be_looked_at_wait_on_the_day_and_stand_in_the_calendar(city, staff, strategy):
    import datetime

    from observatory.calendar import all_dated
    from observatory.today import all_needs

    day = datetime.date(2026, 5, 4)
    make.RiskFactory(strategy=strategy, title="Cut", review_on=day)
    make.RiskFactory(strategy=strategy, title="Gone", review_on=day, closed_on=day)

    assert [need.due_on for need in all_needs(city, staff, day) if "Cut" in need.title] == [day]
    assert not [need for need in all_needs(city, staff, day) if "Gone" in need.title]
    assert [each.starts_on for each in all_dated(city, staff, day, day, only=["risk-review"])] == [day]
