from collections import defaultdict

from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone

from observatory.models import GovernmentGoal, Objective, PlanningInstrument, PlanningStep, Strategy
from observatory.services.planning import in_order, progress_in_words
from observatory.views.workspace import city_of


def work_strategy(request, city):
    """Every strategy of a city with where it stands and the way to its parts."""
    city = city_of(request, city)
    strategies = with_counts(Strategy.objects.workable_by(request.user).filter(city=city))
    objectives = Objective.objects.workable_by(request.user).filter(city=city).prefetch_related("sdgs")
    of_strategy, steps = defaultdict(list), defaultdict(list)
    for objective in objectives:
        of_strategy[objective.strategy_id].append(objective)
    for step in PlanningStep.objects.filter(city=city):
        steps[step.strategy_id].append(step)
    context = {
        "city": city,
        "section": "strategy",
        "strategies": [
            (strategy, in_order(of_strategy[strategy.pk]), progress_in_words(steps[strategy.pk]))
            for strategy in strategies
        ],
        "n_goals": GovernmentGoal.objects.of(city).kept().count(),
        "n_instruments": PlanningInstrument.objects.of(city).kept().count(),
        "today": timezone.localdate(),
    }
    return render(request, "observatory/strategy.html", context)


def with_counts(strategies):
    """Strategies with how many risks, beneficiaries, references and reviews each keeps."""
    return strategies.annotate(
        **{
            f"n_{name}": Count(name, filter=Q(**{f"{name}__removed_at": None}), distinct=True)
            for name in ("risks", "beneficiaries", "references", "reviews")
        }
    )
