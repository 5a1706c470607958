import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from observatory.append_only import protect, unprotect

# A busy machine is no fault of a law: how long an example takes is measured in benchmarks/.
hypothesis_settings.register_profile("tests", deadline=None)
hypothesis_settings.load_profile("tests")

APPEND_ONLY = ["observatory_change", "observatory_importedblock", "observatory_seal", "reporting_edition"]
_flush = TransactionTestCase._fixture_teardown


def _flush_with_the_triggers_off(self):
    """Only the emptying of a test database may delete what is append-only."""
    for table in APPEND_ONLY:
        unprotect(connection, table)
    _flush(self)
    for table in APPEND_ONLY:
        protect(connection, table)


TransactionTestCase._fixture_teardown = _flush_with_the_triggers_off


def pytest_addoption(parser):
    parser.addoption("--only-database", action="store_true", help="leave out what never asks the database")
    parser.addoption("--crawl", action="store_true", help="open every page there is, which takes long")


def pytest_collection_modifyitems(config, items):
    """On a second database only what asks it can come out differently; a crawl is only run when it is asked for."""
    if config.getoption("--only-database"):
        keep_only(config, items, asks_the_database)
    keep_only(config, items, lambda item: is_crawl(item) == config.getoption("--crawl"))


def keep_only(config, items, wanted):
    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = filter(wanted, items)


def is_crawl(item):
    return item.get_closest_marker("crawl") is not None


def asks_the_database(item):
    if item.get_closest_marker("once"):
        return False
    return bool({"db", "transactional_db"} & {*item.fixturenames} or item.get_closest_marker("django_db"))


@pytest.fixture(autouse=True)
def _in_the_language_of_the_settings(settings):
    """A request leaves its language behind in the thread; the next test must not speak it."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
