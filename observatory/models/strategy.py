from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import AreaOfAction, Evidence, StrategyStatus, Term
from observatory.models.goal import GovernmentGoal, PlanningInstrument
from observatory.models.record import Record
from observatory.models.reference import Sdg


class Strategy(Record):
    """An internationalization strategy of a city."""

    title = models.CharField(_("title"), max_length=200)
    vision = models.TextField(_("vision, in one sentence"), blank=True)
    starts_on = models.DateField(pgettext_lazy("day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=StrategyStatus, default=StrategyStatus.DRAFT)
    instrument = models.ForeignKey(
        PlanningInstrument,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("planning instrument it stands in"),
    )

    class Meta:
        default_related_name = "strategies"
        ordering = ["city", "-starts_on"]
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="strategy_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.title


class Objective(Record):
    """An internationalization objective: what the city wants abroad, in service of its government goals (N3 step 1)."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="objectives", verbose_name=_("strategy"))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    title = models.CharField(_("objective"), max_length=300)
    area_of_action = models.CharField(_("area of action"), max_length=20, choices=AreaOfAction, blank=True)
    term = models.CharField(_("term"), max_length=10, choices=Term, blank=True)
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="objectives", verbose_name=_("SDGs"))
    government_goals = models.ManyToManyField(
        GovernmentGoal,
        blank=True,
        related_name="objectives",
        verbose_name=_("government goals it serves"),
    )
    goals_assumption = models.TextField(_("what must hold for it to serve them"), blank=True)
    goals_evidence = models.CharField(_("how well this is known"), max_length=6, choices=Evidence, blank=True)
    activities_assumption = models.TextField(_("what must hold for the activities to lead to it"), blank=True)
    activities_evidence = models.CharField(_("how well that is known"), max_length=6, choices=Evidence, blank=True)

    class Meta:
        default_related_name = "objectives"
        ordering = ["code", "pk"]
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")

    def __str__(self):
        return f"{self.code} {self.title}".strip()
