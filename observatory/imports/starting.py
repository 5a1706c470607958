"""Checking, applying and taking back: at once for a small file, behind the page for a large one, with its progress.

A batch knows the job that works on it. A job that is no longer the batch's own (cancelled, or started again) stops at
its next step and writes nothing, so a task may safely be run twice.
"""

import uuid

from django.contrib.auth import get_user_model
from django.db import OperationalError, transaction
from django.tasks import task
from django.utils import timezone, translation

from observatory.choices import BatchState, ImportStage
from observatory.imports.batches import AlreadyDone, PlanChanged, RowsRefused, apply, check, demand_open, mapping_of
from observatory.imports.mapping import Mapping
from observatory.imports.undoing import NotApplied, NotUndone, demand_applied, demand_unchanged, undo
from observatory.models import ImportBatch
from observatory.resources import data_set
from observatory.services import background
from observatory.spreadsheets import Refused

LARGE_FILE, LARGE_ZIP, LARGE_ROWS = 2 * 1024 * 1024, 256 * 1024, 5000
ROWS_NAMED = 50


class Cancelled(Exception):
    """Somebody cancelled the job, or started it again."""


def start_check(batch, *, mapping, by, create_cities=False):
    """Check a batch: at once, or behind the page (`batch.is_working`). Raises what `check` raises when done at once."""
    if not goes_behind(batch):
        check(batch, mapping=mapping, by=by, create_cities=create_cities)
        return batch.refresh_from_db()
    told = {"mapping": mapping.as_json(), "create_cities": create_cities}
    _start(batch, check_behind, by, told)


def start_apply(batch, *, by, set_aside=False):
    """Apply a checked batch: at once, or behind the page. Raises what `apply` raises when done at once."""
    if not goes_behind(batch):
        apply(batch, by=by, set_aside=set_aside)
        return batch.refresh_from_db()
    _start(batch, apply_behind, by, {"set_aside": set_aside})


def start_undo(batch, *, by):
    """Take an applied batch back: at once, or behind the page. Raises what `undo` raises when done at once."""
    if batch.created + batch.updated <= LARGE_ROWS or not background.is_worker_there():
        undo(batch, by=by)
        return batch.refresh_from_db()
    _start(batch, undo_behind, by, {}, demand=demand_applied)


def cancel(batch):
    """Stop the work on a batch; answers whether it was stopped.

    Once rows are being written they are written, unless the worker is gone: then no transaction holds the batch. What
    is being written is told by a read alone, and a lock that is not to be had means the same.
    """
    batch.refresh_from_db()
    stopped = batch.may_be_cancelled and _stopped(batch)
    batch.refresh_from_db()
    return stopped


def _stopped(batch):
    """Take the job from a batch, if it may still be taken."""
    try:
        with transaction.atomic():
            known = ImportBatch.objects.filter(pk=batch.pk)
            stored = known.select_for_update(skip_locked=batch.stage == ImportStage.WRITING).first()
            if stored is None or not stored.may_be_cancelled:
                return False
            known.update(job=None, stage="", problem={})
    except OperationalError:
        return False
    return True


def goes_behind(batch):
    """Whether a batch is too large to be worked on while somebody waits for the page, and a worker is there for it."""
    return is_large(batch) and background.is_worker_there()


def is_large(batch):
    """Whether a file has so many bytes or rows that nobody should wait for it."""
    if batch.file.size > LARGE_FILE or batch.rows > LARGE_ROWS:
        return True
    with batch.file.open("rb") as file:
        content = file.read()
    return len(content) > LARGE_ZIP if content.startswith(b"PK") else content.count(b"\n") > LARGE_ROWS


@transaction.atomic
def _start(batch, work, by, told, demand=demand_open):
    """Queue the work once: while a job is under way and heard of, a second press changes nothing."""
    stored = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    demand(stored)
    if not stored.is_working or stored.is_stalled:
        job = uuid.uuid4()
        ImportBatch.objects.filter(pk=batch.pk).update(
            job=job, stage=ImportStage.WAITING, stage_done=0, stage_total=0, touched_at=timezone.now(), problem={}
        )
        told |= {"batch": batch.pk, "job": str(job), "by": by and by.pk, "language": translation.get_language()}
        work.enqueue(**told)
    batch.refresh_from_db()


@task
def check_behind(batch, job, by, language, **told):
    """Check a batch behind its page."""
    with translation.override(language):
        _Job(batch, job, by).run(_check, **told)


@task
def apply_behind(batch, job, by, language, **told):
    """Apply a batch behind its page; what changed since the check is checked again."""
    with translation.override(language):
        _Job(batch, job, by).run(_apply, **told)


@task
def undo_behind(batch, job, by, language):
    """Take a batch back behind its page."""
    with translation.override(language):
        _Job(batch, job, by).run(_undo)


def _check(batch, by, step, mapping, create_cities):
    check(batch, mapping=Mapping.of(mapping), by=by, create_cities=create_cities, step=step)


def _apply(batch, by, step, set_aside):
    step(ImportStage.WRITING)
    try:
        apply(batch, by=by, set_aside=set_aside)
    except (PlanChanged, RowsRefused):
        again = {"mapping": mapping_of(batch), "create_cities": batch.report.get("create_cities", False)}
        check(batch, by=by, **again, step=step)
        raise Refused("changed-since-check") from None


def _undo(batch, by, step):
    """Look first, which may be stopped, and take back then, which is done or not done as a whole."""
    try:
        demand_unchanged(batch, step)
        step(ImportStage.WRITING)
        undo(batch, by=by)
    except NotUndone as blocked:
        rows = ", ".join(str(row.row) for row in blocked.rows[:ROWS_NAMED])
        more = "…" if len(blocked.rows) > ROWS_NAMED else ""
        raise Refused("changed-since-import", count=len(blocked.rows), rows=f"{rows}{more}") from None


class _Job:
    """One job of a batch: does the work while it is wanted, and says how it ended."""

    def __init__(self, batch, job, by):
        self.mine = ImportBatch.objects.filter(pk=batch, job=job)
        self.by = by and get_user_model().objects.get(pk=by)

    def run(self, work, **told):
        batch = self.mine.select_related("city").first()
        if batch is None:
            return
        try:
            self.demand_allowed(batch)
            work(batch, self.by, self.step, **told)
        except (Cancelled, AlreadyDone, NotApplied):
            self.end()
        except Refused as refusal:
            self.end({"code": refusal.code, "arguments": {name: str(each) for name, each in refusal.arguments.items()}})
        except BaseException:
            self.end({"code": "work-failed", "arguments": {}})
            raise
        else:
            self.end()

    def demand_allowed(self, batch):
        """Whoever asked may have lost the role since. Raises `Refused`."""
        needed = ("observatory.import_data", data_set(batch.dataset).permission)
        needed = ("observatory.undo_import",) if batch.state == BatchState.APPLIED else needed
        if self.by and not (self.by.is_active and all(self.by.has_perm(name, batch.city) for name in needed)):
            raise Refused("no-longer-allowed")

    def step(self, stage, done=0, total=0):
        """Say how far it is. Raises `Cancelled` when the job is not wanted any more."""
        told = {"stage": stage, "stage_done": done, "stage_total": total, "touched_at": timezone.now()}
        if not self.mine.update(**told):
            raise Cancelled

    def end(self, problem=None):
        self.mine.update(job=None, stage="", problem=problem or {})


def problem_of(batch):
    """Give the refusal with which the work behind the page ended, or None."""
    return Refused(batch.problem["code"], **batch.problem["arguments"]) if batch.problem else None
