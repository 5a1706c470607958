"""What kind of file it is, and whether it is safe to open: decided from the bytes, before any spreadsheet library sees them."""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from observatory.spreadsheets.notes import Refused

CSV, XLSX, XLS, ODS = "csv", "xlsx", "xls", "ods"

MEGABYTE = 1024 * 1024
LARGEST_FILE = 64 * MEGABYTE
LARGEST_UNPACKED = 512 * MEGABYTE
LARGEST_SHARED_TEXTS = 96 * MEGABYTE
LARGEST_CELL_AREA = 8_000_000
MOST_MEMBERS = 2_000
_CHUNK = 256 * 1024
_OVERLAP = 128

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"{\\rtf",
    b"SQLite format",
)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Limits(NamedTuple):
    """How much is read at most: bytes of the file, bytes unpacked, cells of one sheet's rectangle."""

    file: int = LARGEST_FILE
    unpacked: int = LARGEST_UNPACKED
    cell_area: int = LARGEST_CELL_AREA


LIMITS = Limits()


def inspect(source, limits=LIMITS):
    """Tell the kind of the file (`csv`, `xlsx`, `xls`, `ods`), or raise `Refused` with the cause. `source` is a path or bytes."""
    size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
    if not size:
        raise Refused("empty-file")
    if size > limits.file:
        raise Refused("file-too-large", limit=limits.file // MEGABYTE)
    with opened(source) as file:
        head = file.read(4096)
        if head.startswith(_ZIP):
            return _inspect_zip(file, limits)
        if head.startswith(_OLE):
            return _inspect_ole(head + file.read())
    if head.startswith(_OTHER_MAGIC):
        raise Refused("unknown-format")
    return CSV


def opened(source):
    """Open a path, or bytes, for reading."""
    return io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")


def _inspect_ole(content):
    if _ENCRYPTED in content:
        raise Refused("encrypted-file")
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise Refused("unknown-format")
    return XLS


def _inspect_zip(file, limits):
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            kind = _kind_of_zip({member.filename for member in members})
            _refuse_odd_members(members, limits)
            for member in members:
                _inspect_member(archive, member, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, UnicodeError) as error:
        raise Refused("damaged-file", place="ZIP") from error
    return kind


def _kind_of_zip(names):
    if any(name.lower().startswith("xl/") for name in names) and "[Content_Types].xml" in names:
        return XLSX
    if "content.xml" in names:
        return ODS
    raise Refused("unknown-format")


def _refuse_odd_members(members, limits):
    if len(members) > MOST_MEMBERS:
        raise Refused("too-many-members", limit=MOST_MEMBERS)
    for member in members:
        if member.flag_bits & 1:
            raise Refused("encrypted-file", place=member.filename)
        if member.filename.startswith(("/", "\\")) or ".." in member.filename.replace("\\", "/").split("/"):
            raise Refused("unsafe-member", place=member.filename)
    if sum(member.file_size for member in members) > limits.unpacked:
        largest = max(members, key=lambda member: member.file_size)
        raise Refused("expands-too-much", place=largest.filename, limit=limits.unpacked // MEGABYTE)


def _inspect_member(archive, member, limits):
    name = member.filename.lower()
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    limit = min(limits.unpacked, LARGEST_SHARED_TEXTS) if name.endswith("sharedstrings.xml") else limits.unpacked
    read = 0
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            if not read and _DTD.search(chunk):
                raise Refused("forbidden-markup", place=member.filename)
            read += len(chunk)
            if read > limit:
                raise Refused("expands-too-much", place=member.filename, limit=limit // MEGABYTE)
