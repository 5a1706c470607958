"""Answering the steps of planning, and tying objectives to the government's goals."""

from collections import Counter, defaultdict

from django.db import transaction
from django.db.models import F
from django.utils.translation import ngettext

from observatory import guidance, history
from observatory.choices import StepState
from observatory.models import GovernmentGoal, Objective, PlanningStep, Strategy
from observatory.services.records import save_record


@transaction.atomic
def answer_step(form, *, by):
    """Save the answer to a step. Raises `history.ChangedMeanwhile` where somebody else answered it first."""
    step = form.instance
    Strategy.objects.select_for_update().get(pk=step.strategy_id)
    answered = PlanningStep.objects.filter(strategy=step.strategy_id, number=step.number)
    if step.pk is None and (other := answered.first()):
        raise history.ChangedMeanwhile(other)
    return save_record(form, by=by)


def progress_in_words(steps):
    """Say how far the sixteen steps have come: "9 of 16 steps are completed"."""
    counts = Counter(step.state for step in steps)
    done, going, skipped = (counts[state] for state in (StepState.COMPLETED, StepState.IN_PROGRESS, StepState.SKIPPED))
    parts = [
        ngettext("%(n)s of %(all)s steps is completed", "%(n)s of %(all)s steps are completed", done)
        % {"n": done, "all": len(guidance.steps())}
    ]
    if going:
        parts.append(ngettext("%(n)s is in progress", "%(n)s are in progress", going) % {"n": going})
    if skipped:
        parts.append(ngettext("%(n)s is skipped", "%(n)s are skipped", skipped) % {"n": skipped})
    return ", ".join(parts) + "."


def in_order(objectives):
    """Give objectives as (depth, objective): each under the one it is part of, where that one is among them."""
    known = {objective.pk for objective in objectives}
    below = defaultdict(list)
    for objective in objectives:
        below[objective.parent_id if objective.parent_id in known else None].append(objective)
    return list(_unfold(below, None, 0))


def _unfold(below, parent, depth):
    for objective in below[parent]:
        yield depth, objective
        yield from _unfold(below, objective.pk, depth + 1)


def links_of(strategy):
    """The ties between kept goals and the kept objectives of a strategy, as {(goal, objective)} of their keys."""
    through = Objective.government_goals.through.objects
    ties = through.filter(
        objective__strategy=strategy, objective__removed_at=None, governmentgoal__removed_at=None
    ).values_list("governmentgoal", "objective")
    return set(ties)


@transaction.atomic
def link_goals(strategy, *, seen, wanted, by):
    """Tie and untie goals and objectives as a person changed what they saw; others' changes meanwhile stay.

    `seen` and `wanted` are sets of (goal key, objective key). Answer the objectives that changed.
    """
    goals = set(GovernmentGoal.objects.of(strategy.city).kept().values_list("pk", flat=True))
    changed = []
    for objective in strategy.objectives.kept().select_for_update():
        added = {goal for goal, each in wanted - seen if each == objective.pk} & goals
        taken = {goal for goal, each in seen - wanted if each == objective.pk} & goals
        held = set(objective.government_goals.values_list("pk", flat=True))
        if not (added - held or taken & held):
            continue
        before = history.snapshot(objective)
        objective.government_goals.add(*added)
        objective.government_goals.remove(*taken)
        Objective.objects.filter(pk=objective.pk).update(version=F("version") + 1)
        history.note("changed", objective, by=by, before=before, after=history.snapshot(objective))
        changed.append(objective)
    return changed
