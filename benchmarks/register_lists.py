"""The lists of the register, whole requests, with many rows against few: as many queries, and hardly longer.

python -m benchmarks.register_lists        # 10,000 rows of each noun against 100
"""

import datetime
import sys

from benchmarks.measuring import line, medians, set_up, throwaway_database

FEW, MANY, GOAL, PART = 100, 10_000, 3, 1000
DAY = datetime.date(2016, 1, 1)
LISTS = {
    "activities": "?sort=-when&q=exchange",
    "agreements": "",
    "projects": "",
    "lessons": "",
    "practices": "",
}


def fill(city, number):
    """Write `number` rows of each noun into a city."""
    from observatory.models import Activity, Agreement, GoodPractice, Lesson, Project

    days = [DAY + datetime.timedelta(days=row % 3600) for row in range(number)]
    told = [
        ({"city": city, "code": f"c{row}", "title": f"An exchange, number {row}"}, day) for row, day in enumerate(days)
    ]
    rows = {
        Activity: [Activity(**said, kind="exchange", starts_on=day) for said, day in told],
        Agreement: [Agreement(**said, kind="twinning", signed_on=day) for said, day in told],
        Project: [Project(**said, starts_on=day) for said, day in told],
        Lesson: [Lesson(**said, happened_on=day, tried="A line", happened="It ran") for said, day in told],
        GoodPractice: [GoodPractice(**said, summary="A line that runs") for said, day in told],
    }
    for model, made in rows.items():
        model.objects.bulk_create(made, batch_size=PART)


def main(number):
    from django.test import Client
    from django.utils.translation import override

    from observatory.choices import Role
    from tests.factories.observatory import MembershipFactory

    clients = {}
    for size in (FEW, number):
        membership = MembershipFactory(role=Role.STAFF, city__code=f"with-{size}")
        fill(membership.city, size)
        clients[size] = Client()
        clients[size].force_login(membership.user)
    with override("en"):
        for name, query in LISTS.items():
            compare(name, query, number, clients)


def compare(name, query, number, clients):
    ways = {
        str(size): lambda size=size: opened(clients[size], f"/en/work/with-{size}/{name}/{query}") for size in clients
    }
    asked = {size: queries(way) for size, way in ways.items()}
    took = medians(ways)
    print(f"  {name}: {asked[str(number)]} queries with {number} rows, {asked[str(FEW)]} with {FEW}")
    print(line(f"{name}, {number} rows against {FEW}", took[str(number)], took[str(FEW)], GOAL))
    assert len(set(asked.values())) == 1, name


def opened(client, address):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)


def queries(way):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    way()
    with CaptureQueriesContext(connection) as captured:
        way()
    return len(captured)


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Lists of the register on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
