import threading
import time

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from observatory.sealing import seal_new
from observatory.services import background
from observatory.weekly import begin_the_week


class Command(db_worker.Command):
    help = "Do the long work that pages leave behind them, such as checking a large spreadsheet. Ctrl-C ends it."

    def handle(self, *, worker_id, **options):
        threading.Thread(target=watch, args=[worker_id], daemon=True).start()
        super().handle(worker_id=worker_id, **options)


def watch(worker):
    """Say for as long as this process lives that it does, and let others' unfinished work be taken up."""
    while True:
        look_after(worker)
        close_old_connections()
        time.sleep(background.BEATS_EVERY)


def look_after(worker):
    try:
        background.beat(worker)
        background.retake()
        seal_new()
        begin_the_week(timezone.localdate())
    except DatabaseError:  # a busy or absent database: the next beat tries again
        pass
