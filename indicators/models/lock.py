import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.period import Period
from observatory.models import City


class PeriodLockQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(opened_at=None)

    def covering(self, city, period):
        """The locks that hold a period of a city: its own, and those of the longer periods around it."""
        return self.around(period).filter(city=city)

    def around(self, period):
        """The locks of any city that hold such a period, or a longer one around it."""
        return self.standing().filter(period__starts_on__lte=period.starts_on, period__ends_on__gte=period.ends_on)


class PeriodLock(models.Model):
    """A period whose values nobody changes any more, until a director opens it again and says why."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="period_locks", verbose_name=_("city"))
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name=_("period"))
    locked_at = models.DateTimeField(default=timezone.now)
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("why it was opened again"), max_length=500, blank=True)

    objects = PeriodLockQuerySet.as_manager()

    class Meta:
        ordering = ["city", "period__starts_on", "pk"]
        verbose_name = _("locked period")
        verbose_name_plural = _("locked periods")
        constraints = [
            models.UniqueConstraint(fields=["city", "period"], condition=Q(opened_at=None), name="locked_once"),
            models.CheckConstraint(condition=Q(opened_at=None) | ~Q(reason=""), name="opened_with_a_reason"),
        ]

    def __str__(self):
        return str(self.period)
