"""Rows that belong to a record and go with it: partners of a project, events of a practice."""

import uuid

from django.db import models


class RowOf(models.Model):
    """A row of a record: it has a permanent name and a version, and is written with the record it belongs to."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]
