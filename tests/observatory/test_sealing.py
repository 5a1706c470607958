import datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from observatory import history, sealing
from observatory.append_only import unprotect
from observatory.models import Change, Seal
from tests.factories.observatory import ChangeFactory, CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """Five sealed entries whose guard somebody took off."""
    city = CityFactory()
    entries = [ChangeFactory(city=city, label=f"No. {n}", after={"b": n, "a": [1.5, "ñ"]}) for n in range(5)]
    sealing.seal_new()
    assert sealing.check_chain() == 5
    for table in ("observatory_change", "observatory_seal"):
        unprotect(connection, table)
    return entries


def execute(statement, *values):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(statement, values)


def refusal(**given):
    with pytest.raises(sealing.Broken) as broken:
        sealing.check_chain(**given)
    return str(broken.value)


def test_a_changed_entry_is_named(log):
    execute("UPDATE observatory_change SET label = 'No. 7' WHERE id = %s", log[2].pk)

    assert f"Entry {log[2].pk}" in refusal()


def test_an_entry_that_is_gone_is_named_the_last_one_too(log):
    for entry in (log[1], log[4]):
        with transaction.atomic():
            execute("DELETE FROM observatory_change WHERE id = %s", entry.pk)
            assert f"Entry {entry.pk}" in refusal()
            transaction.set_rollback(True)


def test_an_entry_taken_out_of_the_middle_with_its_seal_is_named_by_the_next(log):
    Seal.objects.filter(change=log[2]).delete()
    execute("DELETE FROM observatory_change WHERE id = %s", log[2].pk)

    assert str(log[3].pk) in refusal()


def test_two_entries_that_changed_places_are_named(log):
    first, second = (Seal.objects.get(change=log[n]) for n in (1, 2))
    execute("DELETE FROM observatory_seal WHERE id = %s", second.pk)
    execute("UPDATE observatory_seal SET change_id = %s WHERE id = %s", second.change_id, first.pk)
    Seal.objects.create(pk=second.pk, change_id=first.change_id, entry=second.entry, chain=second.chain)

    assert str(log[2].pk) in refusal()


def test_a_tail_that_was_cut_off_is_missed(log):
    noted = sealing.head()
    Seal.objects.filter(change=log[4]).delete()
    log[4].delete()

    assert sealing.check_chain() == 4  # nothing here tells of it
    assert "cut off" in refusal(noted=noted)


def test_an_entry_nobody_sealed_is_named(log):
    late = ChangeFactory(at=timezone.now() - datetime.timedelta(hours=2))

    assert f"Entry {late.pk} " in refusal()
    sealing.seal_all()  # as the next start does
    assert sealing.check_chain() == len(log) + 1


def test_what_a_transaction_writes_is_sealed_once_it_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as called:
        for city in CityFactory.create_batch(2):
            history.note("created", city, by=None)

    assert len(called) == 1
    assert sealing.check_chain() == Change.objects.count() == 2
