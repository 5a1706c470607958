import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.models.city import City


class Channel(models.TextChoices):
    PAGE = "page", _("Page")
    IMPORT = "import", _("Import")
    COMMAND = "command", _("Command")


class Change(models.Model):
    """One write: who did what to which record, when, and how it was before and after. Never changed, never deleted."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PAGE)
    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, related_name="changes")
    action = models.CharField(max_length=40)
    record = models.CharField(max_length=60)
    record_uuid = models.UUIDField(null=True, blank=True)
    label = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    batch = models.UUIDField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["record", "record_uuid"], name="change_by_record"),
            models.Index(fields=["city", "-at"], name="change_by_city"),
        ]

    def __str__(self):
        return f"{self.action} {self.label}"


class Seal(models.Model):
    """The place of an entry in the change log: a digest over it and all before it. Never changed, never deleted."""

    change = models.OneToOneField(Change, models.PROTECT, related_name="seal")
    entry = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("seal of the change log")
        verbose_name_plural = _("seals of the change log")

    def __str__(self):
        return self.chain
