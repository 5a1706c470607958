"""Make a backup: everything as it stood at one moment, while others go on working."""

import datetime
import hashlib
import json
import shutil
import tomllib
import zipfile
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from observatory.backup.archive import FORMAT, MANIFEST, VERSION, BackupRefused, written_beside
from observatory.backup.files import stored_files
from observatory.backup.rows import Tally, fields_of, models_of, rows_of
from observatory.canonical import line_of
from observatory.sealing import head

NO_LIMIT = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"


def write_backup(target):
    """Write a backup to a path, in place of what is there once it is whole; answer its manifest.

    Raises `BackupRefused` and `OSError`; what was there before is then as it was.
    """
    with written_beside(target) as archive:
        with one_moment():
            manifest = _described()
            manifest["tables"] = {model._meta.db_table: _write_rows(archive, model) for model in models_of(apps)}
            names = sorted({each.name: each for each in stored_files()}.items())
        written = {name: _write_file(archive, each) for name, each in names}
        manifest["files"] = {name: told for name, told in written.items() if told}
        manifest["missing"] = [name for name, told in written.items() if not told]
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


@contextmanager
def one_moment():
    """Read every table as it stood at one moment; nobody who writes has to wait."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute(NO_LIMIT)
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # Django's own transactions here take the right to write
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _described():
    loader = MigrationExecutor(connection).loader
    if waiting := sorted(loader.graph.nodes.keys() - loader.applied_migrations.keys()):
        raise BackupRefused(_("Migrations are waiting: run migrate first. The first is %s.") % ".".join(waiting[0]))
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "version": version(),
        "made_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(loader.applied_migrations),
        "log_head": head(),
    }


def version():
    """The version of the program."""
    return tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]["version"]


def _write_rows(archive, model):
    found = Tally()
    with archive.open(f"rows/{model._meta.db_table}.jsonl", "w", force_zip64=True) as file:
        for row in rows_of(model):
            line = line_of(row)
            found.add(line)
            file.write(line.encode() + b"\n")
    return found.told() | {"columns": [field.column for field in fields_of(model)]}


def _write_file(archive, stored):
    """Copy a stored file; answer its size and SHA-256, or None where it is not there."""
    try:
        source = stored.path.open("rb")
    except FileNotFoundError:
        return None
    with source:
        told = {"bytes": stored.path.stat().st_size, "sha256": hashlib.file_digest(source, "sha256").hexdigest()}
        source.seek(0)
        entry = zipfile.ZipInfo(f"files/{stored.name}")  # stored as it is: PDFs and workbooks are compressed already
        with archive.open(entry, "w", force_zip64=True) as file:
            shutil.copyfileobj(source, file)
    return told
