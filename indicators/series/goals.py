"""The goals of a city's indicators: those in force, beside them the original ones, and the final one."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from indicators.choices import TargetKind
from indicators.models import Target
from observatory.prepared import prepared


@dataclass(frozen=True, slots=True)
class Goal:
    """The target of a period, in force (`value`) and as first decided (`original`); `is_final` where the way ends."""

    period: str
    ends_on: date
    value: Decimal
    original: Decimal | None
    is_adjusted: bool
    is_final: bool = False


def goals_of(adoptions):
    """The goals in force of these adoptions, given by key, as {key: (Goal, …)} in order of time, in one query."""
    goals, finals = defaultdict(dict), {}
    for adoption, code, ends_on, kind, value, is_final, *decided in _targets(list(adoptions)):
        goals[adoption][code] = _goal(goals[adoption].get(code), code, ends_on, kind, value)
        if is_final:
            told = (kind == TargetKind.ADJUSTED, *decided, code)
            finals[adoption] = max(finals.get(adoption, told), told)
    for adoption, (*_decided, code) in finals.items():
        goals[adoption][code] = replace(goals[adoption][code], is_final=True)
    return {adoption: tuple(found.values()) for adoption, found in goals.items()}


@prepared
def _targets(adoptions):
    rows = Target.objects.filter(target_set__adoption__in=adoptions)
    ordered = rows.order_by("period__ends_on", "period__starts_on", "target_set__decided_on", "target_set")
    columns = ("target_set__adoption", "period__code", "period__ends_on", "target_set__kind", "value", "is_final")
    return ordered.values_list(*columns, "target_set__decided_on", "target_set")


def _goal(known, code, ends_on, kind, value):
    """The goal after one more target was decided: an adjusted one takes over, the original stays told."""
    if kind == TargetKind.ORIGINAL:
        return Goal(code, ends_on, known.value, value, True) if known else Goal(code, ends_on, value, value, False)
    return Goal(code, ends_on, value, known.original if known else None, True)


def goal_for(goals, day):
    """The goal of the period that ends on a day, else the next one to come, else the last; None without any."""
    if not goals or day is None:
        return goals[-1] if goals else None
    return next((goal for goal in goals if goal.ends_on >= day), goals[-1])


def final_of(goals):
    """The goal at which the way ends, where one was said."""
    return next((goal for goal in goals if goal.is_final), None)
