"""The cities of a territory, whole request, against its best query and the template alone: 853 cities.

The best query is one statement written by hand. Two requests are measured: "again" is asked when nothing was written
to the database since the last time, "anew" is the first after somebody changed an agreement. The values of other
territories then grow, while these cities stay as they are.

python -m benchmarks.network_screen                    # 853 cities, 10,000 and 1,000,000 values
python -m benchmarks.network_screen 10000 10000000     # the smallest and the largest number of values
"""

import sys

from benchmarks.measuring import CLOCKS, line, milliseconds, set_up, throwaway_database, wall_and_cpu

CITIES, SIZES = 853, (10_000, 1_000_000)
GOAL, GROWTH = 1.5, 2
ADDRESS = "/en/network/territory/"
THESE = "city_id IN (SELECT id FROM observatory_city WHERE parent_id = %s)"
COUNTED = f"FROM {{table}} WHERE {THESE} AND removed_at IS NULL AND is_public{{more}} GROUP BY city_id"
BEST = f"""
SELECT c.code, c.name, c.name_key, k.name_en, c.population, a.n, a.twinnings, m.n, v.n, a.latest, v.latest
FROM observatory_city c JOIN observatory_country k ON k.code = c.country_id
LEFT JOIN (SELECT city_id, COUNT(*) AS n, SUM(CASE WHEN kind = 'twinning' THEN 1 ELSE 0 END) AS twinnings,
    MAX(signed_on) AS latest {COUNTED.format(table="observatory_agreement", more=" AND status <> 'negotiation'")}) a
    ON a.city_id = c.id
LEFT JOIN (SELECT city_id, COUNT(DISTINCT network_id) AS n
    {COUNTED.format(table="observatory_networkmembership", more="")}) m ON m.city_id = c.id
LEFT JOIN (SELECT city_id, COUNT(*) AS n, MAX(starts_on) AS latest
    {COUNTED.format(table="observatory_activity", more="")}) v ON v.city_id = c.id
WHERE c.parent_id = %s AND c.is_public AND c.is_observed ORDER BY c.name_key, c.code
"""


def ways_of(client, territory):
    """The requests, and the parts of their floor: the best query, and rendering what was gathered.

    The floor writes each row, though ours keeps a row as long as it would be the same.
    """
    from importlib import import_module
    from unittest.mock import patch

    from django.db.models import F

    from benchmarks.city_dashboard import run
    from observatory.models import Agreement
    from reporting.views import dashboards

    def whole(_changed=None):
        response = client.get(ADDRESS)
        assert response.status_code == 200

    def change():
        some = Agreement.objects.filter(city__parent=territory).order_by("pk").values("pk")[:1]
        Agreement.objects.filter(pk__in=some).update(version=F("version") + 1)

    with patch.object(dashboards, "render", wraps=dashboards.render) as render:
        whole()
    request, template, context = render.call_args.args
    parts = import_module("reporting.templatetags.parts")

    @patch.object(parts, "_written", parts._written.__wrapped__)
    def render_anew():
        dashboards.render(request, template, context)

    ways = {
        "again": whole,
        "anew": whole,
        "query": lambda: run([(BEST, [territory.pk] * 4)]),
        "template": render_anew,
    }
    return ways, {"anew": [change], "again": [whole]}


def main(sizes=SIZES, number=CITIES):
    from django.test import Client

    from benchmarks import synthetic
    from observatory.models import City

    city = synthetic.first_city()
    synthetic.register_of(City.objects.filter(pk__in=[each.pk for each in synthetic.cities(number - 1, city.parent)]))
    elsewhere = City.objects.create(code="elsewhere", name="Elsewhere", name_key="elsewhere", country=city.country)
    wholes = []
    for size in sizes:
        synthetic.grow_to(size, elsewhere)
        ways, preparing = ways_of(Client(), city.parent)
        took = wall_and_cpu(ways, preparing=preparing)
        print(f"{number} cities, {size:,} values elsewhere, {milliseconds(*took)}")
        for each, clock in zip(took, CLOCKS, strict=True):
            for asked in ("again", "anew"):
                floor = each["query"] + each["template"]
                print(line(f"asked {asked}, against best query + template, {clock}", each[asked], floor, GOAL))
        wholes.append(took)
    for clock, last, first in zip(CLOCKS, wholes[-1], wholes[0], strict=True):
        for asked in ("again", "anew"):
            what = f"asked {asked}, {sizes[-1]:,} against {sizes[0]:,} values, {clock}"
            print(line(what, last[asked], first[asked], GROWTH))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Network screen on {connection.vendor}")
        main([int(size) for size in sys.argv[1:]] or SIZES)
