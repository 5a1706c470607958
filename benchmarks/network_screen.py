"""The cities of a territory, whole request, against its best queries and the template alone: 853 cities.

python -m benchmarks.network_screen        # 853 cities with 20 agreements and 20 activities each
"""

import sys

from benchmarks.measuring import line, medians, set_up, throwaway_database

CITIES, GOAL = 853, 1.5
ADDRESS = "/en/network/territory/"


def ways_of(client):
    """The request, and the parts of its floor: its SQL run by hand, and rendering what was gathered."""
    from unittest.mock import patch

    from benchmarks.city_dashboard import run, statements
    from reporting.views import dashboards

    def whole():
        response = client.get(ADDRESS)
        assert response.status_code == 200

    asked = statements(whole)
    with patch.object(dashboards, "render", wraps=dashboards.render) as render:
        whole()
    request, template, context = render.call_args.args
    return {
        "whole": whole,
        "statements": lambda: run(asked),
        "template": lambda: dashboards.render(request, template, context),
    }


def main(number):
    from django.test import Client

    from benchmarks import synthetic

    city = synthetic.first_city()
    synthetic.grow_to(number * synthetic.PER_CITY, city.parent)
    took = medians(ways_of(Client()))
    print(f"  {number} cities, ms: " + ", ".join(f"{name} {ms:.1f}" for name, ms in took.items()))
    print(line("territory, against its SQL + template", took["whole"], took["statements"] + took["template"], GOAL))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Network screen on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else CITIES)
