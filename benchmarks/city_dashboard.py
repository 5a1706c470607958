"""The dashboard of a city, whole request, against its best query and the template alone, from 10⁴ to 10⁷ values.

The best query reads the city's values in one flat read. The page says more than these (agreements, what waits, what
changed), so it is also told against all the SQL it sends, run by hand.

Two requests are measured: "again" is asked when nothing was written to the database since the last time, and is
answered with what was kept; "anew" is the first after somebody of the city changed an agreement.

python -m benchmarks.city_dashboard            # 10,000 and 100,000 and 1,000,000 values
python -m benchmarks.city_dashboard 10000      # these only
"""

import datetime
import sys

from benchmarks.measuring import CLOCKS, line, milliseconds, set_up, throwaway_database, wall_and_cpu

SIZES = (10_000, 100_000, 1_000_000)
GOAL, GROWTH = 1.5, 1.3
PERIOD = "2025"


def ways_of(city, client, person):
    """The request, and the parts of its floor: the one query a dashboard needs, and rendering what was gathered.

    The floor writes each part and draws each figure, though ours keeps them as long as they would be the same.
    """
    from importlib import import_module
    from unittest.mock import patch

    from django.db.models import F
    from django.template.loader import render_to_string
    from django.test import RequestFactory
    from django.urls import reverse

    from indicators import periods
    from observatory.models import Agreement
    from reporting.dashboards import around, dashboard, span_of

    today = datetime.date(2026, 3, 20)
    address = reverse("work-dashboard", args=[city.code])
    request = RequestFactory().get(address)
    request.user = person
    span, period = span_of(city, today), periods.parse(PERIOD)
    here = around(city, period, today)
    gather = lambda: dashboard(here, by=person)  # noqa: E731

    drawings, parts = import_module("reporting.charts.svg"), import_module("reporting.templatetags.parts")

    @patch.object(drawings, "_drawn", drawings._drawn.__wrapped__)
    @patch.object(parts, "_written", parts._written.__wrapped__)
    def render(board):
        context = {"city": city, "board": board, "span": span, "narrowing": here.narrowing}
        main = render_to_string("reporting/dashboard/main.html", context, request)
        around_it = {"city": city, "section": "dashboard", "shown_period": here.shown_period, "main": main}
        render_to_string("reporting/work_dashboard.html", around_it, request)

    def change():
        agreement = Agreement.objects.filter(city=city).values("pk")[:1]
        Agreement.objects.filter(pk__in=agreement).update(version=F("version") + 1)

    def whole(_changed=None):
        response = client.get(address, {"period": PERIOD})
        assert response.status_code == 200

    asked = statements(gather)

    ways = {
        "again": whole,
        "anew": whole,
        "statements": lambda: run(asked),
        "query": lambda: list(best_query(city)),
        "template": render,
        "gathering": gather,
    }
    return ways, {"template": [gather], "anew": [change], "again": [whole]}


def statements(gather):
    """The SQL that gathering sends, with its parameters."""
    from django.db import connection

    sent = []

    def keep(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        gather()
    return sent


def run(sent):
    """Send the same SQL again by hand and fetch every row of it."""
    from django.db import connection

    with connection.cursor() as cursor:
        for sql, params in sent:
            cursor.execute(sql, params)
            cursor.fetchall()


def best_query(city):
    """The city's values of the whole with their periods: one flat read on the index."""
    from indicators.models import Measurement

    rows = Measurement.objects.current().headline().approved().filter(city=city)
    return rows.values_list("indicator", "period", "value")


def main(sizes):
    from django.test import Client

    from benchmarks import synthetic
    from observatory.choices import Role
    from observatory.models import Membership, User

    city = synthetic.first_city()
    person = User.objects.create(email="director@example.org", name="Director")
    Membership.objects.create(user=person, city=city, role=Role.DIRECTOR, starts_on=datetime.date(2020, 1, 1))
    client = Client()
    client.force_login(person)
    wholes = []
    for size in sizes:
        synthetic.grow_to(size, city.parent)
        ways, preparing = ways_of(city, client, person)
        took = wall_and_cpu(ways, preparing=preparing)
        print(f"{size:>9,} values, " + milliseconds(*took))
        for each, clock in zip(took, CLOCKS, strict=True):
            for asked in ("again", "anew"):
                floor = each["query"] + each["template"]
                print(line(f"asked {asked}, against best query + template, {clock}", each[asked], floor, GOAL))
            floor = each["statements"] + each["template"]
            print(line(f"asked anew, against all its SQL + template, {clock}", each["anew"], floor, GOAL))
        wholes.append(took)
    for clock, last, first in zip(CLOCKS, wholes[-1], wholes[0], strict=True):
        for asked in ("again", "anew"):
            what = f"asked {asked}, {sizes[-1]:,} against {sizes[0]:,} values, {clock}"
            print(line(what, last[asked], first[asked], GROWTH))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"City dashboard on {connection.vendor}")
        main([int(size) for size in sys.argv[1:]] or SIZES)
