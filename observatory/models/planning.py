from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import StepState
from observatory.models.record import Record
from observatory.models.source import Source
from observatory.models.strategy import Strategy

STEPS = range(1, 17)


class PlanningStep(Record):
    """Where a strategy stands on one of the sixteen steps of planning, and what was answered (N3 ch. IV)."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="steps", verbose_name=_("strategy"))
    number = models.PositiveSmallIntegerField(_("step"))
    state = models.CharField(_("state"), max_length=12, choices=StepState, default=StepState.IN_PROGRESS)
    skipped_because = models.CharField(_("why it is skipped"), max_length=500, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    consulted = models.TextField(_("who was consulted"), blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="steps", verbose_name=_("sources"))

    class Meta:
        default_related_name = "planning_steps"
        ordering = ["strategy", "number"]
        verbose_name = _("planning step")
        verbose_name_plural = _("planning steps")
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="one_answer_per_planning_step"),
            models.CheckConstraint(
                condition=Q(number__gte=STEPS.start, number__lt=STEPS.stop), name="planning_step_is_one_of_sixteen"
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.SKIPPED) | ~Q(skipped_because=""),
                name="planning_step_skipped_with_a_reason",
            ),
        ]

    def __str__(self):
        return _("Step %(number)s of %(strategy)s") % {"number": self.number, "strategy": self.strategy}
