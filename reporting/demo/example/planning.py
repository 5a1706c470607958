"""How the example plans: instruments, goals, the sixteen steps, risks, and its self-reviews in two years."""

from observatory.models import (
    Beneficiary,
    GovernmentGoal,
    PeerReference,
    PlanningInstrument,
    PlanningStep,
    ReviewItem,
    Risk,
    SelfReview,
    Strategy,
)
from reporting.demo.example.city import told


def log(example):
    plan = told("strategy")
    example.enter_all(PlanningInstrument, plan["instruments"])
    example.enter_all(GovernmentGoal, plan["goals"])
    strategy = example.objectives["O1"].strategy
    Strategy.objects.filter(pk=strategy.pk).update(
        instrument=example.find(PlanningInstrument, "politica-internacional")
    )
    for code, served in plan["serves"].items():
        _serve(example, example.objectives[code], dict(served))
    for model, part in ((Beneficiary, "beneficiaries"), (PeerReference, "references"), (Risk, "risks")):
        example.enter_all(model, [{"strategy": strategy.code} | each for each in plan[part]])
    for number, answer in enumerate(plan["steps"], start=1):
        _step(example, strategy, number, *answer)
    for each in plan["reviews"]:
        _review(example, dict(each), plan["evidence"])


def _serve(example, objective, served):
    goals = [example.find(GovernmentGoal, code) for code in served.pop("goals")]
    for name, value in served.items():
        setattr(objective, name, value)
    objective.save(update_fields=list(served))
    objective.government_goals.set(goals)


def _step(example, strategy, number, state, answer, consulted, skipped_because=""):
    facts = {"state": state, "answer": answer, "consulted": consulted, "skipped_because": skipped_because}
    example.enter(PlanningStep, {"strategy": strategy.code, "number": number} | facts)


def _review(example, told, evidence):
    answers = told.pop("answers")
    review = example.enter(SelfReview, {"strategy": example.objectives["O1"].strategy.code} | told)
    ReviewItem.objects.bulk_create(
        ReviewItem(review=review, key=key, answer=answer, evidence=evidence.get(key, ""))
        for key, answer in answers.items()
    )
