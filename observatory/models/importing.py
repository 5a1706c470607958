import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import BatchState, RowFate
from observatory.models.city import City


def stored_with_its_batch(batch, filename):
    return f"imports/{batch.uuid}"


class ImportBatchQuerySet(models.QuerySet):
    def workable_by(self, user):
        return self.filter(city__in=City.objects.worked_on_by(user).values("pk"))


class ImportBatch(models.Model):
    """One file brought into one data set of a city: how it was read, what became of each row."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="imports", verbose_name=_("city"))
    dataset = models.CharField(_("data set"), max_length=40)
    file = models.FileField(_("file"), upload_to=stored_with_its_batch, max_length=200)
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=200, blank=True)
    header_row = models.PositiveIntegerField(null=True, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.UPLOADED)
    rows = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.filename


class ImportedRow(models.Model):
    """Where a stored record came from: file, sheet, row and the raw text of its cells."""

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="imported_rows")
    sheet = models.CharField(max_length=200, blank=True)
    row = models.PositiveIntegerField()
    fate = models.CharField(max_length=10, choices=RowFate)
    record = models.CharField(max_length=60)
    record_uuid = models.UUIDField()
    raw = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["batch", "row", "pk"]
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        indexes = [models.Index(fields=["record", "record_uuid"], name="importedrow_by_record")]

    def __str__(self):
        return f"{self.sheet} {self.row}"


class ColumnLayout(models.Model):
    """How a city's columns were understood once, recognised again by their names."""

    city = models.ForeignKey(City, models.PROTECT, related_name="column_layouts")
    dataset = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict, blank=True)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("column layout")
        verbose_name_plural = _("column layouts")
        constraints = [models.UniqueConstraint(fields=["city", "dataset", "fingerprint"], name="one_layout_per_header")]

    def __str__(self):
        return f"{self.dataset} {self.fingerprint[:8]}"
