from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from observatory.management.commands import run_worker
from observatory.services import background

pytestmark = pytest.mark.django_db
QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _no_worker_of_another_test():
    cache.clear()


def running(*workers, for_seconds=3600):
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="observatory.imports.starting.check_behind",
        backend_name="default",
        status="RUNNING",
        started_at=timezone.now() - timedelta(seconds=for_seconds),
        worker_ids=list(workers),
    )


def test_a_worker_is_there_while_it_says_so(settings):
    settings.TASKS = QUEUED
    assert not background.is_worker_there()

    background.beat("one")

    assert background.is_worker_there()


def test_where_tasks_run_at_once_no_worker_is_needed():
    assert background.is_worker_there()


def test_the_work_of_a_dead_worker_is_done_again_and_that_of_a_living_one_is_left_alone():
    left, going_on, just_begun = running("dead"), running("alive"), running("dead", for_seconds=1)
    background.beat("alive")

    assert background.retake() == 1

    states = [DBTaskResult.objects.get(pk=task.pk).status for task in (left, going_on, just_begun)]
    assert states == ["READY", "RUNNING", "RUNNING"]


def test_a_task_that_killed_three_workers_is_given_up():
    task = running("one", "two", "three")

    background.retake()

    task.refresh_from_db()
    assert task.status == "FAILED"
    assert task.finished_at


def test_the_worker_says_that_it_lives_and_does_what_waits(settings, monkeypatch):
    settings.TASKS = QUEUED
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)  # the test's own connection stays open
    monkeypatch.setattr(run_worker, "watch", background.beat)
    task = running("dead")

    run_worker.look_after("another")
    call_command("run_worker", batch=True, startup_delay=False, verbosity=0, reload=False, interval=0)

    task.refresh_from_db()
    assert background.is_worker_there()
    assert task.status == "FAILED"
    assert "check_behind" in task.traceback
