from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import OpportunityKind, OpportunityStatus
from observatory.models.office import Department
from observatory.models.record import Record, RecordQuerySet
from observatory.models.reference import Currency, Sdg


class OpportunityQuerySet(RecordQuerySet):
    def calls_of_funds(self):
        """Calls and funds, without awards."""
        return self.exclude(kind=OpportunityKind.AWARD)

    def identified_between(self, start, end):
        return self.filter(identified_on__gte=start, identified_on__lte=end)

    def closing_between(self, start, end):
        """Those still to be applied for that close within the days given, both included."""
        return self.filter(status=OpportunityStatus.IDENTIFIED, closes_on__gte=start, closes_on__lte=end)


class Opportunity(Record):
    """A call, a fund or an award that the city may apply for."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=OpportunityKind, default=OpportunityKind.CALL)
    organiser = models.CharField(_("who offers it"), max_length=200, blank=True)
    identified_on = models.DateField(_("identified on"), default=timezone.localdate)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=OpportunityStatus, default=OpportunityStatus.IDENTIFIED
    )
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(
        Currency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("currency")
    )
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="opportunities", verbose_name=_("department")
    )
    sdgs = models.ManyToManyField(Sdg, blank=True, related_name="opportunities", verbose_name=_("SDGs"))
    url = models.URLField(_("link"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        default_related_name = "opportunities"
        ordering = ["closes_on", "title", "pk"]
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(opens_on=None) | Q(closes_on__gte=F("opens_on")),
                name="opportunity_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_opportunity_per_code",
            ),
        ]

    def __str__(self):
        return self.title
