"""Who does the long work: workers that say from time to time that they live, and what a dead one left behind."""

from datetime import timedelta

from django.core.cache import cache
from django.tasks import TaskResultStatus, task_backends
from django.utils import timezone

LIVES = "worker"
LIVES_FOR, BEATS_EVERY = 45, 10
MOST_ATTEMPTS = 3
GRACE = timedelta(seconds=LIVES_FOR)


def beat(worker):
    """Say that a worker lives."""
    cache.set_many({LIVES: True, f"{LIVES}-{worker}": True}, LIVES_FOR)


def is_worker_there():
    """Whether long work may be left to a worker; where tasks run at once there is always one."""
    return not _is_queued() or bool(cache.get(LIVES))


def _is_queued():
    return task_backends["default"].supports_defer


def retake():
    """Let the work of dead workers be done again; a task that has killed three of them is given up. Every task can
    be run twice: it looks whether it is still wanted."""
    from django_tasks_db.models import DBTaskResult

    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - GRACE)
    left = [task for task in running if not cache.get(f"{LIVES}-{task.worker_ids[-1]}")]
    for task in left:
        given_up = len(task.worker_ids) >= MOST_ATTEMPTS
        now = {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()} if given_up else {"status": "READY"}
        DBTaskResult.objects.filter(pk=task.pk, worker_ids=task.worker_ids).update(**now)
    return len(left)
