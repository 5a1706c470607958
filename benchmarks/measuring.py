"""Measure several ways of doing the same in one run: by turns, medians of several, and their ratios.

Only ratios taken in one run mean anything: machines are noisy, and so is whoever else works on them.
"""

import gc
import os
import statistics
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

CLOCKS = "wall", "CPU"
RUNS = 15
WARM = 3


def set_up():
    """Make Django ready, with the settings of the tests and the database of DATABASE_URL (by default SQLite)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()


@contextmanager
def throwaway_database():
    """Work in an empty database of the kind DATABASE_URL names, a file in the case of SQLite; drop it in the end."""
    from django.db import connection

    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
        before = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        let_statements_take_long(connection)
        try:
            yield connection
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


def let_statements_take_long(connection):
    """Lift the limit that requests have: writing ten million values takes minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout TO 0")


def medians(ways, *, runs=RUNS, warm=WARM, clock=time.perf_counter, preparing=None):
    """Run each way in turn, several times over, and answer the median of each in milliseconds, by name."""
    return medians_of_clocks(ways, preparing or {}, runs=runs, warm=warm, clocks=(clock,))[0]


def wall_and_cpu(ways, *, runs=RUNS, warm=WARM, preparing=None):
    """The same by the clock on the wall and by the time this process used; what a database server uses is not in it.

    What is in `preparing` for a way is called before the clock runs, and what it answers is given to the way.
    """
    clocks = (time.perf_counter, time.process_time)
    return medians_of_clocks(ways, preparing or {}, runs=runs, warm=warm, clocks=clocks)


def medians_of_clocks(ways, preparing, *, runs, warm, clocks):
    taken = {name: [] for name in ways}
    for turn in range(warm + runs):
        for name, way in ways.items():
            prepared = [prepare() for prepare in preparing.get(name, ())]
            gc.collect()
            start = [clock() for clock in clocks]
            way(*prepared)
            if turn >= warm:
                taken[name].append([(clock() - begun) * 1000 for clock, begun in zip(clocks, start, strict=True)])
    by_clock = {name: zip(*times, strict=True) for name, times in taken.items()}
    found = {name: [statistics.median(times) for times in each] for name, each in by_clock.items()}
    return [{name: times[n] for name, times in found.items()} for n in range(len(clocks))]


def milliseconds(wall, cpu):
    """Write what each way took, on the wall and of this process."""
    return "ms (CPU): " + ", ".join(f"{name} {ms:.1f} ({cpu[name]:.1f})" for name, ms in wall.items())


def line(what, measured, floor, goal, *, at_most=True):
    """Write one result: what was measured, its ratio to the floor, and whether the goal is met."""
    ratio = measured / floor
    met = ratio <= goal if at_most else ratio >= goal
    aim = f"goal {'≤' if at_most else '≥'} {goal} ×   {'met' if met else 'MISSED'}"
    return f"{what:<52} {measured:9.1f} against {floor:9.1f}   {ratio:5.2f} ×   {aim}"
