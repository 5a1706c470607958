from django.db import models
from django.utils.translation import gettext_lazy as _

from observatory.choices import Benefit
from observatory.models.record import Record
from observatory.models.reference import Country
from observatory.models.source import Source
from observatory.models.strategy import Strategy


class Beneficiary(Record):
    """A group of people that a strategy is for: what it gains and how it takes part (N3 ch. IV step 3)."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="beneficiaries", verbose_name=_("strategy"))
    title = models.CharField(_("group of people"), max_length=200)
    benefit = models.CharField(_("how it is reached"), max_length=10, choices=Benefit, default=Benefit.DIRECT)
    gain = models.TextField(_("what it needs and what it gains"), blank=True)
    part_taken = models.TextField(_("how it takes part"), blank=True)
    size = models.PositiveIntegerField(_("number of people, as estimated"), null=True, blank=True)

    class Meta:
        default_related_name = "beneficiaries"
        ordering = ["strategy", "benefit", "title", "pk"]
        verbose_name = _("beneficiary")
        verbose_name_plural = _("beneficiaries")

    def __str__(self):
        return self.title


class PeerReference(Record):
    """What a city looked at elsewhere while it planned, and what it made of it (N3 ch. IV step 8)."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="references", verbose_name=_("strategy"))
    title = models.CharField(_("what was looked at"), max_length=250)
    learned_from = models.CharField(_("city or body it was learned from"), max_length=200)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    learned = models.TextField(_("what was learned"), blank=True)
    adapted = models.TextField(_("how it is adapted here"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )

    class Meta:
        default_related_name = "references"
        ordering = ["strategy", "learned_from", "pk"]
        verbose_name = _("reference from another city")
        verbose_name_plural = _("references from other cities")

    def __str__(self):
        return self.title
