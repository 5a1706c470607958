"""Counting every derived indicator of a city and year, against its SQL run by hand and against counts written in SQL.

The register of the one city has 20,000 rows; the 853 cities have forty each. The counts keep the identifiers of the
rows they counted, so the SQL written by hand reads them too.

python -m benchmarks.counting            # 20,000 rows, 853 cities
python -m benchmarks.counting 2000 50    # fewer
"""

import datetime
import sys

from benchmarks.city_dashboard import run, statements
from benchmarks.measuring import line, medians, set_up, throwaway_database

ROWS, CITIES = 20_000, 853
GOAL = 2
YEAR, FIRST = 2025, 2016
AT_ONCE = 2000
KINDS = {
    "INS-EXC-01": "exchange",
    "INS-PRJ-01": "talk",
    "TER-INC-04": "forum",
    "TER-INC-08": "invitation",
    "TER-APR-03": "training-trainers",
    "INS-TYP-06": "contact",
    "INS-TYP-11": "meeting",
}
OF_A_KIND = (
    "SELECT {uuid} FROM observatory_activity WHERE city_id = %s AND removed_at IS NULL AND kind = %s AND {within}"
)
WITHIN = "starts_on BETWEEN '2025-01-01' AND '2025-12-31' ORDER BY starts_on, id"
SIGNED = (
    "SELECT {uuid} FROM observatory_agreement WHERE city_id = %s AND removed_at IS NULL"
    " AND signed_on BETWEEN '2025-01-01' AND '2025-12-31' ORDER BY signed_on, id"
)


def register_of(city, rows):
    """Write a register: of ten rows six activities, three agreements and one communication, over ten years."""
    from dialogues.choices import CommunicationKind
    from dialogues.models import Communication
    from observatory.choices import ActivityKind, AgreementKind
    from observatory.models import Activity, Agreement

    kinds, agreements, sent = ActivityKind.values, AgreementKind.values, CommunicationKind.values
    day = lambda n: datetime.date(FIRST + n % 10, 1 + n % 12, 1 + n % 28)  # noqa: E731
    of = {"city": city, "is_public": True}
    Activity.objects.bulk_create(
        (
            Activity(**of, title=f"Activity {n}", code=f"x{n}", kind=kinds[n % len(kinds)], starts_on=day(n),
                     motivation="planned" if n % 3 else "reactive")
            for n in range(rows * 6 // 10)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    Agreement.objects.bulk_create(
        (
            Agreement(
                **of, title=f"Agreement {n}", code=f"y{n}", kind=agreements[n % len(agreements)], signed_on=day(n)
            )
            for n in range(rows * 3 // 10)
        ),
        batch_size=AT_ONCE,
    )
    Communication.objects.bulk_create(
        (
            Communication(**of, title=f"Sent {n}", code=f"z{n}", kind=sent[n % len(sent)], sent_on=day(n))
            for n in range(rows // 10)
        ),
        batch_size=AT_ONCE,
    )


def written_by_hand(city):
    """The identifiers that eight of the counts rest on, each by one statement written for it."""
    from django.db import connection

    uuid = "uuid" if connection.vendor == "sqlite" else "uuid::text"
    found = {}
    with connection.cursor() as cursor:
        for code, kind in KINDS.items():
            cursor.execute(OF_A_KIND.format(uuid=uuid, within=WITHIN), [city.pk, kind])
            found[code] = [row[0] for row in cursor.fetchall()]
        cursor.execute(SIGNED.format(uuid=uuid), [city.pk])
        found["TER-TER-04"] = [row[0] for row in cursor.fetchall()]
    return found


def one_city(city, period):
    from indicators.derived import count_all

    today = datetime.date(2026, 3, 20)
    everything = lambda: count_all(city, period, today=today)  # noqa: E731
    codes = [*KINDS, "TER-TER-04"]
    some = count_all(city, period, codes, today)
    by_hand = written_by_hand(city)
    assert {code: found.value for code, found in some.items()} == {code: len(ids) for code, ids in by_hand.items()}
    asked = statements(everything)
    took = medians(
        {
            "all": everything,
            "its SQL": lambda: run(asked),
            "eight": lambda: count_all(city, period, codes, today),
            "eight by hand": lambda: written_by_hand(city),
        }
    )
    print("ms: " + ", ".join(f"{name} {ms:.1f}" for name, ms in took.items()))
    print(line("every derived indicator, against its SQL by hand", took["all"], took["its SQL"], GOAL))
    print(line("eight of them, against counts written in SQL", took["eight"], took["eight by hand"], GOAL))


def many_cities(cities, period):
    from indicators.derived import count_all

    today = datetime.date(2026, 3, 20)
    everything = lambda: [count_all(city, period, today=today) for city in cities]  # noqa: E731
    asked = statements(everything)
    took = medians({"all": everything, "its SQL": lambda: run(asked)}, runs=1, warm=0)
    each = took["all"] / len(cities)
    print(
        f"{len(cities)} cities: {took['all'] / 1000:.1f} s, {each:.1f} ms and {len(asked) // len(cities)} queries each"
    )
    print(line("counting for all cities, against its SQL by hand", took["all"], took["its SQL"], GOAL))


def main(rows=ROWS, many=CITIES):
    from benchmarks import synthetic
    from indicators import periods

    city = synthetic.first_city()
    register_of(city, rows)
    one_city(city, periods.year(YEAR))
    cities = synthetic.cities(many, city.parent)
    synthetic.register_of(type(city).objects.filter(pk__in=[each.pk for each in cities]))
    many_cities(cities, periods.year(YEAR))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Counting on {connection.vendor}")
        main(*[int(size) for size in sys.argv[1:]])
