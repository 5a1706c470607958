"""What every row of a city's register has in common."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.models.city import City


class RecordQuerySet(models.QuerySet):
    def of(self, city):
        return self.filter(city=city)

    def kept(self):
        """Leave out what was taken off the register."""
        return self.filter(removed_at=None)

    def named(self):
        """Read along what the name of each record is made of."""
        return self

    def public(self):
        return self.kept().filter(is_public=True, city__is_public=True, city__is_observed=True)

    def visible_to(self, user):
        """Public rows, and every kept row of the cities the person works on."""
        if not user.is_authenticated:
            return self.public()
        return self.kept().filter(
            Q(is_public=True, city__is_public=True, city__is_observed=True)
            | Q(city__in=City.objects.worked_on_by(user).values("pk"))
        )

    def workable_by(self, user):
        return self.kept().filter(city__in=City.objects.worked_on_by(user).values("pk"))


class Record(models.Model):
    """A row of a city's register: it has a permanent address, a code, and a version against lost updates."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, verbose_name=_("city"))
    code = models.CharField(_("code"), max_length=60, blank=True)
    is_public = models.BooleanField(_("public"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
