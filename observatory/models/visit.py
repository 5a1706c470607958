import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from observatory.models.city import City


class LastVisit(models.Model):
    """When a person was last at a city's desk, and when the time before: what came in between is news to them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    city = models.ForeignKey(City, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("last visit")
        verbose_name_plural = _("last visits")
        constraints = [models.UniqueConstraint(fields=["user", "city"], name="one_last_visit_per_person_and_city")]

    def __str__(self):
        return f"{self.user}, {self.city}"


class CalendarFeed(models.Model):
    """A person's private address of the calendar; a new row is a new address, and the old one leads nowhere."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self):
        return str(self.user)
