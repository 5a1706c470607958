import io

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction

from config import stored_pages
from config.stored_pages import StoredPages
from observatory import kept
from tests.factories import observatory

PAGE = "/en/cities/lima/"


class Counted:
    """The framework, and how often it was asked."""

    def __init__(self):
        self.framework, self.n = WSGIHandler(), 0

    def __call__(self, environ, start_response):
        self.n += 1
        return self.framework(environ, start_response)


@pytest.fixture
def site():
    return StoredPages(Counted())


@pytest.fixture
def _unchanged(monkeypatch):
    """As if nothing was written."""
    monkeypatch.setitem(kept.STAMPS, connection.vendor, lambda: ("unchanged",))


def get(site, path=PAGE, method="GET", **headers):
    path, _mark, query = path.partition("?")
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "testserver"}
    environ |= {"SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "SCRIPT_NAME": ""}
    told = []
    body = b"".join(site(environ | headers, lambda status, headers, _fault=None: told.extend([status, dict(headers)])))
    return told[0][:3], told[1], body


@pytest.fixture
def city(transactional_db):
    return observatory.PublicCityFactory(code="lima", name="Lima")


@pytest.mark.usefixtures("_unchanged")
def test_a_page_is_made_once_for_all_who_ask_without_a_cookie(site, city):
    status, headers, body = get(site)
    assert (status, get(site), site.application.n) == ("200", ("200", headers, body), 1)
    for known in (f'"x", W/{headers["ETag"]}', "*"):
        assert get(site, HTTP_IF_NONE_MATCH=known)[0::2] == ("304", b"")
    assert get(site, HTTP_IF_NONE_MATCH='"x"')[0] == "200"
    assert get(site, HTTP_ACCEPT_LANGUAGE="fr")[0] == "200"
    assert site.application.n == 2


def test_a_write_is_seen_at_once_and_what_is_hidden_is_gone(site, city):
    get(site)
    city.about = "We tie cities together"
    city.save()
    assert b"We tie cities together" in get(site)[2]
    city.is_public = False
    city.save()
    assert get(site)[0] == "404"


def test_readers_of_one_moment_are_told_by_one_question(site, city, monkeypatch):
    clock, asked = [100.0], []
    monkeypatch.setattr(stored_pages.time, "monotonic", lambda: clock[0])
    monkeypatch.setitem(kept.STAMPS, connection.vendor, lambda: asked.append(clock[0]) or ("unchanged",))
    for clock[0] in (100.0, 100.001, 100.0019, 100.0021, 100.003, 107.0):
        assert get(site)[0] == "200"
    assert asked == [100.0, 100.0021, 107.0]


def test_the_stamp_stays_until_a_write(city):
    assert kept.stamp_of_the_database() == kept.stamp_of_the_database()
    before = kept.stamp_of_the_database()
    city.save()
    assert kept.stamp_of_the_database() != before


@pytest.mark.usefixtures("_unchanged")
@pytest.mark.parametrize(
    "asked",
    [
        {"HTTP_COOKIE": "session=x"},
        {"method": "HEAD"},
        {"path": "/en/accounts/login/"},
        {"path": "/static/css/base.css"},
    ],
)
def test_what_is_not_the_same_for_everybody_is_not_kept(site, city, asked):
    get(site, **asked)
    get(site, **asked)
    assert site.application.n == 2


@pytest.mark.usefixtures("_unchanged")
def test_a_short_stream_is_kept_and_a_long_one_goes_on_from_where_it_was_read(site, city, monkeypatch):
    monkeypatch.setattr(stored_pages, "LONGEST", 10)
    whole = get(site, "/data/cities.csv")
    assert (get(site, "/data/cities.csv"), site.application.n, site.pages) == (whole, 2, {})
    monkeypatch.undo()
    monkeypatch.setitem(kept.STAMPS, connection.vendor, lambda: ("unchanged",))
    status, headers, body = get(site, "/data/cities.csv")
    assert (status, body) == (whole[0], whole[2])
    assert headers == whole[1] | {"Content-Length": str(len(body)), "ETag": headers["ETag"]}
    assert (get(site, "/data/cities.csv"), site.application.n) == ((status, headers, body), 3)


def test_nothing_is_kept_of_the_midst_of_a_transaction_or_without_a_database(site, city, monkeypatch):
    with transaction.atomic():
        get(site)
        get(site)
    assert site.application.n == 2

    def down():
        raise OSError

    monkeypatch.setitem(kept.STAMPS, connection.vendor, down)
    get(site)
    assert (site.application.n, site.pages) == (3, {})


@pytest.mark.usefixtures("_unchanged")
def test_an_old_page_is_made_anew_and_the_oldest_goes_where_there_is_no_room(site, city, monkeypatch):
    get(site)
    monkeypatch.setattr(stored_pages, "FRESH", 0)
    get(site)
    assert site.application.n == 2
    monkeypatch.setattr(stored_pages, "MOST_BYTES", 10)
    get(site, "/en/cities/")
    assert (site.pages, site.size) == ({}, 0)
