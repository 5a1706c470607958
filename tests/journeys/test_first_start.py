"""Somebody new starts the Observatory with the README's first command, and starts it again later."""

import http.client
import os
import re
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.journey


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(folder, *arguments):
    """Start bin/run on data of its own, and give its port and all it said once it says that it is ready."""
    port = free_port()
    of_the_tests = {"DJANGO_SETTINGS_MODULE", "SECRET_KEY", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    environment = {name: value for name, value in os.environ.items() if name not in of_the_tests}
    environment |= {
        "DATABASE_URL": f"sqlite:///{folder / 'observatory.sqlite3'}",
        "OBSERVATORY_VAR": str(folder),
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    command = [ROOT / "bin" / "run", *arguments]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        said = ""
        for line in server.stdout:
            said += line
            if line.startswith("Ctrl-C"):
                break
        try:
            yield port, said
        finally:
            server.terminate()
            server.communicate(timeout=60)
    assert server.returncode == 0


def get(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer, answer.read().decode()


def test_the_first_command_serves_a_filled_site_and_the_second_start_takes_seconds(tmp_path):
    folder = tmp_path / "var"
    with running(folder) as (port, said):
        assert f"Observatory ready at http://127.0.0.1:{port}/" in said
        assert re.search(r"\S+@\S+", said), "the demo accounts are named"
        for path in ("/livez", "/readyz", "/es/", "/en/", "/fr/", "/pt/", "/en/cities/", "/en/catalogue/"):
            answer, page = get(port, path)
            assert answer.status == 200, path
        answer, page = get(port, "/en/")
        assert "Content-Security-Policy" in answer.headers
        for style in re.findall(r'href="(/static/[^"]+\.css)"', page):
            assert get(port, style)[0].status == 200, style
    assert (folder / "secret_key").stat().st_mode & 0o077 == 0

    started = time.monotonic()
    with running(folder) as (port, said):
        assert time.monotonic() - started < 60
        assert "created" not in said
        assert get(port, "/readyz")[0].status == 200


def test_without_the_demo_it_starts_empty(tmp_path):
    with running(tmp_path / "var", "--no-demo") as (port, said):
        assert "@" not in said
        assert get(port, "/en/catalogue/")[0].status == 200
