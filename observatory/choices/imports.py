"""Bringing spreadsheets in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BatchState(TextChoices):
    UPLOADED = "uploaded", _("Uploaded")
    CHECKED = "checked", _("Checked")
    APPLIED = "applied", _("Applied")
    UNDONE = "undone", _("Undone")


class ImportStage(TextChoices):
    WAITING = "waiting", _("Waiting for its turn")
    READING = "reading", _("Reading the rows")
    CHECKING = "checking", _("Checking the rows")
    WRITING = "writing", _("Writing the records")


class RowFate(TextChoices):
    CREATED = "created", _("New")
    UPDATED = "updated", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REJECTED = "rejected", _("Set aside")
