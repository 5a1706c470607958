"""What the indicators hold for the planning steps (N3 ch. IV steps 13 and 14)."""

from django.urls import reverse
from django.utils.translation import npgettext

from indicators.models import AdoptedIndicator
from observatory.planning import Answers, answers


@answers(13)
def in_use(strategy):
    n = AdoptedIndicator.objects.in_use().filter(city=strategy.city).count()
    label = npgettext("step", "indicator in use", "indicators in use", n)
    return Answers(label, n, reverse("work-indicators", args=[strategy.city.code]))


@answers(14)
def of_objectives(strategy):
    n = AdoptedIndicator.objects.in_use().filter(objectives__strategy=strategy).distinct().count()
    label = npgettext("step", "indicator tied to an objective", "indicators tied to an objective", n)
    return Answers(label, n, reverse("strategy-chain", args=[strategy.city.code, strategy.uuid]))
