"""Any workbook as rows of typed cells that keep the sheet's own row numbers."""

import datetime as dt
import math
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from itertools import batched, repeat
from pathlib import Path
from typing import NamedTuple

import python_calamine as calamine

from observatory.spreadsheets import bounds, preflight
from observatory.spreadsheets.delimited import DelimitedText
from observatory.spreadsheets.notes import Note, Refused

LARGEST_EXACT = 10**15
_ROWS_AT_ONCE = 512


class Row(NamedTuple):
    """One row: its number as the sheet shows it (from 1), its cells, and what is to be said of them.

    A cell is None, str, int, Decimal, bool, date, datetime, time or timedelta; `text_of` gives it as raw text.
    """

    number: int
    cells: tuple
    notes: tuple[Note, ...] = ()


_ROW = partial(tuple.__new__, Row)


@dataclass(frozen=True)
class Sheet:
    """A sheet, read as often as wanted and never held in memory as a whole. Blank rows are left out, numbers stay."""

    name: str
    hidden: bool = False
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
    """Open a workbook from a path or bytes; raise `Refused` with cause and place where it cannot be read safely."""
    filename = filename or ("" if isinstance(source, bytes) else Path(source).name)
    inspection = preflight.inspect(source, limits)
    if inspection.kind == preflight.CSV:
        return _read_text(source, filename)
    with _refusing(filename):
        return _read_calamine(source, filename, inspection)


@contextmanager
def _refusing(place):
    """Turn whatever the reading library says, or panics at, into a refusal."""
    try:
        yield
    except calamine.PasswordError as error:
        raise Refused("encrypted-file") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
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
        for number, cells, notes in text.rows():
            yield Row(number, cells, tuple(note._replace(sheet=name) for note in notes))

    return Workbook(filename, preflight.CSV, (Sheet(name, _rows=rows),), text.encoding, text.delimiter)


def _read_calamine(source, filename, inspection):
    with preflight.opened(source) as file:
        book = calamine.CalamineWorkbook.from_object(file)
    flawed = _flawed_sheets(source, inspection)
    sheets = []
    for entry in book.sheets_metadata:
        if entry.typ == calamine.SheetTypeEnum.WorkSheet:
            hidden = entry.visible != calamine.SheetVisibleEnum.Visible
            sheets.append(Sheet(entry.name, hidden, _rows=_reader(book, entry.name, flawed.get(entry.name))))
    return Workbook(filename, inspection.kind, tuple(sheets))


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


def _reader(book, name, find_flaws):
    def rows():
        with _refusing(name):
            sheet = book.get_sheet_by_name(name)
        yield from _rows(sheet, find_flaws() if find_flaws else {})

    return rows


def _rows(sheet, flaws):
    """Give the rows with anything in them, or anything to be said of them; the columns are counted from A.

    The cells are typed column by column, some hundred rows at a time: most columns are of one kind, and that is quick.
    """
    before = (None,) * (sheet.start[1] if sheet.start else 0)
    number = 0
    for cells in batched(sheet.iter_rows(), _ROWS_AT_ONCE):
        columns = [*map(repeat, before), *map(_typed_column, zip(*cells, strict=True))]
        numbered = zip(range(number + 1, number + 1 + len(cells)), zip(*columns, strict=False), repeat(()))
        number += len(cells)
        if flaws or not any(None not in column for column in columns[len(before) :]):
            numbered = _worth_telling(numbered, flaws)
        yield from map(_ROW, numbered)
    yield from (_flawed_row(row, (), flaws[row]) for row in sorted(flaws) if row > number)


def _worth_telling(rows, flaws):
    for number, cells, _ in rows:
        if number in flaws:
            yield _flawed_row(number, cells, flaws[number])
        elif cells.count(None) != len(cells):
            yield number, cells, ()


def _typed_column(cells):
    kinds = set(map(type, cells))
    if float in kinds:
        return [_typed(cell) for cell in cells] if kinds != {float} else _typed_numbers(cells)
    return [None if cell == "" else cell for cell in cells] if str in kinds and "" in cells else cells


def _typed_numbers(cells):
    exact = min(cells) > -LARGEST_EXACT and max(cells) < LARGEST_EXACT
    if not exact or not all(map(math.isfinite, cells)):
        return [_typed(cell) for cell in cells]
    if all(map(float.is_integer, cells)):
        return list(map(int, cells))
    return [int(cell) if cell.is_integer() else Decimal(repr(cell)) for cell in cells]


def _flaws(source, member, name, percents):
    found = defaultdict(list)
    with preflight.opened(source) as file, zipfile.ZipFile(file) as archive, archive.open(member) as part:
        for row, index, code, value in bounds.flaws(part, name, percents):
            found[row].append(Note(code, name, row, index, value=value))
    return found


def _flawed_row(number, cells, notes):
    """An error cell keeps its text, a formula without result is None, a percentage the number that is stored."""
    cells = list(cells)
    for note in notes:
        cells.extend([None] * (note.index + 1 - len(cells)))
        if note.code != "percent-cell":
            cells[note.index] = note.value if note.code == "error-cell" else None
    return Row(number, tuple(cells), tuple(notes))


def _typed(value):
    if type(value) is float:
        if value.is_integer() and -LARGEST_EXACT < value < LARGEST_EXACT:
            return int(value)
        return Decimal(repr(value)) if math.isfinite(value) else repr(value)
    return None if value == "" else value
