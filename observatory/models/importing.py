import datetime
import uuid
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import BatchState, ImportStage, RowFate
from observatory.models.city import City


def stored_with_its_batch(batch, filename):
    return f"imports/{batch.uuid}"


STALLED_AFTER = datetime.timedelta(minutes=2)


class Progress(NamedTuple):
    """How far the work behind a page is: its stage, and how many rows of how many (0: not known yet)."""

    stage: ImportStage
    done: int
    total: int


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
    job = models.UUIDField(null=True, blank=True, editable=False)
    stage = models.CharField(max_length=10, choices=ImportStage, blank=True, editable=False)
    stage_done = models.PositiveIntegerField(default=0, editable=False)
    stage_total = models.PositiveIntegerField(default=0, editable=False)
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    problem = models.JSONField(default=dict, blank=True, editable=False)
    upload = models.UUIDField(null=True, blank=True, db_index=True, editable=False)  # shared by files sent together

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.filename

    @property
    def is_working(self):
        """Whether it is being checked or applied behind the page."""
        return self.job is not None

    @property
    def is_stalled(self):
        """Whether nothing was heard of the work for so long that it may be started again."""
        return self.is_working and self.touched_at < timezone.now() - STALLED_AFTER

    @property
    def may_be_cancelled(self):
        """Whether the work can still be stopped; rows that a worker is writing are written."""
        return self.is_working and (self.stage != ImportStage.WRITING or self.is_stalled)

    @property
    def progress(self):
        """How far the work behind the page is, or None."""
        return Progress(ImportStage(self.stage), self.stage_done, self.stage_total) if self.is_working else None


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


class ImportedBlockQuerySet(models.QuerySet):
    def holding(self, record, record_uuid):
        """The block of a batch that brought in this record, if one did; `record` is the label of its model."""
        found = self.filter(record=record, first__lte=record_uuid).order_by("-first").first()
        return found if found is not None and found.place_of(record_uuid) is not None else None


class ImportedBlock(models.Model):
    """Where many new records came from, and how they were written: their provenance and their lines in the change log.

    The records of a block have consecutive UUIDs, from `first` on, in the order of `rows`. `raw` holds their cells by
    header and `values` what was stored by field: under "same" what all share, under "each" a list. Never changed.
    """

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="blocks")
    sheet = models.CharField(max_length=200, blank=True)
    record = models.CharField(max_length=60)
    first = models.UUIDField()
    rows = models.JSONField()
    raw = models.JSONField()
    values = models.JSONField()

    objects = ImportedBlockQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "first"]
        verbose_name = _("imported rows")
        verbose_name_plural = _("imported rows")
        indexes = [models.Index(fields=["record", "first"], name="importedblock_by_record")]

    def __str__(self):
        return f"{self.sheet} {self.rows[0]}–{self.rows[-1]}"

    def uuid_at(self, place):
        """The UUID of the record at a place of the block."""
        return uuid.UUID(int=self.first.int + place)

    def place_of(self, record_uuid):
        """The place of a record in the block, or None."""
        place = uuid.UUID(str(record_uuid)).int - self.first.int
        return place if 0 <= place < len(self.rows) else None

    def row_of(self, record_uuid):
        """Give the row of a record as those are that are kept one by one: an `ImportedRow`, not stored."""
        return self.row_at(self.place_of(record_uuid))

    def row_at(self, place):
        return ImportedRow(
            batch=self.batch,
            sheet=self.sheet,
            row=self.rows[place],
            fate=RowFate.CREATED,
            record=self.record,
            record_uuid=self.uuid_at(place),
            raw=self.raw_at(place),
        )

    def raw_at(self, place):
        """The cells of a row as people wrote them: {header: text}."""
        return {header: text for header, text in _at(self.raw, place).items() if text}

    def values_at(self, place):
        """What was stored for a row: {field: value}."""
        return _at(self.values, place)


def _at(columns, place):
    return columns["same"] | {name: values[place] for name, values in columns["each"].items()}


class ColumnLayout(models.Model):
    """How a city's columns were understood once, recognised again by their names."""

    city = models.ForeignKey(City, models.PROTECT, related_name="column_layouts")
    dataset = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict, blank=True)
    filename = models.CharField(_("file"), max_length=255, blank=True)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("column layout")
        verbose_name_plural = _("column layouts")
        constraints = [models.UniqueConstraint(fields=["city", "dataset", "fingerprint"], name="one_layout_per_header")]

    def __str__(self):
        return self.filename or self.dataset


class NameAlias(models.Model):
    """Whom a spelling in a city's files means, as somebody decided once; itself where it is to stay on its own."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(City, models.PROTECT, related_name="name_aliases", verbose_name=_("city"))
    refers_to = models.CharField(max_length=60)  # the label of the model of what is named
    name = models.CharField(_("spelling"), max_length=300)
    name_key = models.CharField(max_length=300)
    meant = models.CharField(_("stands for"), max_length=300)
    record_uuid = models.UUIDField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["refers_to", "meant", "name", "pk"]
        verbose_name = _("spelling of a name")
        verbose_name_plural = _("spellings of names")
        constraints = [models.UniqueConstraint(fields=["city", "refers_to", "name_key"], name="one_alias_per_spelling")]

    def __str__(self):
        return f"{self.name} → {self.meant}"

    @property
    def is_separate(self):
        """Whether the spelling was decided to stand for nobody else."""
        return self.name == self.meant


class PlannedRow(models.Model):
    """What the last check of a batch found of one row, to be paged through until the batch is applied."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="planned_rows")
    place = models.PositiveIntegerField()
    sheet = models.CharField(max_length=200, blank=True)
    row = models.PositiveIntegerField()
    fate = models.CharField(max_length=10, choices=RowFate)
    is_warned = models.BooleanField(default=False)
    label = models.CharField(max_length=300, blank=True)
    found = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["place"]
        verbose_name = _("planned row")
        verbose_name_plural = _("planned rows")
        constraints = [models.UniqueConstraint(fields=["batch", "place"], name="one_planned_row_per_place")]

    def __str__(self):
        return f"{self.sheet} {self.row}"
