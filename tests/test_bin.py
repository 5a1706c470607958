import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def shell(tmp_path):
    """Run bash in a bare checkout that holds only bin/, with one of the scripts sourced; return what happened."""
    shutil.copytree(ROOT / "bin", tmp_path / "bin")

    def run(commands, script="run", **environment):
        prelude = f'source bin/{script}; PY="{sys.executable}"; VAR="$PWD/var"; mkdir -p "$VAR/stamps"\n'
        return subprocess.run(
            ["bash", "-c", prelude + commands],
            cwd=tmp_path,
            env={"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin", "HOME": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.mark.parametrize("script", ["bin/run", "bin/test", ".ci/run"])
def test_each_command_can_be_executed_and_parses(script):
    assert (ROOT / script).stat().st_mode & stat.S_IXUSR
    subprocess.run(["bash", "-n", ROOT / script], check=True)


@pytest.mark.parametrize("script", ["run", "test"])
def test_help_is_given_without_installing_anything(tmp_path, script):
    shutil.copytree(ROOT / "bin", tmp_path / "bin")
    done = subprocess.run([tmp_path / "bin" / script, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"Usage: bin/{script}")
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]


def test_an_unknown_argument_is_bad_usage(shell):
    done = shell("main --wrong")
    assert done.returncode == 2
    assert "Usage: bin/run" in done.stderr


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("PORT=8123", "8123"),
        ("export PORT=8123", "8123"),
        ('PORT="8123"', "8123"),
        ("PORT='8123'", "8123"),
        ("#PORT=8123", "8000"),
        ("REPORT=8123", "8000"),
        ("PORT=1\nPORT=8123", "8123"),
    ],
)
def test_a_setting_comes_from_the_env_file(shell, tmp_path, line, value):
    (tmp_path / ".env").write_text(line + "\n")
    assert shell("setting PORT 8000; printenv PORT").stdout.strip() == value


def test_the_environment_wins_over_the_env_file(shell, tmp_path):
    (tmp_path / ".env").write_text("PORT=8123\n")
    assert shell("setting PORT 8000; printenv PORT", PORT="9000").stdout.strip() == "9000"


def test_a_setting_that_nobody_gave_is_left_alone(shell):
    assert shell("setting DEMO_PASSWORD; printenv DEMO_PASSWORD || echo none").stdout.strip() == "none"


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("[::1]", "[::1]"), ("example.org",) * 2]
)
def test_the_address_of_a_host_is_one_that_browsers_and_the_server_read(shell, host, address):
    done = shell('read_settings; echo "$ADDRESS"; echo "$ALLOWED_HOSTS"; echo "$OBSERVATORY_HTTPS"', HOST=host)
    assert done.stdout.split() == [address, f"localhost,127.0.0.1,[::1],{address}", "false"]


def test_the_key_is_made_once_and_is_private(shell, tmp_path):
    shell("ensure_secret_key")
    file = tmp_path / "var" / "secret_key"
    first = file.read_text()
    shell("ensure_secret_key")
    assert file.read_text() == first
    assert len(first) > 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_key_is_made_when_one_is_given(shell, tmp_path):
    shell("ensure_secret_key", SECRET_KEY="given")
    assert not (tmp_path / "var" / "secret_key").exists()


def test_the_private_directory_is_closed_to_others(shell, tmp_path):
    shell("chmod 755 var; ensure_var")
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_a_port_in_use_is_refused_before_any_work(shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = shell("read_settings; ensure_free_port", PORT=str(port))
    assert done.returncode == 69
    assert f"127.0.0.1:{port}" in done.stderr


def test_a_step_is_done_once_until_its_sources_change(shell, tmp_path):
    steps = 'for made_from in a a b; do once step "$made_from" echo "$made_from"; done'
    assert shell(steps).stdout.split() == ["a", "b"]


def test_a_step_that_failed_is_not_taken_for_done(shell, tmp_path):
    done = shell("once step a false")
    assert done.returncode == 69
    assert "This step failed: false" in done.stderr
    assert not (tmp_path / "var" / "stamps" / "step").exists()


def test_a_fingerprint_follows_the_text_and_not_what_is_made_from_it(shell, tmp_path):
    (tmp_path / "fixtures").mkdir()
    source = tmp_path / "fixtures" / "goals.yaml"
    made = tmp_path / "fixtures" / "goals.pyc"
    prints = []
    for file, text in [(source, "1"), (made, "1"), (source, "2")]:
        file.write_text(text)
        prints.append(shell("fingerprint fixtures missing -- words").stdout)
    assert prints[0] == prints[1] != prints[2]


def test_a_python_that_does_not_run_is_named(shell):
    done = shell("find_python", PYTHON="/nowhere/python3")
    assert done.returncode == 69
    assert "PYTHON=/nowhere/python3 does not run" in done.stderr


def test_the_python_asked_for_is_taken(shell):
    done = shell("find_python", PYTHON=sys.executable)
    assert done.stdout.strip() == sys.executable


def test_without_the_rights_to_install_it_says_exactly_what_to_run(shell):
    done = shell("can_install() { return 1; }; uname() { echo Linux; }; install_system PostgreSQL pg postgresql")
    assert done.returncode == 69
    assert "PostgreSQL is missing" in done.stderr
    assert "postgresql" in done.stderr.splitlines()[-1]


def test_on_a_mac_it_says_what_to_brew(shell):
    done = shell("can_install() { return 1; }; uname() { echo Darwin; }; install_system Pango pango libpango-1.0-0")
    assert done.stderr.splitlines()[-1].strip() == "brew install pango"


def test_a_failure_nobody_foresaw_is_reported_with_its_place(shell):
    done = shell("compile_messages() { ls /nowhere; }; compile_messages")
    assert done.returncode != 0
    assert "stopped at" in done.stderr


SUITE = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


@pytest.mark.parametrize(
    ("checks", "suites", "line"),
    [
        (["true", "true"], [], "2 passed, 0 failed"),
        (["true", "false"], [(5, 0, 0, 0)], "6 passed, 1 failed"),
        (["true"], [(5, 1, 1, 1), (3, 0, 0, 0)], "6 passed, 2 failed, 1 skipped"),
    ],
)
def test_the_closing_line_sums_tests_and_checks(shell, tmp_path, checks, suites, line):
    for number, suite in enumerate(suites):
        (tmp_path / f"{number}.xml").write_text(SUITE.format(*suite))
    commands = "".join(f"check 'lint {number}' {command}\n" for number, command in enumerate(checks))
    done = shell(f'WORK="$PWD"\n{commands}closing_line', script="test")
    assert done.stdout.splitlines()[-1] == line


def test_a_stage_of_tests_that_broke_before_any_test_still_counts_as_failed(shell):
    done = shell('WORK="$PWD"; check "unit tests on SQLite" false; closing_line', script="test")
    assert done.stdout.splitlines()[-1] == "0 passed, 1 failed"
