"""A file from its arrival to its undoing: kept privately, planned as often as wanted, written once."""

import hashlib
from dataclasses import replace
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from observatory.choices import BatchState, RowFate
from observatory.imports.applying import write
from observatory.imports.collecting import without_collecting
from observatory.imports.layouts import as_then, digest_of, recognised
from observatory.imports.mapping import Mapping
from observatory.imports.planned import forget_rows, keep_rows
from observatory.imports.planning import plan
from observatory.imports.review import fingerprint, review_of
from observatory.models import City, ColumnLayout, ImportBatch
from observatory.resources import Run, data_set
from observatory.spreadsheets import header_key, read_once, read_workbook


class RowsRefused(Exception):
    """Some rows cannot be taken, and all or nothing was wanted; `plan` tells which and why."""

    def __init__(self, plan):
        super().__init__("rows refused")
        self.plan = plan


class PlanChanged(Exception):
    """The data changed since the plan was shown, so that something else would be written; `plan` is the new one."""

    def __init__(self, plan):
        super().__init__("plan changed")
        self.plan = plan


def receive(*, dataset, content, filename, city, by=None):
    """Keep a file for an import, under its SHA-256. Raises `Refused` for what is no safe spreadsheet."""
    read_workbook(content, filename)
    return _kept(dataset, content, filename, city, by)


def _kept(dataset, content, filename, city, by):
    batch = ImportBatch(
        city=city,
        dataset=dataset,
        filename=Path(filename).name[:255],
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )
    batch.file.save(filename, ContentFile(content), save=False)
    batch.save()
    return batch


def checked(content, filename, *, dataset, city, mapping, by=None, create_cities=False, locks=False, step=None):
    """Plan the import of a file without writing anything; `step` is told how far it is. Raises `Refused`."""
    workbook = read_once(read_workbook(content, filename))
    layout = None if mapping.columns else recognised(workbook, mapping, city=city, dataset=data_set(dataset))
    run = Run(city, by=by, create_cities=create_cities, locks=locks, step=step)
    if layout:
        run.tell("remembered-layout", params={"place": str(layout)})
        mapping = as_then(layout, mapping)
    return plan(workbook, data_set(dataset), mapping, run, remembered=remembered_columns(city, dataset))


@without_collecting()
@transaction.atomic
def bring_in(*, content, filename, dataset, city, mapping, by=None, create_cities=False, set_aside=False):
    """Plan and write a file in one transaction; answers the plan and its batch (None when there was nothing to write).

    Raises `Refused`; `RowsRefused` when a row is bad and none is to be set aside.
    """
    City.objects.select_for_update().get(pk=city.pk)
    told = {"dataset": dataset, "city": city, "mapping": mapping, "by": by, "create_cities": create_cities}
    found = checked(content, filename, **told, locks=True)
    if found.errors and not set_aside:
        raise RowsRefused(found)
    if not found.counts[RowFate.CREATED] + found.counts[RowFate.UPDATED]:
        return found, None
    batch = _kept(dataset, content, filename, city, by)
    return found, _written(batch, found, by)


def _written(batch, found, by):
    write(found, batch, by=by)
    batch.state, batch.applied_at = BatchState.APPLIED, timezone.now()
    describe(batch, found)
    forget_rows(batch)
    remember_columns(batch.city, found, batch.filename)
    return batch


@without_collecting()
def check(batch, *, mapping, by, create_cities=False, step=None):
    """Plan a batch as it is told now, and keep what was found for the page of the check. Raises `Refused`.

    Nothing is locked while the rows are read; what is found is kept only if the batch is still open then.
    """
    demand_open(batch)
    found = planned(batch, mapping=mapping, by=by, create_cities=create_cities, step=step)
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        demand_open(batch)
        if step:
            step(batch.stage, len(found), len(found))
        batch.state = BatchState.CHECKED
        batch.report = {"create_cities": create_cities}
        describe(batch, found)
        keep_rows(batch, found)
    return found


def planned(batch, *, by, mapping=None, create_cities=None, locks=False, step=None):
    """Plan a batch as it was told, or as it is told now; nothing is written."""
    mapping = mapping_of(batch) if mapping is None else mapping
    create_cities = batch.report.get("create_cities", False) if create_cities is None else create_cities
    told = {"dataset": batch.dataset, "city": batch.city, "mapping": mapping, "by": by, "create_cities": create_cities}
    return checked(content_of(batch), batch.filename, **told, locks=locks, step=step)


def content_of(batch):
    """Give the bytes of the file as it arrived."""
    with batch.file.open("rb") as file:
        return file.read()


class AlreadyDone(Exception):
    """The batch was applied already, or taken back."""


def demand_open(batch):
    """Refuse a batch that is no longer open. Raises `AlreadyDone`."""
    if batch.state not in (BatchState.UPLOADED, BatchState.CHECKED):
        raise AlreadyDone


@without_collecting()
@transaction.atomic
def apply(batch, *, by, set_aside=False):
    """Write a checked batch exactly as it was shown, once.

    Raises `AlreadyDone`, `PlanChanged` when something else would be written now, `RowsRefused` when a row is bad.
    """
    City.objects.select_for_update().get(pk=batch.city_id)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    demand_open(batch)
    found = planned(batch, by=by, locks=True)
    if fingerprint(found) != batch.report.get("review", {}).get("fingerprint"):
        raise PlanChanged(found)
    if found.errors and not set_aside:
        raise RowsRefused(found)
    return _written(batch, found, by)


def describe(batch, found):
    """Write down with a batch how it was read and what became of its rows."""
    counts = found.counts
    batch.sheet = found.mapping.sheet or found.first.sheet
    batch.header_row = found.first.table.header_row
    batch.mapping = found.mapping.as_json()
    batch.rows = len(found)
    for fate in RowFate:
        setattr(batch, fate.value, counts[fate])
    headers = {reading.sheet: list(reading.table.placed_headers) for reading in found.readings}
    batch.report |= {"columns": columns_of(found), "headers": headers, "review": review_of(found)}
    batch.save()


def columns_of(found):
    """Tell for each header which field it is: {header: field, "segment" or None}."""
    told = {}
    for reading in reversed(found.readings):
        told |= dict(zip(reading.table.folded, reading.table.folded_to, strict=True))
        told |= {column.header: "segment" if column.is_segment else column.field for column in reading.columns}
    return told


def remembered_columns(city, dataset):
    """Give what people of this city chose for a header before, over all layouts: {header: field}."""
    known = {}
    for layout in ColumnLayout.objects.filter(city=city, dataset=dataset).order_by("used_at"):
        known |= layout.mapping.get("columns", {})
    return known


def remember_columns(city, found, filename):
    """Keep the columns that a person told, so that next year's file of the same layout is understood at once."""
    told = found.mapping.columns
    if not told:
        return
    for reading in found.readings:
        mine = {header_key(header) for header in reading.table.headers}
        mapping = {header: field for header, field in told.items() if header_key(header) in mine}
        ColumnLayout.objects.update_or_create(
            city=city,
            dataset=found.dataset.name,
            fingerprint=digest_of(reading.table.headers),
            defaults={
                "mapping": replace(found.mapping, columns=mapping, repairs=()).as_json(),
                "filename": filename,
                "used_at": timezone.now(),
            },
        )


def mapping_of(batch):
    """Give the mapping that a batch was told."""
    return Mapping.of(batch.mapping)
