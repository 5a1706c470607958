from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import ValueType
from indicators.models.indicator import Indicator


class IndicatorVersion(models.Model):
    """What an indicator said before its unit, formula or kind of value changed. Values keep the number of theirs."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="versions", verbose_name=_("indicator"))
    number = models.PositiveSmallIntegerField(_("version"))
    value_type = models.CharField(_("kind of value"), max_length=10, choices=ValueType)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    how_to_compute = models.TextField(_("how it is computed"), blank=True)
    replaced_at = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.CharField(_("why it was changed"), max_length=500, blank=True)

    class Meta:
        ordering = ["indicator", "-number"]
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        constraints = [models.UniqueConstraint(fields=["indicator", "number"], name="one_row_per_indicator_version")]

    def __str__(self):
        return f"{self.indicator.code} {self.number}"
