import uuid

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone

from indicators.models import Measurement
from observatory import imports
from observatory.choices import BatchState, ImportStage
from observatory.imports import starting
from observatory.models import Agreement, ImportBatch
from observatory.models.importing import STALLED_AFTER
from observatory.services import background
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import MembershipFactory
from tests.factories.sheets import bring, csv

pytestmark = pytest.mark.django_db
LARGE_ROWS = 5
SMALL = csv("title,kind", "A,letter", "B,letter")
LARGE = csv("title,kind", *(f"Agreement {n},letter" for n in range(LARGE_ROWS + 1)))


@pytest.fixture(autouse=True)
def _no_worker_of_another_test(monkeypatch):
    cache.clear()
    monkeypatch.setattr(starting, "LARGE_ROWS", LARGE_ROWS)


@pytest.fixture
def staff(city):
    return MembershipFactory(city=city, role="staff").user


@pytest.fixture
def queue(settings):
    """Tasks wait in the database until `work` does them, as in a deployment; a worker is there."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    background.beat("tests")


def work():
    """Do what a worker would do now; answers how many tasks there were."""
    from django_tasks_db.models import DBTaskResult

    waiting = list(DBTaskResult.objects.ready())
    for task in waiting:
        task.claim("tests")
        task.task.call(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])
        task.set_successful(None)
    return len(waiting)


def received(content, city, by, dataset="agreements"):
    return imports.receive(dataset=dataset, content=content, filename="a.csv", city=city, by=by)


def checked(content, city, by):
    batch = received(content, city, by)
    imports.check(batch, mapping=imports.Mapping(), by=by)
    batch.refresh_from_db()
    return batch


def test_a_small_file_is_checked_and_applied_at_once(city, staff, queue):
    batch = received(SMALL, city, staff)

    imports.start_check(batch, mapping=imports.Mapping(), by=staff)
    assert (batch.state, batch.is_working) == (BatchState.CHECKED, False)
    imports.start_apply(batch, by=staff)

    assert (batch.state, Agreement.objects.count()) == (BatchState.APPLIED, 2)


def test_a_large_file_is_left_to_the_worker(city, staff, queue):
    batch = received(LARGE, city, staff)

    imports.start_check(batch, mapping=imports.Mapping(), by=staff)
    assert batch.is_working
    assert batch.progress == (ImportStage.WAITING, 0, 0)
    assert batch.state == BatchState.UPLOADED
    assert work() == 1
    batch.refresh_from_db()

    assert (batch.state, batch.is_working, batch.progress) == (BatchState.CHECKED, False, None)
    assert batch.created == LARGE_ROWS + 1


def test_without_a_worker_a_large_file_is_checked_while_the_person_waits(city, staff, queue):
    cache.clear()
    batch = received(LARGE, city, staff)

    imports.start_check(batch, mapping=imports.Mapping(), by=staff)

    assert (batch.state, batch.is_working) == (BatchState.CHECKED, False)


def test_a_second_press_starts_nothing_more(city, staff, queue):
    batch = checked(LARGE, city, staff)

    imports.start_apply(batch, by=staff)
    imports.start_apply(batch, by=staff)
    assert work() == 1
    batch.refresh_from_db()

    assert (batch.state, batch.created) == (BatchState.APPLIED, Agreement.objects.count())
    with pytest.raises(imports.AlreadyDone):
        imports.start_apply(batch, by=staff)


def test_a_task_that_is_done_twice_writes_once(city, staff, queue):
    from django_tasks_db.models import DBTaskResult

    batch = checked(LARGE, city, staff)
    imports.start_apply(batch, by=staff)
    work()
    DBTaskResult.objects.update(status="READY")
    work()

    assert Agreement.objects.count() == LARGE_ROWS + 1


def test_a_cancelled_check_leaves_the_batch_as_it_was(city, staff, queue):
    batch = received(LARGE, city, staff)
    imports.start_check(batch, mapping=imports.Mapping(), by=staff)

    assert imports.cancel(batch)
    work()
    batch.refresh_from_db()

    assert (batch.state, batch.is_working, batch.rows) == (BatchState.UPLOADED, False, 0)


def test_a_check_stops_at_its_next_step_once_it_is_cancelled(city, staff, queue, monkeypatch):
    batch = received(LARGE, city, staff)
    imports.start_check(batch, mapping=imports.Mapping(), by=staff)
    stages = []
    step = starting._Job.step

    def and_cancel(job, stage, done=0, total=0):
        step(job, stage, done, total)
        stages.append(stage)
        imports.cancel(batch)

    monkeypatch.setattr(starting._Job, "step", and_cancel)
    work()
    batch.refresh_from_db()

    assert stages == [ImportStage.READING]
    assert (batch.state, batch.is_working) == (BatchState.UPLOADED, False)


def test_what_is_being_written_is_not_cancelled(city, staff):
    batch = received(SMALL, city, staff)
    batch.job, batch.stage, batch.touched_at = uuid.uuid4(), ImportStage.WRITING, timezone.now()
    batch.save()

    assert not imports.cancel(batch)
    assert batch.is_working
    assert not batch.may_be_cancelled


def test_whether_rows_are_being_written_is_told_without_a_lock(city, staff, django_assert_num_queries):
    batch = received(SMALL, city, staff)
    ImportBatch.objects.update(job=uuid.uuid4(), stage=ImportStage.WRITING, touched_at=timezone.now())

    with django_assert_num_queries(2) as asked:
        assert not imports.cancel(batch), "the page that asks is older than the writing"
    assert all(each["sql"].startswith("SELECT") and "FOR UPDATE" not in each["sql"] for each in asked.captured_queries)


def test_a_lock_that_is_not_to_be_had_stops_nothing_and_breaks_nothing(city, staff, queue, monkeypatch):
    batch = received(LARGE, city, staff)
    imports.start_check(batch, mapping=imports.Mapping(), by=staff)

    def locked(*_args, **_told):
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", locked)

    assert not imports.cancel(batch)
    assert batch.is_working


def test_work_that_nothing_was_heard_of_may_be_started_again(city, staff, queue):
    batch = received(LARGE, city, staff)
    imports.start_check(batch, mapping=imports.Mapping(), by=staff)
    batch.touched_at -= 2 * batch.touched_at.resolution + STALLED_AFTER
    batch.save()
    was = batch.job

    imports.start_check(batch, mapping=imports.Mapping(), by=staff)

    assert batch.job != was
    assert not batch.is_stalled
    assert work() == 2
    batch.refresh_from_db()
    assert batch.state == BatchState.CHECKED


def test_a_refusal_behind_the_page_is_kept_and_told(city, staff, queue):
    batch = received(LARGE, city, staff, "measurements")
    imports.start_check(batch, mapping=imports.Mapping(), by=staff)
    work()
    batch.refresh_from_db()

    assert (batch.state, batch.is_working) == (BatchState.UPLOADED, False)
    assert "has no column for indicator" in imports.refusal_sentence(imports.problem_of(batch))


def test_what_changed_since_the_check_is_checked_again_and_nothing_is_written(city, staff, queue):
    batch = checked(LARGE, city, staff)
    imports.bring_in(content=SMALL.replace(b"A,", b"Agreement 1,"), filename="b.csv", dataset="agreements", city=city,
                     mapping=imports.Mapping())  # fmt: skip
    imports.start_apply(batch, by=staff)
    work()
    batch.refresh_from_db()

    assert (batch.state, batch.problem["code"]) == (BatchState.CHECKED, "changed-since-check")
    assert Agreement.objects.count() == 2
    assert batch.created == LARGE_ROWS


def test_whoever_lost_the_role_meanwhile_brings_in_nothing(city, staff, queue):
    batch = checked(LARGE, city, staff)
    imports.start_apply(batch, by=staff)
    staff.memberships.all().delete()
    work()
    batch.refresh_from_db()

    assert (batch.state, batch.problem["code"]) == (BatchState.CHECKED, "no-longer-allowed")
    assert not Agreement.objects.exists()


def test_a_fault_ends_the_work_and_is_told(city, staff, queue, monkeypatch):
    batch = checked(LARGE, city, staff)
    imports.start_apply(batch, by=staff)
    monkeypatch.setattr(starting, "apply", lambda *_args, **_told: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work()
    batch.refresh_from_db()

    assert (batch.is_working, batch.problem["code"]) == (False, "work-failed")


@pytest.fixture
def applied(city, staff):
    """A file of measurements that is in effect, and large: its rows came in a block."""
    IndicatorFactory(code="A", city=city, value_type="count")
    rows = (f"A,{1990 + n},{n}" for n in range(LARGE_ROWS + 1))
    bring(csv("indicator,period,value", *rows), "measurements", city)
    return city.imports.get()


@pytest.fixture
def director(city):
    return MembershipFactory(city=city, role="director").user


def test_a_large_import_is_taken_back_behind_the_page(applied, director, queue):
    imports.start_undo(applied, by=director)
    assert (applied.is_working, applied.state) == (True, BatchState.APPLIED)

    work()
    applied.refresh_from_db()
    assert (applied.is_working, applied.state, applied.problem) == (False, BatchState.UNDONE, {})
    assert not Measurement.objects.exists()


def test_taking_back_behind_the_page_names_the_rows_that_were_changed_since(applied, director, queue):
    value = Measurement.objects.get(period__code="1991")
    Measurement.objects.filter(pk=value.pk).update(version=2)
    imports.start_undo(applied, by=director)
    work()
    applied.refresh_from_db()

    assert (applied.is_working, applied.state) == (False, BatchState.APPLIED)
    assert applied.problem["code"] == "changed-since-import"
    said = imports.refusal_sentence(imports.problem_of(applied))
    assert "was changed or is used since: 3 (1 in all)." in said
    assert Measurement.objects.count() == LARGE_ROWS + 1


def test_taking_back_can_be_stopped_and_started_again(applied, director, queue):
    imports.start_undo(applied, by=director)
    assert imports.cancel(applied)
    work()
    assert Measurement.objects.count() == LARGE_ROWS + 1

    imports.start_undo(applied, by=director)
    work()
    assert not Measurement.objects.exists()


def test_whoever_lost_the_role_meanwhile_takes_nothing_back(applied, director, queue):
    imports.start_undo(applied, by=director)
    director.memberships.all().delete()
    work()
    applied.refresh_from_db()

    assert (applied.state, applied.problem["code"]) == (BatchState.APPLIED, "no-longer-allowed")
    assert Measurement.objects.exists()
