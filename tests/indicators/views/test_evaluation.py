import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from indicators.models import DecisionNote, EvaluationDecision, EvaluationPlan, Finding
from observatory.models import Change
from tests.factories.indicators import (
    AdoptedIndicatorFactory,
    EvaluationDecisionFactory,
    EvaluationPlanFactory,
    FindingFactory,
)
from tests.factories.observatory import ActivityFactory, StaffPositionFactory

pytestmark = pytest.mark.django_db
WHOLE = {
    "title": "Mid-term look",
    "state": "planned",
    "moments": ["concurrent", "ex-post"],
    "evaluators": ["in-house", "peer"],
    "what": "What was learned",
    "dimensions": ["institutional"],
    "measured_object": "programme",
    "aspects": ["outputs", "results"],
    "methods": ["indicators", "interviews"],
    "audiences": ["superiors", "citizens"],
    "presented_as": ["report"],
}


@pytest.fixture
def evaluation(city):
    return EvaluationPlanFactory(city=city, code="mid-term", title="Mid-term")


@pytest.fixture
def finding(evaluation):
    return FindingFactory(evaluation=evaluation, code="rec", text="Renew fewer agreements")


def test_an_evaluation_is_planned_with_its_five_components(ask, staff, city, adoption):
    response = ask(staff, "work/lima/evaluations/new/", WHOLE | {"indicators": [adoption.pk], "cost": "1200"})

    assert "currency" in response.context["form"].errors, "the city has no currency of its own"
    response = ask(staff, "work/lima/evaluations/new/", WHOLE | {"indicators": [adoption.pk]}, follow=True)
    plan = EvaluationPlan.objects.get()

    assert (plan.is_public, plan.is_pluralist, plan.missing_components) == (False, True, [])
    assert "all five components" in response.content.decode()
    assert "Ready to be evaluated: 0 of 1 indicator" in response.content.decode()


def test_a_plan_says_in_words_which_components_it_lacks(ask, staff, evaluation):
    page = ask(staff, "work/lima/evaluations/mid-term/").content.decode()

    assert len(evaluation.missing_components) == 5
    assert "What the plan does not tell yet" in page
    assert "for whom it is done" in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"starts_on": "2026-05-01", "ends_on": "2026-04-01"}, "ends_on"),
        ({"covers_from": "2026-05-01", "covers_until": "2025"}, "covers_until"),
        ({"cost": "-1"}, "cost"),
        ({"moments": ["sometime"]}, "moments"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(ask, staff, city, given, field):
    response = ask(staff, "work/lima/evaluations/new/", WHOLE | given)

    assert field in response.context["form"].errors
    assert not EvaluationPlan.objects.exists()


def test_a_finding_names_what_shows_it_among_the_records_of_its_city(ask, staff, evaluation, adoption, measured):
    value, draft = measured("approved"), measured("draft", "2024")
    evaluation.indicators.add(adoption)
    mine, foreign = ActivityFactory(city=evaluation.city), ActivityFactory()
    address = f"work/lima/findings/new/?evaluation={evaluation.uuid}"
    form = ask(staff, address).context["form"]
    given = {"evaluation": evaluation.pk, "kind": "weakness", "text": "Few come back", "indicators": [adoption.pk]}

    assert list(form.fields["measurements"].queryset) == [value]
    assert draft not in form.fields["measurements"].queryset
    assert "activities" in ask(staff, address, given | {"activities": [foreign.pk]}).context["form"].errors
    ask(staff, address, given | {"activities": [mine.pk], "measurements": [value.pk]})
    found = Finding.objects.get()
    page = ask(staff, f"work/lima/findings/{found.code}/").content.decode()
    assert (list(found.activities.all()), list(found.measurements.all())) == ([mine], [value])
    assert "Meetings, 2025" in page


def test_the_director_answers_a_recommendation_with_a_reason_where_it_is_not_accepted(ask, director, finding):
    refused = ask(director, "work/lima/findings/rec/answer/", {"answer": "refused", "version": 1})
    assert "answer_reason" in refused.context["form"].errors

    said = {"answer": "refused", "answer_reason": "They cost nothing", "version": 1}
    page = ask(director, "work/lima/findings/rec/answer/", said, follow=True).content.decode()

    finding.refresh_from_db()
    assert (finding.answer, finding.answered_on) == ("refused", datetime.date.today())
    assert "They cost nothing" in page
    assert Change.objects.filter(action="recommendation answered", by=director).exists()


def test_an_answer_over_somebody_elses_is_shown_and_not_lost(ask, director, finding):
    said = {"answer": "accepted", "answer_reason": "", "version": 1}
    ask(director, "work/lima/findings/rec/answer/", said)
    late = ask(director, "work/lima/findings/rec/answer/", said | {"answer": "in-part", "answer_reason": "Some"})

    assert late.status_code == 409
    finding.refresh_from_db()
    assert finding.answer == "accepted"


def test_only_a_recommendation_is_answered_and_it_stays_one(ask, director, staff, evaluation, finding):
    strength = FindingFactory(evaluation=evaluation, kind="strength", code="good")
    assert ask(director, "work/lima/findings/good/answer/").status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=strength.pk).update(answer="accepted", answered_on="2026-01-01")

    Finding.objects.filter(pk=finding.pk).update(answer="accepted", answered_on="2026-01-01")
    said = {"evaluation": evaluation.pk, "kind": "strength", "text": "x", "version": 1}
    assert "kind" in ask(staff, "work/lima/findings/rec/edit/", said).context["form"].errors


@pytest.mark.parametrize("path", ["findings/rec/answer/", "evaluations/mid-term/shift/"])
def test_answers_are_for_directors(ask, staff, stranger, director, finding, path):
    assert ask(staff, f"work/lima/{path}").status_code == 403
    assert ask(stranger, f"work/lima/{path}").status_code == 404
    assert ask(director, f"work/lima/{path}").status_code == 200


def test_whether_the_direction_shifts_is_answered_with_a_reason(ask, director, evaluation):
    address = "work/lima/evaluations/mid-term/shift/"
    assert "shift_reason" in ask(director, address, {"shift": "yes", "version": 1}).context["form"].errors
    ask(director, address, {"shift": "yes", "shift_reason": "Fewer, deeper ties", "version": 1})

    evaluation.refresh_from_db()
    assert (evaluation.shift, evaluation.shift_reason) == ("yes", "Fewer, deeper ties")


def test_a_decision_is_followed_with_dated_notes_until_it_is_done(ask, staff, evaluation, finding):
    post = StaffPositionFactory(city=evaluation.city, title="Cooperation")
    said = {"evaluation": evaluation.pk, "finding": finding.pk, "text": "Let three go", "state": "open"}
    said |= {"owner": post.pk, "due_on": "2026-06", "done_on": "2026-01-01"}
    ask(staff, f"work/lima/decisions/new/?evaluation={evaluation.uuid}", said)
    decision = EvaluationDecision.objects.get()
    assert (decision.due_on, decision.done_on) == (datetime.date(2026, 6, 30), None)

    address = f"work/lima/decisions/{decision.code}/edit/"
    told = said | {"state": "done", "state_note": "All three ended", "done_on": "", "version": 1}
    page = ask(staff, address, told, follow=True).content.decode()

    decision.refresh_from_db()
    assert decision.done_on == datetime.date.today()
    assert list(DecisionNote.objects.values_list("state", "text")) == [("open", ""), ("done", "All three ended")]
    assert "All three ended" in page


def test_a_decision_follows_only_a_finding_of_its_own_evaluation(ask, staff, evaluation):
    foreign = FindingFactory(evaluation=EvaluationPlanFactory(city=evaluation.city))
    FindingFactory(evaluation=evaluation)
    said = {"evaluation": evaluation.pk, "finding": foreign.pk, "text": "x", "state": "open"}

    assert "finding" in ask(staff, "work/lima/decisions/new/", said).context["form"].errors
    dropped = ask(staff, "work/lima/decisions/new/", said | {"finding": "", "state": "dropped"})
    assert "state_note" in dropped.context["form"].errors


def test_publishing_an_evaluation_can_publish_its_parts_with_it(ask, staff, evaluation, finding):
    decision = EvaluationDecisionFactory(evaluation=evaluation)
    said = WHOLE | {"is_public": "on", "version": 1}
    ask(staff, "work/lima/evaluations/mid-term/edit/", said)
    finding.refresh_from_db()
    assert not finding.is_public

    ask(staff, "work/lima/evaluations/mid-term/edit/", said | {"with_parts": "on", "version": 2})
    finding.refresh_from_db()
    decision.refresh_from_db()
    assert (finding.is_public, decision.is_public) == (True, True)
    assert Change.objects.filter(record_uuid=finding.uuid, action="changed", by=staff).exists()


def test_what_belongs_to_an_evaluation_goes_off_the_register_with_it_and_comes_back(ask, staff, evaluation, finding):
    ask(staff, "work/lima/evaluations/mid-term/remove/", {})
    assert ask(staff, "work/lima/findings/rec/").status_code == 404

    ask(staff, "work/lima/evaluations/mid-term/restore/", {})
    assert ask(staff, "work/lima/findings/rec/").status_code == 200


@pytest.mark.parametrize("noun", ["evaluations", "findings", "decisions"])
def test_a_list_costs_the_same_for_one_row_and_for_four(ask, staff, city, evaluation, noun):
    def cost():
        ask(staff, f"work/lima/{noun}/")
        with CaptureQueriesContext(connection) as queries:
            page = ask(staff, f"work/lima/{noun}/")
        assert page.status_code == 200
        return len(queries)

    def add():
        plan = EvaluationPlanFactory(city=city)
        FindingFactory(evaluation=plan)
        EvaluationDecisionFactory(evaluation=plan, owner=StaffPositionFactory(city=city))
        AdoptedIndicatorFactory(city=city)

    add()
    before = cost()
    for _each in range(3):
        add()
    assert cost() == before
