"""What the dialogues hold for the planning steps (N3 ch. IV steps 3 and 11)."""

from django.urls import reverse
from django.utils.translation import npgettext

from dialogues.models import Dialogue
from observatory.planning import Answers, answers


@answers(3, 11)
def held(strategy):
    n = Dialogue.objects.of(strategy.city).kept().count()
    return Answers(
        npgettext("step", "dialogue", "dialogues", n), n, reverse("work-dialogues", args=[strategy.city.code])
    )
