"""A city's public page and its data, as the real server answers them, against datasette on the same rows of one file.

Ours is gunicorn with one process, theirs is datasette's own server with one process; both are asked by one reader on
one connection, by turns, after a warm start. Ours answers again from memory what was not written to since, which
datasette does not; so "first" is measured too, the first request after a write. The page is our city page against
datasette's page of the city's eighty values of a year, the data are all eight hundred values. SQLite only.

uv run --with datasette python -m benchmarks.against_datasette
"""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode

from benchmarks.measuring import line, medians, set_up, throwaway_database

GOAL, RUNS, PATIENCE = 3, 9, 60
VALUES = (
    "SELECT i.code, i.name_en, i.unit, p.code AS period, m.value FROM indicators_measurement m"
    " JOIN indicators_indicator i ON i.id = m.indicator_id JOIN indicators_period p ON p.id = m.period_id"
    " WHERE m.city_id = {city} AND m.superseded_at IS NULL AND m.segment = ''"
)
IN_ORDER = " ORDER BY i.dimension, i.position, p.starts_on"


@contextmanager
def serving(command, more):
    """A server, and the connection of one reader to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen([sys.executable, "-m", *(each.format(port=port) for each in command)],
                               env={**os.environ, **more}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        yield _connected(port)
    finally:
        process.terminate()
        process.wait()


def _connected(port):
    for _try in range(PATIENCE * 10):
        try:
            reader = HTTPConnection("127.0.0.1", port)
            reader.connect()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return reader
    raise TimeoutError(port)


def asking(reader, address):
    """Make the way that asks a server for an address and reads its whole answer."""

    def way(_written=None):
        reader.request("GET", address, headers={"Accept-Language": "en"})
        response = reader.getresponse()
        content = response.read()
        assert response.status == 200, (address, response.status)
        return content

    return way


def ways_of(city, name, ours, theirs):
    """Our requests and those to datasette, by name."""
    values = VALUES.format(city=city.pk)
    query = lambda suffix, sql, **more: f"/{name}{suffix}?{urlencode({'sql': sql, **more})}"  # noqa: E731
    own = f"/en/cities/{city.code}/"
    return {
        "page": asking(ours, own),
        "first page": asking(ours, own),
        "its page": asking(theirs, query("", f"{values} AND p.code = '2025'{IN_ORDER}")),
        "JSON": asking(ours, f"{own}indicators.json"),
        "its JSON": asking(theirs, query(".json", values + IN_ORDER, _shape="array")),
        "CSV": asking(ours, f"{own}indicators.csv"),
        "its CSV": asking(theirs, query(".csv", values + IN_ORDER)),
    }


def main(path):
    from django.db import connection

    from benchmarks import synthetic
    from indicators.models import AdoptedIndicator
    from observatory.models import City

    city = synthetic.first_city()
    AdoptedIndicator.objects.filter(city=city).update(is_public=True)
    synthetic.grow_to(10_000, city.parent)
    connection.close()
    ours = ["gunicorn", "config.wsgi", "--bind", "127.0.0.1:{port}", "--threads", "4", "--keep-alive", "60"]
    theirs = ["datasette", "serve", path, "--port", "{port}", "--setting", "sql_time_limit_ms", "10000"]
    with serving(ours, {"DATABASE_URL": f"sqlite:///{path}"}) as mine, serving(theirs, {}) as other:
        ways = ways_of(city, os.path.basename(path).removesuffix(".sqlite3"), mine, other)
        write = lambda: City.objects.filter(pk=city.pk).update(name=city.name)  # noqa: E731
        again = {name: [ways[name]] for name in ("page", "JSON", "CSV")}
        print("bytes: " + ", ".join(f"{name} {len(way()):,}" for name, way in ways.items()))
        took = medians(ways, runs=RUNS, preparing={"first page": [write], **again})
    print("ms: " + ", ".join(f"{name} {ms:.1f}" for name, ms in took.items()))
    for name, its in (("page", "its page"), ("first page", "its page"), ("JSON", "its JSON"), ("CSV", "its CSV")):
        print(line(f"{name} of a city: datasette's time against ours", took[its], took[name], GOAL, at_most=False))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    set_up()
    with throwaway_database() as connection:
        if connection.vendor != "sqlite":
            raise SystemExit("datasette reads SQLite only")
        main(connection.settings_dict["NAME"])
