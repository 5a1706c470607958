import pytest
from django.db import connection, transaction

from observatory import kept
from observatory.kept import Kept
from observatory.models import Agreement, City
from observatory.services.removal import remove
from tests.factories.observatory import AgreementFactory, CityFactory


@pytest.fixture
def _unchanged(monkeypatch):
    """As if nothing was written."""
    monkeypatch.setitem(kept.STAMPS, connection.vendor, lambda: ("unchanged",))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_unchanged")
def test_what_was_made_is_kept_by_its_key_and_the_eldest_goes_where_there_is_no_room():
    boards, made = Kept(most=2), []
    for key in ("a", "a", "b", "c", "a"):
        boards.get(key, lambda key=key: made.append(key))

    assert made == ["a", "b", "c", "a"]
    assert list(boards.held) == ["c", "a"]


def by_a_service(city):
    remove(Agreement.objects.get(), by=None)


def by_an_update(city):
    City.objects.filter(pk=city.pk).update(name="Quito")


def by_plain_sql(city):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM observatory_agreement")


def in_a_transaction(city):
    with transaction.atomic():
        AgreementFactory(city=city)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("written", [by_a_service, by_an_update, by_plain_sql, in_a_transaction])
def test_nothing_is_kept_past_a_write_by_whatever_way(written):
    city, boards = CityFactory(name="Lima"), Kept()
    AgreementFactory(city=city)
    tell = lambda: (City.objects.get(pk=city.pk).name, Agreement.objects.kept().count())  # noqa: E731
    before = boards.get("key", tell)

    written(city)

    assert boards.get("key", tell) == tell() != before


@pytest.mark.django_db(transaction=True)
def test_what_is_written_while_something_is_made_makes_it_old_at_once():
    city, boards = CityFactory(name="Lima"), Kept()

    def make():
        name = City.objects.get(pk=city.pk).name
        by_an_update(city)
        return name

    assert boards.get("key", make) == "Lima"
    assert boards.get("key", make) == "Quito"


@pytest.mark.django_db
def test_nothing_is_kept_in_the_midst_of_a_transaction():
    boards = Kept()

    assert [boards.get("key", lambda n=n: n) for n in (1, 2)] == [1, 2]
    assert boards.held == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer, and a version of its file")
def test_writers_at_the_same_time_count_each_and_neither_waits_nor_counts_what_was_rolled_back():
    city = CityFactory()
    other = connection.copy()

    def counted():
        return int(kept.stamp_of_the_database()[1])

    start = counted()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE observatory_city SET about = 'x' WHERE id = -1")
        by_an_update(city)
        assert counted() == start + 1
        other.connection.commit()
        assert counted() == start + 2
    finally:
        other.close()
    with transaction.atomic():
        by_an_update(city)
        transaction.set_rollback(True)
    assert counted() == start + 2
    with transaction.atomic():
        by_an_update(city)
        by_an_update(city)
    assert counted() == start + 3
