"""Counting derived indicators, against their SQL run by hand and against counts written in SQL for the purpose.

The register of the one city has 20,000 rows, and links between them; the 853 cities have forty each. The counts keep
the identifiers of the rows they counted, so the SQL written by hand (`counted_by_hand.py`) reads them too.

python -m benchmarks.counting            # 20,000 rows, 853 cities
python -m benchmarks.counting 2000 50    # fewer
"""

import datetime
import sys

from benchmarks.city_dashboard import run, statements
from benchmarks.measuring import CLOCKS, line, milliseconds, set_up, throwaway_database, wall_and_cpu

ROWS, CITIES = 20_000, 853
GOAL = 2
YEAR, FIRST = 2025, 2016
AT_ONCE = 2000
TODAY = datetime.date(2026, 3, 20)


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
            Activity(**of, title=f"Activity {n}", code=f"x{n}", kind=kinds[n // 10 % len(kinds)], starts_on=day(n),
                     motivation="planned" if n % 3 else "reactive")
            for n in range(rows * 6 // 10)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    Agreement.objects.bulk_create(
        (
            Agreement(
                **of, title=f"Agreement {n}", code=f"y{n}", kind=agreements[n // 10 % len(agreements)], signed_on=day(n)
            )
            for n in range(rows * 3 // 10)
        ),
        batch_size=AT_ONCE,
    )
    Communication.objects.bulk_create(
        (
            Communication(**of, title=f"Sent {n}", code=f"z{n}", kind=sent[n // 10 % len(sent)], sent_on=day(n))
            for n in range(rows // 10)
        ),
        batch_size=AT_ONCE,
    )


def link(city):
    """Link what was written: departments, objectives and SDGs of activities, SDGs of agreements, results, topics."""
    from dialogues.models import Communication
    from observatory.models import Activity, Agreement, Department, Objective, Sdg, Strategy

    departments = [Department.objects.create(city=city, name=f"Department {n}") for n in range(10)]
    strategy = Strategy.objects.create(city=city, title="Strategy", starts_on=datetime.date(2020, 1, 1))
    objective = Objective.objects.create(city=city, strategy=strategy, title="Objective")
    sdg = Sdg.objects.get_or_create(code="11", defaults={"title": "Cities", "position": 11})[0]
    activities = keys_of(Activity, city)
    tie(Activity.departments, activities[::3], lambda n: departments[n % 10].pk)
    tie(Activity.departments, activities[::9], lambda n: departments[(n + 1) % 10].pk)
    tie(Activity.objectives, activities[::7], lambda n: objective.pk)
    tie(Activity.sdgs, activities[1::3], lambda n: sdg.pk)
    tie(Agreement.sdgs, keys_of(Agreement, city)[::3], lambda n: sdg.pk)
    tie(Communication.departments, keys_of(Communication, city)[::3], lambda n: departments[n % 10].pk)
    Activity.objects.filter(city=city).update(participants=20)
    Activity.objects.filter(pk__in=activities[::7]).update(topics=["culture"], result="A result")


def keys_of(model, city):
    return list(model.objects.filter(city=city).order_by("pk").values_list("pk", flat=True))


def tie(field, keys, other):
    """Write the rows between two tables."""
    own, others = (f"{name}_id" for name in (field.field.m2m_field_name(), field.field.m2m_reverse_field_name()))
    rows = [field.through(**{own: key, others: other(n)}) for n, key in enumerate(keys)]
    field.through.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def one_city(city, period):
    from benchmarks import counted_by_hand
    from indicators.derived import count_all

    everything = lambda: count_all(city, period, today=TODAY)  # noqa: E731
    some = lambda: count_all(city, period, counted_by_hand.COUNTS, TODAY)  # noqa: E731
    by_hand = counted_by_hand.counted(city)
    pairs = {code: (found.value, by_hand[code][0]) for code, found in some().items()}
    assert all(ours == theirs for ours, theirs in pairs.values()), pairs
    asked = statements(everything)
    took = wall_and_cpu(
        {
            "all": everything,
            "its SQL": lambda: run(asked),
            "some": some,
            "by hand": lambda: counted_by_hand.counted(city),
        }
    )
    print(milliseconds(*took))
    number = len(counted_by_hand.COUNTS)
    for each, clock in zip(took, CLOCKS, strict=True):
        print(line(f"{number} counts, against as many written in SQL, {clock}", each["some"], each["by hand"], GOAL))
        print(line(f"all counts, against their own SQL by hand, {clock}", each["all"], each["its SQL"], GOAL))


def many_cities(cities, period):
    from indicators.derived.many import count_many

    everything = lambda: sum(1 for _counted in count_many(cities, period, today=TODAY))  # noqa: E731
    asked = statements(everything)
    took = wall_and_cpu({"all": everything, "its SQL": lambda: run(asked)}, runs=3, warm=0)
    print(milliseconds(*took))
    for each, clock in zip(took, CLOCKS, strict=True):
        print(f"{len(cities)} cities, {len(asked)} queries: {each['all'] / len(cities):.1f} ms a city, {clock}")
        print(line(f"counting for all, against its SQL by hand, {clock}", each["all"], each["its SQL"], GOAL))


def main(rows=ROWS, many=CITIES):
    from benchmarks import synthetic
    from indicators import periods

    city = synthetic.first_city()
    register_of(city, rows)
    link(city)
    synthetic.analyse()
    one_city(city, periods.year(YEAR))
    cities = synthetic.cities(many, city.parent)
    synthetic.register_of(type(city).objects.filter(pk__in=[each.pk for each in cities]))
    synthetic.analyse()
    many_cities(cities, periods.year(YEAR))


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Counting on {connection.vendor}")
        main(*[int(size) for size in sys.argv[1:]])
