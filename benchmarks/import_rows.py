"""Rows a second of an import (read, mapped, checked, logged, with provenance) against the database's own bulk load.

    python -m benchmarks.import_rows             # 100,000 measurements, 5,000 agreements
    python -m benchmarks.import_rows 20000

The floor writes the very rows that the import wrote, straight into the indexed table, by COPY on PostgreSQL and by
executemany on SQLite. Each run is taken back, so that all begin with the same tables; what PostgreSQL puts off till
the commit, the look for what foreign keys name, is done before. The CPU of this process is told beside the time by the
clock: where others work on the machine, only that says something on SQLite.

django-import-export as it comes, a trial and the import as in its admin, is measured beside where it is there:

    uv run --with django-import-export python -m benchmarks.import_rows
"""

import datetime
import resource
import sys
import time
from functools import partial

from benchmarks.measuring import line, medians, set_up, throwaway_database

ROWS, RUNS, GOAL, WRONG = 100_000, 3, 0.5, 50
AGREEMENTS, OF_STOCK, TIMES_STOCK = 5_000, 300, 100
FIRST = datetime.date(1990, 1, 1)


class TakenBack(Exception):
    """Ends a transaction without keeping what it wrote."""


def agreements_csv(rows):
    """A file of agreements such as a city keeps them."""
    lines = ["title,kind,country,signed_on,ends_on,why_signed"]
    for n in range(rows):
        signed = FIRST + datetime.timedelta(days=n % 12000)
        lines.append(
            f"Agreement {n},twinning,CO,{signed},{signed.replace(day=1, year=signed.year + 10)},Reason {n % 50}"
        )
    return "\n".join(lines).encode()


def measurements_csv(rows, codes):
    """A file of values: each indicator in as many months as are needed, for as many districts; one in fifty wrong."""
    lines = ["indicator,period,segment,value,source"]
    for n in range(rows):
        at, code = divmod(n, len(codes))
        district, month = divmod(at, 600)
        segment = f"District={district}" if district else ""
        value = "twelve" if n % WRONG == WRONG - 1 else n % 99_991
        lines.append(f"{codes[code]},{1970 + month // 12}-{month % 12 + 1:02},{segment},{value},Register {n % 40}")
    return "\n".join(lines).encode()


def taking_back(way):
    """Run a way of writing in a transaction and take back what it wrote; answer what it answered."""
    from django.db import transaction

    try:
        with transaction.atomic():
            answer = way()
            check_foreign_keys()
            raise TakenBack
    except TakenBack:
        return answer


def check_foreign_keys():
    """Have done at once what a commit would do; SQLite does it with each row."""
    from django.db import connection

    if connection.vendor == "postgresql":
        connection.check_constraints()


def known_periods(content):
    """Let the periods of a file be there, so that the rows can be loaded without the import."""
    from indicators import periods
    from indicators.services.periods import periods_of

    codes = {line.split(",")[1] for line in content.decode().split("\n")[1:]}
    periods_of([periods.parse(code) for code in codes])


def import_of(content, dataset, city):
    from observatory.imports import Mapping, bring_in

    told = {"content": content, "filename": "rows.csv", "dataset": dataset, "city": city, "mapping": Mapping()}
    plan, _batch = bring_in(**told, set_aside=True)
    return plan


def stored(model, city):
    """The stored columns of a city's rows, as the driver takes them."""
    from django.db import connection

    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(names)} FROM {model._meta.db_table} WHERE city_id = %s", [city.pk])
        return names, cursor.fetchall()


def load(table, names, rows):
    """Write rows straight into their table."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def compare(dataset, model, content, city):
    """Import a file and load the same rows, by turns, and print the ratio of their speeds."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def kept():
        import_of(content, dataset, city)
        return stored(model, city)

    names, rows = taking_back(kept)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    spent = {"import": 0.0, "load": 0.0}

    def counted(name, way):
        start = time.process_time()
        taking_back(way)
        spent[name] += time.process_time() - start

    ways = {
        "import": partial(counted, "import", partial(import_of, content, dataset, city)),
        "load": partial(counted, "load", partial(load, model._meta.db_table, names, rows)),
    }
    took = medians(ways, runs=RUNS, warm=0)
    speeds = {name: len(rows) * 1000 / ms for name, ms in took.items()}
    print(line(f"import of {len(rows):,} {dataset}, rows/s", speeds["import"], speeds["load"], GOAL, at_most=False))
    cpu = spent["load"] / spent["import"]
    print(f"    by the CPU of this process {cpu:.2f} ×; memory grew by {grown:.0f} MB, both kinds of rows held")
    return speeds["import"]


def of_stock_library(content, city):
    """Rows a second of django-import-export, set up as its manual says; None where it is not there."""
    try:
        import tablib
        from import_export import fields, resources, widgets
    except ImportError:
        return None
    from indicators.models import Indicator, Measurement, Period

    class Values(resources.ModelResource):
        indicator = fields.Field("indicator", "indicator", widgets.ForeignKeyWidget(Indicator, "code"))
        period = fields.Field("period", "period", widgets.ForeignKeyWidget(Period, "code"))
        source = fields.Field("source_text", "source")

        class Meta:
            model = Measurement
            import_id_fields = ("indicator", "period", "segment")
            fields = ("indicator", "period", "segment", "value", "source")

        def get_queryset(self):
            return Measurement.objects.filter(city=city)

        def before_save_instance(self, instance, row, **_told):
            instance.city, instance.indicator_version = city, instance.indicator.version

    lines = [line for line in content.decode().split("\n") if ",twelve," not in line][: OF_STOCK + 1]
    known = tablib.Dataset().load("\n".join(lines), format="csv")
    import_of("\n".join(lines).encode(), "measurements", city)
    Measurement.objects.filter(city=city).delete()  # what is left is the periods, which it does not make

    def twice():
        start = time.perf_counter()
        for is_trial in (True, False):
            done = Values().import_data(known, dry_run=is_trial, raise_errors=True, use_transactions=True)
        assert done.totals["new"] == OF_STOCK, done.totals
        return OF_STOCK / (time.perf_counter() - start)

    return twice()


def again(content, city):
    """Bring a file in, and the same once more, which changes nothing; print the speed of the second time."""

    def twice():
        import_of(content, "measurements", city)
        start = time.perf_counter()
        plan = import_of(content, "measurements", city)
        return plan, time.perf_counter() - start

    plan, took = taking_back(twice)
    print(f"    the second time {len(plan) / took:,.0f} rows/s: {dict(plan.counts)}")


def main(rows):
    from benchmarks import synthetic
    from indicators.models import Measurement
    from observatory.models import Agreement, City, Country

    home = synthetic.first_city()
    country = Country.objects.get(code="CO")
    city = City.objects.create(code="importing", name="Importing", name_key="importing", country=country)
    counted = home.adopted_indicators.filter(indicator__value_type="count")
    codes = list(counted.values_list("indicator__code", flat=True))
    content = measurements_csv(rows, codes)
    known_periods(content)
    ours = compare("measurements", Measurement, content, city)
    if stock := taking_back(partial(of_stock_library, content, city)):
        print(line("the same, against the stock library, rows/s", ours, stock, TIMES_STOCK, at_most=False))
    again(content, city)
    compare("agreements", Agreement, agreements_csv(min(rows, AGREEMENTS)), city)


if __name__ == "__main__":
    set_up()
    with throwaway_database() as connection:
        print(f"Import on {connection.vendor}")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
