"""Any workbook as rows of typed cells that keep the sheet's own row numbers."""

import datetime as dt
import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import python_calamine as calamine

from observatory.spreadsheets import archive, bounds, preflight, second_look, unseen
from observatory.spreadsheets.delimited import DelimitedText
from observatory.spreadsheets.merged import merged_down
from observatory.spreadsheets.notes import Note, Refused
from observatory.spreadsheets.typed import ROW, Row, stretches


class Span(NamedTuple):
    """Merged cells: first and last row as the sheet numbers them, first and last column from 0."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet, read as often as wanted and never held in memory as a whole. Blank rows are left out, numbers stay.

    `epoch` is the year from which the workbook counts its days, where they stand as bare numbers.
    """

    name: str
    hidden: bool = False
    epoch: int = 1900
    _rows: Callable[[], Iterator[Row]] = field(default=lambda: iter(()), repr=False)
    _spans: Callable[[], list[Span]] = field(default=list, repr=False)

    def rows(self):
        """Yield every `Row` that has anything in it."""
        return self._rows()

    def spans(self):
        """List the merged cells."""
        return self._spans()


@dataclass(frozen=True)
class Workbook:
    """A file that was read: its kind (`csv`, `xlsx`, `xls`, `ods`, `zip`) and its sheets, hidden ones too."""

    filename: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[Note, ...] = ()

    def sheet(self, name):
        """Find a sheet by its name; raise `Refused` when there is none."""
        for sheet in self.sheets:
            if sheet.name == name or sheet.name.strip() == name.strip():
                return sheet
        raise Refused("no-sheet", place=name)


def read_workbook(source, filename="", limits=preflight.LIMITS):
    """Open a workbook from a path or bytes; raise `Refused` with cause and place where it cannot be read safely."""
    filename = filename or ("" if isinstance(source, bytes) else Path(source).name)
    inspection = preflight.inspect(source, limits)
    if inspection.kind == preflight.CSV:
        return _read_text(source, filename)
    if inspection.kind == preflight.ZIP:
        return _read_archive(source, filename, limits)
    with _refusing(filename):
        return _read_calamine(source, filename, inspection)


@contextmanager
def _refusing(place):
    """Turn whatever the reading library says, or panics at, into a refusal."""
    try:
        yield
    except calamine.PasswordError as error:
        raise Refused("encrypted-file") from error
    except (calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
        raise Refused("damaged-file", place=place) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Refused("damaged-file", place=place) from error
        raise


def text_of(value):
    """Give a cell as raw text, as it is kept beside what was made of it."""
    if value is None:
        return ""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _read_text(source, filename):
    text = DelimitedText(source, filename)
    name = Path(filename).stem or "CSV"

    def rows():
        for row in map(ROW, text.rows()):
            yield row._replace(notes=tuple(note._replace(sheet=name) for note in row.notes)) if row.notes else row

    return Workbook(filename, preflight.CSV, (Sheet(name, _rows=rows),), text.encoding, text.delimiter)


def _read_archive(source, filename, limits):
    """Read each file of an archive; a workbook with several sheets names them after itself and them."""
    with preflight.opened(source) as file, _refusing("ZIP"):
        found, notes = archive.members(file)
    sheets = []
    for stem, (name, content) in zip(archive.stems(found), found.items(), strict=True):
        if not content:
            notes.append(Note("member-left-out", value=name))
            continue
        try:
            book = read_workbook(content, name, limits)
        except Refused as refusal:
            raise Refused(refusal.code, place=f"{name} {refusal.place}".strip(), **refusal.params) from refusal
        if book.kind == preflight.ZIP:
            raise Refused("nested-archive", place=name)
        is_one = len(book.sheets) == 1
        sheets += [_renamed(sheet, stem if is_one else f"{stem} {sheet.name}") for sheet in book.sheets]
    if not sheets:
        raise Refused("empty-archive", place=filename)
    return Workbook(filename, preflight.ZIP, tuple(sheets), notes=tuple(notes))


def _renamed(sheet, name):
    def rows():
        for row in sheet.rows():
            yield row._replace(notes=tuple(note._replace(sheet=name) for note in row.notes)) if row.notes else row

    return replace(sheet, name=name, _rows=rows)


def _read_calamine(source, filename, inspection):
    book = calamine.CalamineWorkbook.from_object(_as_calamine_reads(source, inspection.unmerged))
    names = [entry.name for entry in book.sheets_metadata]
    flawed, epoch = _flawed_sheets(source, inspection), inspection.epoch
    if inspection.kind in (preflight.XLS, preflight.ODS):
        with preflight.opened(source) as file:
            epoch, flawed = unseen.told(file, inspection.kind == preflight.XLS, names)
    sheets = []
    for entry in book.sheets_metadata:
        if entry.typ == calamine.SheetTypeEnum.WorkSheet:
            hidden = entry.visible != calamine.SheetVisibleEnum.Visible
            opened = _Opened(book, entry.name, flawed.get(entry.name))
            sheets.append(Sheet(entry.name, hidden, epoch, opened.rows, opened.spans))
    return Workbook(filename, inspection.kind, tuple(sheets))


def _as_calamine_reads(source, unmerged):
    if unmerged:
        content = source if isinstance(source, bytes) else Path(source).read_bytes()
        return io.BytesIO(second_look.spared(content, unmerged))
    return io.BytesIO(source) if isinstance(source, bytes) else source


def _flawed_sheets(source, inspection):
    """Map the name of each sheet that has something to tell to a function that finds it, row by row."""
    if not inspection.flawed:
        return {}
    with preflight.opened(source) as file, zipfile.ZipFile(file) as archive:
        members = preflight.sheet_members(archive)
    return {
        name: partial(_flaws, source, member, name, inspection.percents)
        for name, member in members.items()
        if member in inspection.flawed
    }


class _Opened:
    """A sheet of a workbook: read anew each time its rows are asked for."""

    def __init__(self, book, name, find_flaws):
        self.book, self.name, self.find_flaws = book, name, find_flaws
        self._spans = None

    def rows(self):
        with _refusing(self.name):
            sheet = self.book.get_sheet_by_name(self.name)
        self._spans = self._spans_of(sheet)
        rows = chain.from_iterable(stretches(sheet, self.find_flaws() if self.find_flaws else {}))
        return merged_down(rows, self._spans, self.name) if self._spans else rows

    def spans(self):
        if self._spans is None:
            with _refusing(self.name):
                self._spans = self._spans_of(self.book.get_sheet_by_name(self.name))
        return self._spans

    def _spans_of(self, sheet):
        ranges = sheet.merged_cell_ranges or ()
        return [Span(top + 1, bottom + 1, left, right) for (top, left), (bottom, right) in ranges]


def _flaws(source, member, name, percents):
    found = defaultdict(list)
    with preflight.opened(source) as file, zipfile.ZipFile(file) as archive, archive.open(member) as part:
        for row, index, code, value in bounds.flaws(part, name, percents):
            found[row].append(Note(code, name, row, index, value=value))
    return found
