from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import PolicyStage
from observatory.models.office import StaffPosition
from observatory.models.record import Record, RecordQuerySet
from observatory.models.strategy import Strategy

LEVELS = range(1, 6)


class RiskQuerySet(RecordQuerySet):
    def open(self):
        """Those that still have to be looked at."""
        return self.filter(closed_on=None)


class Risk(Record):
    """What could stop a strategy, how likely and how bad it is, and what is done about it (N3 ch. IV step 9)."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="risks", verbose_name=_("strategy"))
    title = models.CharField(_("what could happen"), max_length=300)
    stage = models.CharField(_("stage"), max_length=15, choices=PolicyStage, default=PolicyStage.IMPLEMENTATION)
    likelihood = models.PositiveSmallIntegerField(_("likelihood, from 1 to 5"))
    impact = models.PositiveSmallIntegerField(_("impact, from 1 to 5"))
    mitigation = models.TextField(_("what is done about it"), blank=True)
    owner = models.ForeignKey(
        StaffPosition, models.PROTECT, null=True, blank=True, verbose_name=_("post that looks after it")
    )
    review_on = models.DateField(_("to be looked at again on"), null=True, blank=True)
    closed_on = models.DateField(_("no longer a risk since"), null=True, blank=True)

    objects = RiskQuerySet.as_manager()

    class Meta:
        default_related_name = "risks"
        ordering = ["strategy", "-likelihood", "-impact", "pk"]
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)), name="risk_from_one_to_five"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def weight(self):
        """Likelihood times impact, from 1 to 25."""
        return self.likelihood * self.impact
