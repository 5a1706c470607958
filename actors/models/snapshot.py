from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.models import Record


class MapSnapshot(Record):
    """The actor map as it stood on a day, kept as it was: what is corrected later does not change it. Never public."""

    title = models.CharField(_("title"), max_length=150)
    taken_on = models.DateField(_("the map of the day"), default=timezone.localdate)
    note = models.TextField(_("what it rests on"), blank=True)
    frozen = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        default_related_name = "map_snapshots"
        ordering = ["-taken_on", "-pk"]
        verbose_name = _("snapshot of the actor map")
        verbose_name_plural = _("snapshots of the actor map")
        constraints = [models.CheckConstraint(condition=Q(is_public=False), name="map_snapshot_is_never_public")]

    def __str__(self):
        return self.title
