"""An XLSX of 100,000 rows × 10 columns read with types, against the fastest readers of PyPI, and the memory it takes.

    uv run --with fastexcel --with polars python -m benchmarks.read_xlsx
    uv run --with fastexcel --with polars python -m benchmarks.read_xlsx 20000

Both sides give rows of Python values: numbers, days, texts, yes and no. Ours looks the file through for bombs and for
what calamine passes over first, and makes exact decimals. Without the two packages python-calamine alone is the floor.
The time is that of the CPU: fastexcel and polars spread their work over threads, and that counts as well.
"""

import datetime
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from benchmarks.measuring import line, medians

ROWS, RUNS, GOAL, MOST_MEMORY = 100_000, 5, 1.3, 300
FIRST = datetime.date(2000, 1, 1)
HEADERS = ("Código", "Título", "Ciudad", "Firma", "Fin", "Importe", "Número", "Vigente", "Notas", "Red")


def write(path, rows):
    """Write a sheet of agreements as a city keeps them."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Acuerdos")
    sheet.append(HEADERS)
    for n in range(rows):
        signed = FIRST + datetime.timedelta(days=n % 9000)
        cells = (f"A{n}", f"Acuerdo {n}", f"Ciudad {n % 500}", signed, signed.replace(day=1), n % 9973 + 0.25, n)
        sheet.append((*cells, n % 2 == 0, None if n % 3 else f"nota {n % 100}", f"Red {n % 30}"))
    book.save(path)


def ours(path):
    from observatory.spreadsheets import read_workbook

    deque(read_workbook(path).sheets[0].rows(), maxlen=0)


def calamine(path):
    import python_calamine

    python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def fast(path):
    import fastexcel

    fastexcel.read_excel(path).load_sheet(0).to_polars().rows()


def ways_of(path):
    """Ours, and the readers that are there: {name: way}."""
    ways = {"ours": lambda: ours(path), "python-calamine": lambda: calamine(path)}
    try:
        fast(path)
    except ImportError:
        return ways
    return ways | {"fastexcel, polars": lambda: fast(path)}


def grown_by(path):
    """Read in a process of its own; answer by how many megabytes its memory grew at most."""
    import multiprocessing

    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_growth, (path,))


def _growth(path):
    from observatory.spreadsheets import read_workbook

    before = most_memory()
    deque(read_workbook(path).sheets[0].rows(), maxlen=0)
    return most_memory() - before


def most_memory():
    """Say how many megabytes this process took at most; `resource` would tell what its parent took as well."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(rows):
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        path = Path(folder) / "acuerdos.xlsx"
        write(path, rows)
        took = medians(ways_of(path), runs=RUNS, warm=1, clock=time.process_time)
        grown = grown_by(path)
    print(f"  {rows} rows, ms: " + ", ".join(f"{name} {ms:.0f}" for name, ms in took.items()))
    mine = took.pop("ours")
    fastest = min(took, key=took.get)
    print(line(f"reading, against {fastest}", mine, took[fastest], GOAL))
    print(line("memory grown by, MB", grown, MOST_MEMORY, 1.0))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
