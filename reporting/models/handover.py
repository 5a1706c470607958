"""The book that one administration hands to the next."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from observatory.choices import Language
from observatory.models import City
from reporting.choices import HandoverStage


def kept_with_its_book(book, filename):
    return f"handover/{book.uuid}/{filename}"


class HandoverBookQuerySet(models.QuerySet):
    def workable_by(self, user):
        return self.filter(city__in=City.objects.worked_on_by(user).values("pk"))


class HandoverBook(models.Model):
    """All that an office hands over on a day: what it said then, as bytes that never change, and who signed for it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="handover_books", verbose_name=_("city"))
    version = models.PositiveIntegerField(default=1, editable=False)
    language = models.CharField(_("language of the book"), max_length=2, choices=Language)
    handed_over_on = models.DateField(_("day of the handover"))
    letter = models.TextField(_("letter to the incoming team"), blank=True)
    reservations = models.TextField(_("what the incoming team must know of the gaps"), blank=True)
    missing = models.JSONField(default=list, blank=True, editable=False)
    content = models.JSONField(null=True, blank=True, editable=False)
    stage = models.CharField(max_length=10, choices=HandoverStage, default=HandoverStage.WAITING, editable=False)
    problem = models.CharField(max_length=500, blank=True, editable=False)
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(null=True, blank=True, editable=False)
    pdf = models.FileField(upload_to=kept_with_its_book, max_length=200, blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    zip = models.FileField(upload_to=kept_with_its_book, max_length=200, blank=True, editable=False)
    zip_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    ics = models.FileField(upload_to=kept_with_its_book, max_length=200, blank=True, editable=False)
    ics_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    given_at = models.DateTimeField(null=True, blank=True, editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    received_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = HandoverBookQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_over_on", "-pk"]
        verbose_name = _("handover book")
        verbose_name_plural = _("handover books")
        constraints = [
            models.CheckConstraint(
                condition=Q(received_by=None) | Q(given_by__isnull=False) & ~Q(received_by=F("given_by")),
                name="handover_received_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(stage="ready") | Q(made_at__isnull=False) & ~Q(zip_sha256=""),
                name="handover_ready_has_its_files",
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.handed_over_on:%Y-%m-%d}"

    @property
    def is_ready(self):
        return self.stage == HandoverStage.READY

    @property
    def is_working(self):
        return self.stage not in (HandoverStage.READY, HandoverStage.FAILED)
