"""A backup as a file: a ZIP of rows, stored files and a manifest, that ends with the SHA-256 of all before it."""

import hashlib
import io
import json
import os
import zipfile
from contextlib import contextmanager

from django.utils.translation import gettext as _

from observatory.backup.rows import Tally

FORMAT, VERSION = "observatory backup", 1
MANIFEST = "manifest.json"
SEAL = b"sha256:"
SEALED = len(SEAL) + 64
AT_ONCE = 2**20


class BackupRefused(Exception):
    """A backup cannot be made, read or restored; the text says why, for the operator."""


class Archive:
    """A backup that is open for reading, and whole."""

    def __init__(self, file):
        self.zip = zipfile.ZipFile(file)
        self.manifest = json.loads(self.zip.read(MANIFEST))

    def lines(self, table):
        """Yield the rows of a table as they were written, a line each."""
        with self.zip.open(f"rows/{table}.jsonl") as lines:
            for line in io.TextIOWrapper(lines, "utf-8", newline="\n"):
                yield line.rstrip("\n")

    def rows(self, table):
        """Yield the rows of a table as lists of plain values."""
        return map(json.loads, self.lines(table))

    def file(self, name):
        return self.zip.open(f"files/{name}")

    def check(self):
        """Hold every row and every file against the manifest. Raises `BackupRefused`."""
        for table, told in self.manifest["tables"].items():
            found = Tally()
            for line in self.lines(table):
                found.add(line)
            if found.told() != {name: told[name] for name in ("rows", "sha256")}:
                raise BackupRefused(_("The rows of %(table)s are not those that were written.") % {"table": table})
        for name, told in self.manifest["files"].items():
            with self.file(name) as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != told["sha256"]:
                    raise BackupRefused(_("The file %(name)s is not the one that was written.") % {"name": name})


@contextmanager
def opened(path):
    """Open a backup for reading. Raises `BackupRefused` where it is no backup, or not whole."""
    try:
        file = path.open("rb")
    except OSError as fault:
        raise BackupRefused(_("%(file)s cannot be read: %(fault)s") % {"file": path, "fault": fault}) from fault
    with file:
        _refuse_damage(file)
        archive = Archive(file)
        _refuse_another_format(archive.manifest)
        yield archive


def _refuse_damage(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - SEALED))
    seal = file.read()
    if not seal.startswith(SEAL):
        raise BackupRefused(_("This is no backup of the observatory, or its end is missing."))
    if seal != _seal_of(file, size - SEALED):
        raise BackupRefused(_("The backup is damaged: its bytes are not those that were written. Take another one."))


def _refuse_another_format(manifest):
    if (manifest["format"], manifest["format_version"]) != (FORMAT, VERSION):
        raise BackupRefused(
            _("The backup was made by version %(theirs)s, in a format that this one does not read.")
            % {"theirs": manifest["version"]}
        )


def _seal_of(file, size):
    digest, left = hashlib.sha256(), size
    file.seek(0)
    while left:
        piece = file.read(min(left, AT_ONCE))
        digest.update(piece)
        left -= len(piece)
    return SEAL + digest.hexdigest().encode()


@contextmanager
def written_beside(target):
    """Give a private file to write a backup to; it takes the place of `target` once it is whole, else nothing does."""
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)  # of a backup that was killed
    handle = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.comment = SEAL + b"0" * 64
                yield archive
            _seal(file)
        with opened(partial) as whole:
            whole.check()
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _seal(file):
    size = file.seek(0, os.SEEK_END) - SEALED
    seal = _seal_of(file, size)
    file.seek(size)
    file.write(seal)
    file.flush()
    os.fsync(file.fileno())
