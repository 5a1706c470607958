"""What kind of file it is, and whether it is safe to open: decided before any spreadsheet library sees it."""

import io
import re
import zipfile
import zlib
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from defusedxml import ElementTree

from observatory.spreadsheets.bounds import OrdinarySheet, blocks, measure
from observatory.spreadsheets.notes import Refused
from observatory.spreadsheets.ole import inspect_ole
from observatory.spreadsheets.second_look import AHEAD

CSV, XLSX, XLS, ODS, ZIP = "csv", "xlsx", "xls", "ods", "zip"

MEGABYTE = 1024 * 1024
LARGEST_FILE = 128 * MEGABYTE
LARGEST_UNPACKED = 384 * MEGABYTE
LARGEST_SHARED_TEXTS = 96 * MEGABYTE
LARGEST_STYLES = 8 * MEGABYTE
LARGEST_CELL_AREA = 8_000_000
MOST_MEMBERS = 2_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SPREADSHEET, _MANIFEST = b"opendocument.spreadsheet", "META-INF/manifest.xml"
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
_OF_OFFICE = frozenset(["[Content_Types].xml", "mimetype", "content.xml", "META-INF/MANIFEST.MF"])
_FOLDERS_OF_OFFICE = ("xl/", "word/", "ppt/")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|meta|style|\?xml|div|svg)\b", re.IGNORECASE
)
_OTHER_TEXT = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*[{\[]\s*\"|\[InternetShortcut\])")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
)


class Limits(NamedTuple):
    """How much is read at most: bytes of the file, bytes unpacked, cells of one sheet's rectangle."""

    file: int = LARGEST_FILE
    unpacked: int = LARGEST_UNPACKED
    cell_area: int = LARGEST_CELL_AREA


LIMITS = Limits()


class Inspection(NamedTuple):
    """The kind of a file that is safe to open, its sheets (as members) with something to tell, its percent styles.

    `epoch` is the year from which its days are counted. `unmerged` maps the members of the sheets without merged
    cells to what `second_look.spared` takes.
    """

    kind: str
    flawed: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    epoch: int = 1900
    unmerged: dict[str, int] = MappingProxyType({})


def inspect(source, limits=LIMITS):
    """Tell the kind of a file (a path or bytes) that is safe to open; raise `Refused` with the cause for any other."""
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
            return _inspect_ole(head + file.read(), limits)
    if head.startswith(_OTHER_MAGIC) or _OTHER_TEXT.match(head):
        raise Refused("unknown-format")
    if _MARKUP.match(head):
        raise Refused("markup-file")
    return Inspection(CSV)


def opened(source):
    """Open a path, or bytes, for reading."""
    return io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")


def _inspect_ole(content, limits):
    if _ENCRYPTED in content:
        raise Refused("encrypted-file")
    inspect_ole(content, limits.cell_area)
    return Inspection(XLS)


def _inspect_zip(file, limits):
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            kind = _kind_of_zip({member.filename for member in members})
            _refuse_odd_members(members, limits)
            if kind == ODS:
                _refuse_other_documents(archive)
            if kind == ZIP:
                return Inspection(ZIP)
            _refuse_repeated_members(members)
            percents = _percent_styles(archive, members) if kind == XLSX else frozenset()
            looks = {member.filename: _look_through(archive, member, limits, percents) for member in members}
            if kind == XLSX:
                _refuse_odd_sheets(archive)
            epoch = _epoch(archive) if kind == XLSX else 1900
    except _DAMAGE as error:
        raise Refused("damaged-file", place="ZIP") from error
    flawed = frozenset(name for name, look in looks.items() if look.is_flawed)
    unmerged = {name: look.ahead for name, look in looks.items() if kind == XLSX and look.ahead is not None}
    return Inspection(kind, flawed, percents, epoch, unmerged)


def _epoch(archive):
    """Tell whether the days of an XLSX are counted from 1900, or from 1904 as old Macintoshes did."""
    told = ElementTree.fromstring(archive.read("xl/workbook.xml")).find("{*}workbookPr")
    return 1904 if told is not None and told.get("date1904") in ("1", "true") else 1900


def _kind_of_zip(names):
    if "xl/workbook.xml" in names and "xl/workbook.bin" not in names and "content.xml" not in names:
        return XLSX
    if "content.xml" in names and not any(name.startswith("xl/") for name in names):
        return ODS
    if "encrypted-package" in names:
        raise Refused("encrypted-file")
    if not any(name in _OF_OFFICE or name.startswith(_FOLDERS_OF_OFFICE) or name.endswith(".iwa") for name in names):
        return ZIP
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


def _refuse_other_documents(archive):
    """Of what OpenDocument holds only spreadsheets are read, and none that is locked."""
    names = archive.namelist()
    if "mimetype" in names and _SPREADSHEET not in archive.read("mimetype"):
        raise Refused("unknown-format")
    if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
        raise Refused("encrypted-file")


def _refuse_repeated_members(members):
    """Of two parts with one name, one would be looked at and the other might be read."""
    names = set()
    for member in members:
        if member.filename.lower() in names:
            raise Refused("unsafe-member", place=member.filename)
        names.add(member.filename.lower())


def _percent_styles(archive, members):
    """List the styles, by their number as cells name it, that show a number as a percentage."""
    member = next((member for member in members if member.filename == "xl/styles.xml"), None)
    if member is None or member.file_size > LARGEST_STYLES:
        return frozenset()
    with archive.open(member) as part:
        styles = ElementTree.fromstring(part.read(LARGEST_STYLES))
    formats = {"9": "%", "10": "%"}
    formats |= {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iterfind("{*}numFmts/{*}numFmt")}
    shown = (formats.get(each.get("numFmtId"), "") for each in styles.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(str(number) for number, code in enumerate(shown) if "%" in _QUOTED.sub("", code))


class _Look(NamedTuple):
    """Whether a member is a sheet with something to tell; the checksum of one without merged cells, see `unmerged`."""

    is_flawed: bool = False
    ahead: int | None = None


def _look_through(archive, member, limits, percents):
    """Look a member through for what harms, and a sheet for error cells, formulas without result and percentages."""
    if not member.filename.lower().endswith((".xml", ".rels")):
        return _Look()
    sheet, is_sheet, is_merged, ahead = OrdinarySheet(limits.cell_area, percents), False, False, zlib.crc32(AHEAD)
    with archive.open(member) as part:
        for block in _safe_blocks(part, member, limits):
            is_sheet = is_sheet or b"sheetData" in block
            is_merged = is_merged or b"mergeCell" in block
            ahead = zlib.crc32(block, ahead)
            sheet.look_at(block)
    is_flawed = is_sheet and not sheet.holds and _measured(archive, member, limits, percents).has_flaws
    return _Look(is_flawed, ahead if is_sheet and not is_merged else None)


def _safe_blocks(part, member, limits):
    shared = member.filename.lower().endswith("sharedstrings.xml")
    limit = min(limits.unpacked, LARGEST_SHARED_TEXTS) if shared else limits.unpacked
    read = 0
    if b"\0" in part.peek(1024):
        raise Refused("damaged-file", place=member.filename)
    for block in blocks(part, member.filename):
        read += len(block)
        if read > limit:
            raise Refused("expands-too-much", place=member.filename, limit=limit // MEGABYTE)
        if b"!" in block and _DTD.search(block):
            raise Refused("forbidden-markup", place=member.filename)
        yield block


def _measured(archive, member, limits, percents):
    with archive.open(member) as part:
        reach = measure(part, member.filename, percents)
    if reach.area > limits.cell_area:
        raise Refused("too-many-cells", place=member.filename, rows=reach.rows, columns=reach.columns)
    return reach


def _refuse_odd_sheets(archive):
    """Sheets are looked through by their extension, so a sheet under another one is refused."""
    for target in sheet_members(archive).values():
        if not target.lower().endswith(".xml"):
            raise Refused("unsafe-member", place=target)


def sheet_members(archive):
    """Map the name of each sheet of an XLSX to the member of the archive that holds it."""
    targets = {}
    for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        target = relation.get("Target", "")
        targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = (element for element in book.iter() if element.tag.rpartition("}")[2] == "sheet")
    return {sheet.get("name"): targets.get(_relation_of(sheet), "") for sheet in sheets}


def _relation_of(sheet):
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
