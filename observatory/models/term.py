import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.models.city import City


class GovernmentTermQuerySet(models.QuerySet):
    def at(self, day):
        """The term that was running on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class GovernmentTerm(models.Model):
    """One administration of a city, under one head of government."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="terms", verbose_name=_("city"))
    head = models.CharField(_("mayor or head of government"), max_length=150)
    starts_on = models.DateField(pgettext_lazy("day", "from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GovernmentTermQuerySet.as_manager()

    class Meta:
        ordering = ["city", "-starts_on"]
        verbose_name = _("government term")
        verbose_name_plural = _("government terms")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="term_ends_after_it_starts",
            ),
            models.UniqueConstraint(fields=["city", "starts_on"], name="one_term_per_start"),
        ]

    def __str__(self):
        return f"{self.head} ({self.starts_on.year}–{self.ends_on.year if self.ends_on else ''})"
