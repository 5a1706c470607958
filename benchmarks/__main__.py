"""Every benchmark, small: `python -m benchmarks`."""

from benchmarks import (
    actor_map,
    city_dashboard,
    counting,
    import_rows,
    network_screen,
    open_data,
    published,
    read_xlsx,
    register_lists,
    report_pdf,
    search,
)
from benchmarks.measuring import set_up, throwaway_database

SMALL = (
    (actor_map.main, 1_000),
    (city_dashboard.main, (10_000, 100_000)),
    (counting.main, 2_000),
    (network_screen.main, 853),
    (open_data.main, 100_000),
    (published.main, 2),
    (register_lists.main, 1_000),
    (import_rows.main, 2_000),
    (read_xlsx.main, 10_000),
    (report_pdf.main, 2),
    (search.main, 10_000),
)

if __name__ == "__main__":
    set_up()
    for benchmark, size in SMALL:
        with throwaway_database() as connection:
            print(f"{benchmark.__module__} on {connection.vendor}")
            benchmark(size)
