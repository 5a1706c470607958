"""An import whose worker is killed in the midst of it leaves nothing half-written, and can be started again."""

import datetime
import os
import signal
import subprocess
import sys
import uuid

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from indicators.models import Measurement
from observatory import imports
from observatory.choices import BatchState, ImportStage
from observatory.models import Change, ImportBatch, ImportedBlock
from observatory.models.importing import STALLED_AFTER
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import CityFactory
from tests.factories.sheets import csv

SHEET = csv("indicator,period,value", *(f"A,{year},{year}" for year in range(1950, 2020)))
WORKER = """
import os, sys, time
import django
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[4]
django.setup()
from observatory.imports import blocks, starting

write = blocks.Insertion.run
def and_wait(rows):
    write(rows)
    print("written", flush=True)
    time.sleep(60)

if sys.argv[3] == "wait":
    blocks.Insertion.run = and_wait
starting.apply_behind.call(int(sys.argv[1]), sys.argv[2], None, "en", set_aside=False)
"""


def worker(batch, mode):
    """Start a worker of its own on the database of the tests."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{told['NAME']}"
    else:
        address = f"postgres://{told['USER']}@/{told['NAME']}?host={told['HOST']}"
    given = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-c", WORKER, str(batch.pk), str(batch.job), mode, str(settings.MEDIA_ROOT)]
    return subprocess.Popen(command, env=os.environ | given, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def batch(transactional_db):
    city = CityFactory(code="bogota", languages=["en"])
    IndicatorFactory(code="A", city=city, value_type="count")
    batch = imports.receive(dataset="measurements", content=SHEET, filename="a.csv", city=city)
    imports.check(batch, mapping=imports.Mapping(), by=None)
    job = uuid.uuid4()
    ImportBatch.objects.filter(pk=batch.pk).update(job=job, stage=ImportStage.WAITING, touched_at=timezone.now())
    batch.refresh_from_db()
    return batch


def test_a_killed_import_leaves_nothing_and_is_started_again(batch):
    with worker(batch, "wait") as process:
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGKILL)

    assert not Measurement.objects.exists()
    assert not ImportedBlock.objects.exists()
    assert not Change.objects.filter(batch=batch.uuid).exists()
    batch.refresh_from_db()
    assert (batch.state, batch.is_working, batch.progress.stage) == (BatchState.CHECKED, True, ImportStage.WRITING)

    ImportBatch.objects.filter(pk=batch.pk).update(touched_at=timezone.now() - STALLED_AFTER - datetime.timedelta(1))
    batch.refresh_from_db()
    assert batch.is_stalled
    assert imports.cancel(batch)
    imports.start_apply(batch, by=None)

    assert (batch.state, batch.is_working) == (BatchState.APPLIED, False)
    assert Measurement.objects.count() == batch.created == 70


def test_two_workers_on_one_batch_write_it_once(batch):
    with worker(batch, "go") as one, worker(batch, "go") as other:
        assert (one.wait(60), other.wait(60)) == (0, 0)

    batch.refresh_from_db()
    assert (batch.state, batch.is_working) == (BatchState.APPLIED, False)
    assert Measurement.objects.count() == 70
    assert Change.objects.filter(batch=batch.uuid, action="imported").count() == 1
