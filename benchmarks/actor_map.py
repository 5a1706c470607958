"""The actor map, whole requests of its four views, and what is asked of it, against networkx on the bare edge list.

python -m benchmarks.actor_map        # 5,000 actors and 20,000 ties; or name the number of actors
"""

import datetime
import random
import sys
from itertools import combinations

from benchmarks.measuring import line, medians, set_up, throwaway_database

ACTORS, PART, GOAL = 5_000, 1000, 1000  # the goal: milliseconds of a request
TIES = 4  # of each actor, three of them declared and one in an activity of four
VIEWS = {"list": "actors/", "matrix": "actors/matrix/", "network": "actors/network/", "relations": "relations/"}


def fill(city, number):
    """Write so many actors with their ties and readings into a city; give the pairs that are tied."""
    from actors.choices import Group
    from actors.models import Actor, Assessment, Participation, Relation
    from observatory.models import Activity

    dice, groups, day = random.Random(1), Group.values, datetime.date(2025, 3, 1)
    actors = Actor.objects.bulk_create(
        (
            Actor(city=city, code=f"a{n}", name=f"Actor {n}", name_key=f"actor {n}", group=groups[n % 7], mapped_on=day)
            for n in range(number)
        ),
        batch_size=PART,
    )
    pairs = set()
    while len(pairs) < (TIES - 1) * number:
        one, other = dice.sample(range(number), 2)
        pairs.add((one, other))
    Relation.objects.bulk_create(
        (
            Relation(city=city, code=f"r{n}", from_actor=actors[one], to_actor=actors[other], kind="works-with")
            for n, (one, other) in enumerate(sorted(pairs))
        ),
        batch_size=PART,
    )
    Assessment.objects.bulk_create(
        (
            Assessment(city=city, code=f"s{n}", actor=actor, assessed_on=day, power=n % 5 + 1, interest=n % 4 + 1)
            for n, actor in enumerate(actors)
        ),
        batch_size=PART,
    )
    fours = [dice.sample(range(number), 4) for _activity in range(number // 6)]
    activities = Activity.objects.bulk_create(
        (Activity(city=city, code=f"e{n}", title="Fair", kind="event", starts_on=day) for n in range(len(fours))),
        batch_size=PART,
    )
    there = ((actors[n], held) for held, four in zip(activities, fours, strict=True) for n in four)
    Participation.objects.bulk_create(
        (Participation(actor=actor, activity=held) for actor, held in there), batch_size=PART
    )
    together = {pair for four in fours for pair in combinations(four, 2)}
    return [(actors[one].pk, actors[other].pk) for one, other in pairs | together]


def bare(pairs):
    """What networkx needs for the same measures, given the pairs."""
    import networkx as nx

    graph = nx.Graph(pairs)
    return nx.density(graph), dict(graph.degree()), list(nx.articulation_points(graph)), list(nx.isolates(graph))


def main(number):
    from django.test import Client
    from django.utils.translation import override

    from actors.services.mapping import map_of
    from actors.today import influential_not_contacted
    from observatory.choices import Role
    from tests.factories.observatory import MembershipFactory

    membership = MembershipFactory(role=Role.STAFF, city__code="mapped")
    city, client = membership.city, Client()
    pairs = fill(city, number)
    client.force_login(membership.user)
    today = datetime.date(2026, 6, 1)
    with override("en"):
        ways = {name: lambda path=path: opened(client, f"/en/work/mapped/{path}") for name, path in VIEWS.items()}
        ways |= {
            "coverage": lambda: map_of(city).coverage.in_words(),
            "not contacted": lambda: influential_not_contacted(city, membership.user, today),
            "networkx on the bare list": lambda: bare(pairs),
        }
        took = medians(ways, runs=7, warm=1)
    floor = took.pop("networkx on the bare list")
    print(f"  {number} actors, {len(pairs)} pairs tied; networkx on the bare edge list: {floor:.0f} ms")
    for name, milliseconds in took.items():
        print(line(f"{name}: against a second of server time", milliseconds, GOAL, 1))
        print(line(f"{name}: against networkx on the bare list", milliseconds, floor, 10))


def opened(client, address):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"The actor map on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ACTORS)
