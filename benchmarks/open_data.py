"""Measurements as the CSV of open data, against the database's own COPY TO, on SQLite against a bare cursor.

python -m benchmarks.open_data          # a million; or name how many
"""

import csv
import os
import resource
import sys
import time

from benchmarks.measuring import line, medians, set_up, throwaway_database

GOAL, MILLION, RUNS = 0.5, 1_000_000, 3
READ = """SELECT m.uuid, c.code, i.code, p.code, m.segment, m.value, m.numerator, m.denominator, m.text,
m.no_data_reason, m.unit, m.collected_on, m.source_text, m.method, m.note, 'approved' FROM indicators_measurement m
JOIN observatory_city c ON c.id = m.city_id JOIN indicators_indicator i ON i.id = m.indicator_id
JOIN indicators_period p ON p.id = m.period_id"""


def ours():
    from reporting.exports.measured import MEASUREMENTS

    with open(os.devnull, "w", encoding="utf-8") as file:
        file.writelines(MEASUREMENTS.csv())


def floor():
    from django.db import connection

    with open(os.devnull, "w", encoding="utf-8", newline="") as file, connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY ({READ}) TO STDOUT (FORMAT csv)") as lines:
                for block in lines:
                    file.write(bytes(block).decode())
            return
        cursor.execute(READ)
        csv.writer(file).writerows(cursor)


def fill(number):
    """Write so many values of cities that publish all they measure, by the database itself."""
    from benchmarks import synthetic
    from indicators.models import AdoptedIndicator
    from observatory.models import City

    city = synthetic.first_city()
    made = synthetic.cities(number // synthetic.PER_CITY - 1, city.parent)
    others = City.objects.filter(code__in=[made[0].code, made[-1].code])
    first, last = sorted(others.values_list("pk", flat=True))
    synthetic.values_of(City.objects.filter(pk__gte=first, pk__lte=last))
    uses, cities = AdoptedIndicator._meta.db_table, City._meta.db_table
    synthetic.copy(
        AdoptedIndicator(is_public=True),
        {"city_id": "c.id", "indicator_id": "u.indicator_id", "uuid": synthetic.NEW_UUID[synthetic.connection.vendor]},
        f"{cities} c, {uses} u WHERE c.id BETWEEN {first} AND {last} AND u.city_id = {city.pk}",
    )
    synthetic.analyse()


def json_stream():
    from reporting.exports.licence import OF_THE_SITE
    from reporting.exports.measured import MEASUREMENTS
    from reporting.views.open_data import json_lines

    with open(os.devnull, "w", encoding="utf-8") as file:
        file.writelines(json_lines(MEASUREMENTS, None, [OF_THE_SITE]))


def main(number):
    fill(number)
    ours()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = medians({"ours": ours, "floor": floor}, runs=RUNS, warm=0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    speed = {name: number / time for name, time in took.items()}
    print(line(f"{number} measurements, rows/ms", speed["ours"], speed["floor"], GOAL, at_most=False))
    print(f"  {took['ours'] / 1000:.1f} s against {took['floor'] / 1000:.1f} s; memory grew by {grown:.0f} MB over it")
    begun = time.perf_counter()
    json_stream()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"  as JSON {time.perf_counter() - begun:.1f} s; memory grew by {grown:.0f} MB over it")


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Open data on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION)
