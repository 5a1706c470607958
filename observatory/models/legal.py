from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import LegalKind, Precision
from observatory.models.record import Record
from observatory.models.source import Source


class LegalInstrument(Record):
    """A norm that founds or frames the city's international action (N8 ch. 1, cases 2, 4 and 5)."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=LegalKind)
    number = models.CharField(_("number"), max_length=60, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_on_precision = models.CharField(max_length=7, choices=Precision, default=Precision.DAY)
    ended_on = models.DateField(_("in force until"), null=True, blank=True)
    allows = models.TextField(_("what it allows"), blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="legal_instruments",
        verbose_name=_("source"),
    )

    class Meta:
        default_related_name = "legal_instruments"
        ordering = ["-adopted_on", "title", "pk"]
        verbose_name = _("legal instrument")
        verbose_name_plural = _("legal instruments")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(adopted_on=None) | Q(ended_on__gte=F("adopted_on")),
                name="legal_instrument_ends_after_it_is_adopted",
            ),
        ]

    def __str__(self):
        return self.title
