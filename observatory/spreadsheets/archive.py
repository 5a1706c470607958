"""Many files at once, as a ZIP or as a folder: each is a table of its own, under its own name."""

import io
import zipfile
from pathlib import Path, PurePosixPath

from observatory.spreadsheets.notes import Note, Refused
from observatory.spreadsheets.preflight import LIMITS, MEGABYTE

ENDINGS = frozenset([".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"])
ARCHIVES = frozenset([".zip", ".rar", ".7z", ".gz", ".tgz", ".tar"])
LARGEST_TOGETHER = 2 * LIMITS.file
_OF_THE_SYSTEM = frozenset(["__MACOSX", "Thumbs.db", "desktop.ini"])


def content_of(path, limits=LIMITS):
    """Give the bytes of a file; those of a folder as a ZIP of its files. Raises `Refused` for what is too large."""
    path = Path(path)
    if path.is_dir():
        return _packed(path)
    if path.stat().st_size > limits.file:
        raise Refused("file-too-large", limit=limits.file // MEGABYTE)
    return path.read_bytes()


def _packed(folder):
    names = sorted(path for path in folder.rglob("*") if path.is_file() and _is_for_people(path.relative_to(folder)))
    if sum(path.stat().st_size for path in names) > LARGEST_TOGETHER:
        raise Refused("file-too-large", limit=LARGEST_TOGETHER // MEGABYTE)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path in names:
            archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes())
    return file.getvalue()


def members(file):
    """Give the files of an archive that may hold tables, as {name: bytes}, and a note for each other one.

    Raises `Refused` for an archive within the archive, and for more than can be read together.
    """
    found, notes = {}, []
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            name = _name_of(member)
            if member.is_dir() or not _is_for_people(PurePosixPath(name)):
                continue
            ending = PurePosixPath(name).suffix.lower()
            if ending in ARCHIVES:
                raise Refused("nested-archive", place=name)
            if ending in ENDINGS:
                found[name] = _unpacked(archive, member, LARGEST_TOGETHER - sum(map(len, found.values())))
            else:
                notes.append(Note("member-left-out", value=name))
    return found, notes


def _unpacked(archive, member, most):
    with archive.open(member) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise Refused("expands-too-much", place=member.filename, limit=LARGEST_TOGETHER // MEGABYTE)
    return content


def _is_for_people(path):
    return not any(part in _OF_THE_SYSTEM or part.startswith((".", "~$")) for part in path.parts)


def _name_of(member):
    """Read a name that was written without saying in which encoding: UTF-8 where it fits, else that of old Windows."""
    if member.flag_bits & 0x800:
        return member.filename
    written = member.filename.encode("cp437", "replace")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp850")


def stems(names):
    """Give each file the name of its table: its own without the ending, with its folder where two are alike."""
    paths = [PurePosixPath(name) for name in names]
    alone = [path.stem for path in paths]
    return [
        path.stem if alone.count(path.stem) == 1 else str(path.with_suffix("") if path.suffix else path)
        for path in paths
    ]
