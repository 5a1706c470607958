"""What the map of actors holds for the planning steps (N3 ch. IV step 2)."""

from django.urls import reverse
from django.utils.translation import npgettext

from actors.models import Actor
from observatory.planning import Answers, answers


@answers(2)
def mapped(strategy):
    n = Actor.objects.of(strategy.city).kept().count()
    return Answers(npgettext("step", "actor", "actors", n), n, reverse("work-actors", args=[strategy.city.code]))
