from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import InstrumentKind, LegislativeApproval
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Sdg
from observatory.models.source import Source


class PlanningInstrumentQuerySet(RecordQuerySet):
    def naming_sdgs(self):
        """Those that name at least one of the Sustainable Development Goals."""
        return self.filter(sdgs__isnull=False).distinct()


class PlanningInstrument(Record):
    """A plan, policy or norm of the local government: what it plans with, who approved it, which SDGs it names."""

    kind = models.CharField(_("kind"), max_length=15, choices=InstrumentKind, default=InstrumentKind.DEVELOPMENT)
    title = models.CharField(_("title"), max_length=250)
    starts_on = models.DateField(pgettext_lazy("day", "from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=200, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    legislative_approval = models.CharField(
        _("approval by the council or assembly"), max_length=10, choices=LegislativeApproval, blank=True
    )
    legislative_approval_on = models.DateField(_("approved there on"), null=True, blank=True)
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="instruments", verbose_name=_("SDGs it names"))
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    objects = PlanningInstrumentQuerySet.as_manager()

    class Meta:
        default_related_name = "instruments"
        ordering = ["kind", "title", "pk"]
        verbose_name = _("planning instrument")
        verbose_name_plural = _("planning instruments")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="instrument_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(legislative_approval_on=None) | Q(legislative_approval=LegislativeApproval.APPROVED),
                name="instrument_dated_approval_was_given",
            ),
        ]

    def __str__(self):
        return self.title


class GovernmentGoal(Record):
    """A goal of the government's plan, told apart from the objectives abroad that serve it (N3 ch. IV step 1)."""

    title = models.CharField(_("goal"), max_length=300)
    axis = models.CharField(_("strategic axis"), max_length=200, blank=True)
    instrument = models.ForeignKey(
        PlanningInstrument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("plan it stands in"),
    )

    class Meta:
        default_related_name = "government_goals"
        ordering = ["axis", "code", "pk"]
        verbose_name = _("government goal")
        verbose_name_plural = _("government goals")

    def __str__(self):
        return f"{self.code} {self.title}".strip()
