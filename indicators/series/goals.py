"""The goals of a city's indicators: those in force, beside them the original ones, and the final one."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from indicators import periods
from indicators.choices import Accumulation, TargetKind
from indicators.models import Target
from observatory.prepared import prepared

AS_LONG = 3  # days by which months, quarters and years differ among themselves


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
    for adoption, kind, value, is_final, *decided, code, ends_on in _targets(list(adoptions)):
        goals[adoption][code] = _goal(goals[adoption].get(code), kind, value, code, ends_on)
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
    of_set = ("target_set__adoption", "target_set__kind", "value", "is_final", "target_set__decided_on", "target_set")
    return ordered.values_list(*of_set, "period__code", "period__ends_on")


def _goal(known, kind, value, code, ends_on):
    """The goal after one more target was decided: an adjusted one takes over, the original stays told."""
    when = {"period": code, "ends_on": ends_on}
    if kind != TargetKind.ORIGINAL:
        return Goal(value=value, original=known.original if known else None, is_adjusted=True, **when)
    return Goal(value=known.value if known else value, original=value, is_adjusted=known is not None, **when)


def goal_for(goals, point, accumulation=""):
    """The goal of a point's own period, else the one that ends with it, else the next to come, else the last.

    None where there is no goal, or none for as long a time.
    """
    if point is None:
        return goals[-1] if goals else None
    goals = for_as_long(goals, point, accumulation)
    own = [goal for goal in goals if goal.period == point.period]
    return next(iter(own or [goal for goal in goals if goal.ends_on >= point.ends_on] or goals[-1:]), None)


def for_as_long(goals, point, accumulation):
    """The goals that a point may be held against: of what happens within each period no quarter against a year."""
    if accumulation != Accumulation.FLOW:
        return goals
    return tuple(goal for goal in goals if abs(_days(periods.parse(goal.period)) - _days(point)) <= AS_LONG)


def _days(period):
    return (period.ends_on - period.starts_on).days


def final_of(goals):
    """The goal at which the way ends, where one was said."""
    return next((goal for goal in goals if goal.is_final), None)
