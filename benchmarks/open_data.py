"""Measurements as the CSV of open data, against the database's own COPY TO, on SQLite against a bare cursor.

python -m benchmarks.open_data          # a million; or name how many
"""

import csv
import os
import resource
import sys

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


def main(number):
    from django.db import connection

    from benchmarks import synthetic
    from indicators.models import AdoptedIndicator
    from observatory.models import City

    city = synthetic.first_city()
    synthetic.grow_to(number, city.parent)
    used = list(AdoptedIndicator.objects.filter(city=city).values_list("indicator", flat=True))
    others = City.objects.filter(parent=city.parent).exclude(pk=city.pk)
    AdoptedIndicator.objects.bulk_create(
        (AdoptedIndicator(city=each, indicator_id=indicator) for each in others for indicator in used),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    ours()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = medians({"ours": ours, "floor": floor}, runs=RUNS, warm=0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    speed = {name: number / time for name, time in took.items()}
    print(line(f"{number} measurements, rows/ms", speed["ours"], speed["floor"], GOAL, at_most=False))
    print(f"  {took['ours'] / 1000:.1f} s against {took['floor'] / 1000:.1f} s; memory grew by {grown:.0f} MB over it")


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Open data on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION)
