"""A city's public page and its data, whole requests, against datasette on the same rows of the same file, in one run.

Both are asked in this process, without a server between: the page is our city page against datasette's page of the
city's eighty values of a year, the data are all eight hundred values of the city as JSON and as CSV. SQLite only.

uv run --with datasette python -m benchmarks.against_datasette
"""

import asyncio
from urllib.parse import urlencode

from benchmarks.measuring import CLOCKS, line, milliseconds, set_up, throwaway_database, wall_and_cpu

GOAL = 3
VALUES = (
    "SELECT i.code, i.name_en, i.unit, p.code AS period, m.value FROM indicators_measurement m"
    " JOIN indicators_indicator i ON i.id = m.indicator_id JOIN indicators_period p ON p.id = m.period_id"
    " WHERE m.city_id = {city} AND m.superseded_at IS NULL AND m.segment = ''"
)
IN_ORDER = " ORDER BY i.dimension, i.position, p.starts_on"


def ways_of(city, path):
    """Our requests and those to datasette, by name."""
    from datasette.app import Datasette
    from django.test import Client

    client, theirs, loop = Client(), Datasette([path]), asyncio.new_event_loop()
    loop.run_until_complete(theirs.invoke_startup())
    name, values = next(each for each in theirs.databases if each != "_internal"), VALUES.format(city=city.pk)

    def ask(address):
        def ours():
            response = client.get(address)
            assert response.status_code == 200, response.status_code
            return b"".join(response) if response.streaming else response.content

        return ours

    def query(suffix, sql, **more):
        address = f"/{name}{suffix}?{urlencode({'sql': sql, **more})}"

        def way():
            response = loop.run_until_complete(theirs.client.get(address))
            assert response.status_code == 200, response.status_code
            return response.content

        return way

    return {
        "page": ask(f"/en/cities/{city.code}/"),
        "its page": query("", f"{values} AND p.code = '2025'{IN_ORDER}"),
        "JSON": ask(f"/en/cities/{city.code}/indicators.json"),
        "its JSON": query(".json", values + IN_ORDER, _shape="array"),
        "CSV": ask(f"/en/cities/{city.code}/indicators.csv"),
        "its CSV": query(".csv", values + IN_ORDER),
    }


def main(path):
    from benchmarks import synthetic
    from indicators.models import AdoptedIndicator

    city = synthetic.first_city()
    AdoptedIndicator.objects.filter(city=city).update(is_public=True)
    synthetic.grow_to(100_000, city.parent)
    compare(city, path)


def compare(city, path):
    ways = ways_of(city, path)
    print("rows or bytes: " + ", ".join(f"{name} {len(way()):,}" for name, way in ways.items()))
    took = wall_and_cpu(ways)
    print(milliseconds(*took))
    for each, clock in zip(took, CLOCKS, strict=True):
        for name in ("page", "JSON", "CSV"):
            what = f"{name} of a city: datasette's time against ours, {clock}"
            print(line(what, each[f"its {name}"], each[name], GOAL, at_most=False))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        if connection.vendor != "sqlite":
            raise SystemExit("datasette reads SQLite only")
        main(connection.settings_dict["NAME"])
