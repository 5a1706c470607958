"""What the register itself holds for the planning steps (N3 ch. IV)."""

from django.urls import reverse
from django.utils.translation import npgettext

from observatory.models import (
    Activity,
    BudgetYear,
    Department,
    GovernmentGoal,
    Lesson,
    PlanningInstrument,
    Source,
    StaffPosition,
)
from observatory.planning import Answers, answers


def of_city(strategy, model, words, name):
    """Count what the city keeps of a kind of record, with the address of its list."""
    n = model.objects.of(strategy.city).kept().count()
    return Answers(words(n), n, reverse(name, args=[strategy.city.code]))


def of_strategy(strategy, rows, words, name):
    n = rows.kept().count()
    return Answers(words(n), n, f"{reverse(name, args=[strategy.city.code])}?strategy={strategy.uuid}")


@answers(1)
def government_goals(strategy):
    return of_city(
        strategy, GovernmentGoal, lambda n: npgettext("step", "government goal", "government goals", n), "goal-list"
    )


@answers(1, 5)
def instruments(strategy):
    def words(n):
        return npgettext("step", "planning instrument", "planning instruments", n)

    return of_city(strategy, PlanningInstrument, words, "instrument-list")


@answers(3)
def beneficiaries(strategy):
    def words(n):
        return npgettext("step", "group of beneficiaries", "groups of beneficiaries", n)

    return of_strategy(strategy, strategy.beneficiaries, words, "beneficiary-list")


@answers(4)
def sources(strategy):
    return of_city(strategy, Source, lambda n: npgettext("step", "source", "sources", n), "source-list")


@answers(7)
def objectives(strategy):
    return of_strategy(
        strategy, strategy.objectives, lambda n: npgettext("step", "objective", "objectives", n), "objective-list"
    )


@answers(8)
def references(strategy):
    def words(n):
        return npgettext("step", "reference from another city", "references from other cities", n)

    return of_strategy(strategy, strategy.references, words, "reference-list")


@answers(9)
def risks(strategy):
    return of_strategy(strategy, strategy.risks, lambda n: npgettext("step", "risk", "risks", n), "risk-list")


@answers(10)
def activities(strategy):
    n = Activity.objects.of(strategy.city).kept().filter(objectives__strategy=strategy).distinct().count()
    label = npgettext("step", "activity that serves an objective", "activities that serve an objective", n)
    return Answers(label, n, reverse("activity-list", args=[strategy.city.code]))


@answers(12)
def posts(strategy):
    return of_city(
        strategy,
        StaffPosition,
        lambda n: npgettext("step", "post of the office", "posts of the office", n),
        "office-list",
    )


@answers(12)
def departments(strategy):
    return of_city(strategy, Department, lambda n: npgettext("step", "department", "departments", n), "department-list")


@answers(15)
def budgets(strategy):
    return of_city(
        strategy, BudgetYear, lambda n: npgettext("step", "yearly budget", "yearly budgets", n), "budget-list"
    )


@answers(16)
def reviews(strategy):
    return of_strategy(
        strategy, strategy.reviews, lambda n: npgettext("step", "self-review", "self-reviews", n), "self-review-list"
    )


@answers(16)
def lessons(strategy):
    return of_city(strategy, Lesson, lambda n: npgettext("step", "lesson", "lessons", n), "lesson-list")
