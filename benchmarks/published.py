"""Published pages and open data from the real server, against a bare one that answers the same bytes.

python -m benchmarks.published          # 3 seconds of each, by turns; or name the seconds
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import line, set_up, throwaway_database

GOAL, MOST_P95, PER_SECOND, TURNS = 0.7, 100, 100, 3
PATHS = ("/en/cities/city-00001/", "/es/cities/city-00001/indicators/", "/api/v1/measurements?limit=100")
CLOCK = os.sysconf("SC_CLK_TCK")


def bare(environ, start_response):
    """Answer the bytes kept in a file, and nothing else."""
    query = environ["QUERY_STRING"]
    headers, body = KEPT[environ["PATH_INFO"] + (f"?{query}" if query else "")]
    start_response("200 OK", headers)
    return [body]


def _kept(folder):
    found = {}
    for path, headers, name in json.loads((Path(folder) / "index.json").read_text()):
        found[path] = ([tuple(each) for each in headers], (Path(folder) / name).read_bytes())
    return found


KEPT = _kept(os.environ["BARE_FILES"]) if "BARE_FILES" in os.environ else {}


class Reader:
    """Asks a server for one page after the other on one connection."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.file = self.socket.makefile("rb")

    def get(self, path):
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: es\r\n\r\n".encode())
        status, headers = self.file.readline(), []
        while (told := self.file.readline()) != b"\r\n":
            name, value = told.decode("latin-1").rstrip("\r\n").split(": ", 1)
            headers.append((name, value))
        assert b" 200 " in status, (path, status)
        length = next(int(value) for name, value in headers if name.lower() == "content-length")
        return headers, self.file.read(length)


@contextmanager
def server(application, more):
    """A gunicorn of one process and four threads, and the connection of one reader to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    process = subprocess.Popen([*command, "--log-level", "error", "--keep-alive", "60"], env={**os.environ, **more})
    try:
        yield process, _reader(port)
    finally:
        process.terminate()
        process.wait()


def _reader(port, patience=60):
    for _try in range(patience * 10):
        try:
            return Reader(port)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise TimeoutError(port)


def work_of(process):
    """The seconds of processor that the children of a server have used."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    used = [Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()[11:13] for child in children]
    return sum(int(ticks) for pair in used for ticks in pair) / CLOCK


def hurry(process, reader, path, seconds):
    """Requests per second of time, and per second of the server's work."""
    asked, used, start = 0, work_of(process), time.perf_counter()
    while (took := time.perf_counter() - start) < seconds:
        reader.get(path)
        asked += 1
    return asked / took, asked / max(work_of(process) - used, 1 / CLOCK)


def p95_at(pace, reader, path, seconds):
    """The time under which 95 of 100 answers came, in milliseconds, asked so many times a second."""
    taken, start = [], time.perf_counter()
    for turn in range(int(pace * seconds)):
        due = start + turn / pace
        time.sleep(max(0, due - time.perf_counter()))
        reader.get(path)
        taken.append((time.perf_counter() - due) * 1000)
    return statistics.quantiles(taken, n=20)[-1]


def main(seconds):
    from django.db import connection

    from benchmarks import synthetic

    territory = synthetic.first_city().parent
    synthetic.grow_to(synthetic.PER_CITY * 5, territory)
    told = connection.settings_dict
    url = f"sqlite:///{told['NAME']}"
    if connection.vendor == "postgresql":
        host = f"/{told['HOST']}" if told["HOST"].startswith("/") else told["HOST"]  # a socket
        url = f"postgres://{told['USER']}@{host}/{told['NAME']}"
    connection.close()
    with tempfile.TemporaryDirectory() as folder, server("config.wsgi", {"DATABASE_URL": url}) as (process, reader):
        index = []
        for n, path in enumerate(PATHS):
            headers, body = reader.get(path)
            Path(folder, str(n)).write_bytes(body)
            own = ("server", "date", "connection")
            index.append([path, [each for each in headers if each[0].lower() not in own], str(n)])
        Path(folder, "index.json").write_text(json.dumps(index))
        with server("benchmarks.published:bare", {"BARE_FILES": folder}) as (other, others):
            for path in PATHS:
                compare(path, (process, reader), (other, others), seconds)


def compare(path, ours, floor, seconds):
    pairs = [(hurry(*ours, path, seconds), hurry(*floor, path, seconds)) for _turn in range(TURNS)]
    for place, what in enumerate(("requests/s", "requests per second of work")):
        mine, bares = (statistics.median(pair[side][place] for pair in pairs) for side in (0, 1))
        print(line(f"{path} {what}", mine, bares, GOAL, at_most=False))
    print(
        line(f"{path} p95 in ms, asked {PER_SECOND} times/s", p95_at(PER_SECOND, ours[1], path, seconds), MOST_P95, 1)
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    set_up()
    with throwaway_database() as connection:
        print(f"Published pages on {connection.vendor}")
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 3)
