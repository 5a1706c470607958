from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.choices import Frequency


class PeriodQuerySet(models.QuerySet):
    def within(self, start, end):
        return self.filter(starts_on__gte=start, ends_on__lte=end)


class Period(models.Model):
    """A stretch of days that measurements speak of: 2025, 2025-Q1, 2025-03, 2013-2014."""

    code = models.CharField(_("code"), max_length=25, unique=True)
    starts_on = models.DateField(pgettext_lazy("day", "from"))
    ends_on = models.DateField(_("until"))
    frequency = models.CharField(_("frequency"), max_length=12, choices=Frequency)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "ends_on"]
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="period_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.code
