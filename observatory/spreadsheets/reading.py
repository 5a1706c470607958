"""Any workbook as rows of typed cells that keep the sheet's own row numbers."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import python_calamine as calamine

from observatory.spreadsheets import preflight
from observatory.spreadsheets.delimited import DelimitedText
from observatory.spreadsheets.notes import Note, Refused

LARGEST_EXACT = 10**15


class Row(NamedTuple):
    """One row: its number as the sheet shows it (from 1), its cells, and what is to be said of them.

    A cell is None, str, int, Decimal, bool, date, datetime, time or timedelta; `text_of` gives it as raw text.
    """

    number: int
    cells: tuple
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet, read as often as wanted and never held in memory as a whole. Blank rows are left out, numbers stay."""

    name: str
    hidden: bool = False
    merged: tuple = ()
    _rows: Callable[[], Iterator[Row]] = field(default=lambda: iter(()), repr=False)

    def rows(self):
        """Yield every `Row` that has anything in it."""
        return self._rows()


@dataclass(frozen=True)
class Workbook:
    """A file that was read: its kind (`csv`, `xlsx`, `xls`, `ods`) and its sheets, hidden ones too."""

    filename: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""

    def sheet(self, name):
        """Find a sheet by its name; raise `Refused` when there is none."""
        for sheet in self.sheets:
            if sheet.name == name or sheet.name.strip() == name.strip():
                return sheet
        raise Refused("no-sheet", place=name)


def read_workbook(source, filename="", limits=preflight.LIMITS):
    """Open a workbook from a path or bytes; raise `Refused` with the cause and the place when it cannot be read safely."""
    filename = filename or ("" if isinstance(source, bytes) else Path(source).name)
    kind = preflight.inspect(source, limits)
    if kind == preflight.CSV:
        return _read_text(source, filename)
    try:
        return _read_calamine(source, filename, kind)
    except calamine.PasswordError as error:
        raise Refused("encrypted-file") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("damaged-file", place=filename) from error


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
        for number, cells, notes in text.rows():
            yield Row(number, cells, tuple(note._replace(sheet=name) for note in notes))

    return Workbook(filename, preflight.CSV, (Sheet(name, _rows=rows),), text.encoding, text.delimiter)


def _read_calamine(source, filename, kind):
    book = calamine.CalamineWorkbook.from_object(preflight.opened(source) if isinstance(source, bytes) else source)
    worksheets = [entry for entry in book.sheets_metadata if entry.typ == calamine.SheetTypeEnum.WorkSheet]
    sheets = tuple(
        Sheet(entry.name, entry.visible != calamine.SheetVisibleEnum.Visible, _rows=_reader(book, entry.name))
        for entry in worksheets
    )
    return Workbook(filename, kind, sheets)


def _reader(book, name):
    def rows():
        try:
            sheet = book.get_sheet_by_name(name)
        except calamine.CalamineError as error:
            raise Refused("damaged-file", place=name) from error
        for number, cells in enumerate(sheet.iter_rows(), 1):
            typed = tuple([_typed(cell) for cell in cells])
            if any(cell is not None for cell in typed):
                yield Row(number, typed)

    return rows


def _typed(value):
    if type(value) is float:
        return int(value) if value.is_integer() and abs(value) < LARGEST_EXACT else Decimal(repr(value))
    return None if value == "" else value
