from django.shortcuts import render
from django.utils import timezone

from observatory.models import Objective, Strategy
from observatory.views.noun import city_of


def work_strategy(request, city):
    city = city_of(request, city)
    strategies = list(Strategy.objects.workable_by(request.user).filter(city=city))
    objectives = Objective.objects.workable_by(request.user).filter(city=city).prefetch_related("sdgs")
    of_strategy = {}
    for objective in objectives:
        of_strategy.setdefault(objective.strategy_id, []).append(objective)
    return render(
        request,
        "observatory/strategy.html",
        {
            "city": city,
            "section": "strategy",
            "strategies": [(strategy, in_order(of_strategy.get(strategy.pk, []))) for strategy in strategies],
            "today": timezone.localdate(),
        },
    )


def in_order(objectives):
    """Objectives as (depth, objective): each under the one it is part of."""
    known = {objective.pk for objective in objectives}
    below = {}
    for objective in objectives:
        below.setdefault(objective.parent_id if objective.parent_id in known else None, []).append(objective)
    return list(_unfold(below, None, 0))


def _unfold(below, parent, depth):
    for objective in below.get(parent, []):
        yield depth, objective
        yield from _unfold(below, objective.pk, depth + 1)
