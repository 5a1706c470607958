from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator


class OwnCount(models.Model):
    """How a city counts an indicator of its own: one kind of record and filters on its fields, from closed lists."""

    indicator = models.OneToOneField(Indicator, models.CASCADE, related_name="own_count", verbose_name=_("indicator"))
    kind = models.CharField(_("what is counted"), max_length=30)
    day = models.CharField(_("by which day"), max_length=30, blank=True)
    filters = models.JSONField(_("filters"), default=dict, blank=True)
    group = models.CharField(_("told apart by"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("own count")
        verbose_name_plural = _("own counts")

    def __str__(self):
        return self.indicator.code
