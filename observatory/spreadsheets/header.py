"""Where the table of a sheet begins: the header row is found by what it says, below titles and blank rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from observatory.spreadsheets.columns import suggest_columns
from observatory.spreadsheets.notes import Note, Refused, column_letter
from observatory.spreadsheets.reading import Row, Sheet, text_of
from observatory.spreadsheets.words import clean

_ROWS_LOOKED_AT = 60
_LONGEST_HEADER = 120


@dataclass(frozen=True)
class Table:
    """A sheet whose header row is known: `headers` are unique and not blank, `score` counts the fields they name."""

    sheet: Sheet
    header_row: int
    headers: tuple[str, ...]
    score: float = 0.0
    notes: tuple[Note, ...] = ()
    above: tuple[Row, ...] = ()

    def records(self):
        """Yield each `Row` below the header with as many cells as headers: filled up, or said to be too long."""
        width = len(self.headers)
        for row in self.sheet.rows():
            if row.number > self.header_row:
                yield row if len(row.cells) == width else self._evened(row, width)

    def _evened(self, row, width):
        if len(row.cells) < width:
            note = Note(
                "missing-cell", self.sheet.name, row.number, params={"count": len(row.cells), "expected": width}
            )
            return Row(row.number, row.cells + (None,) * (width - len(row.cells)), (*row.notes, note))
        extra = [(index, cell) for index, cell in enumerate(row.cells[width:], width) if cell is not None]
        notes = tuple(
            Note("extra-cell", self.sheet.name, row.number, index, value=text_of(cell)) for index, cell in extra
        )
        return Row(row.number, row.cells[:width], (*row.notes, *notes))

    def column(self, header):
        """Yield the cells of one column, from the first row below the header."""
        index = self.headers.index(header)
        return (row.cells[index] for row in self.records())


def find_table(workbook, fields: Mapping[str, Iterable[str]] | None = None, *, sheet=None, header_row=None):
    """Find the table that names most of our `fields`, on the `sheet` and at the `header_row` that may be told.

    Raises `Refused` when no sheet has a header. Other sheets that fit as well are said in the notes.
    """
    sheets = [workbook.sheet(sheet)] if sheet else workbook.sheets
    tables = sorted(
        find_tables(sheets, fields, header_row=header_row), key=lambda table: (-table.score, table.sheet.hidden)
    )
    if not tables:
        raise Refused("no-header", place=sheet or workbook.filename)
    best = tables[0]
    alike = [
        table.sheet.name for table in tables[1:] if table.score >= best.score and table.score and not table.sheet.hidden
    ]
    if not alike:
        return best
    note = Note("several-sheets", best.sheet.name, params={"others": ", ".join(alike)})
    return Table(best.sheet, best.header_row, best.headers, best.score, (*best.notes, note), best.above)


def find_tables(sheets, fields=None, *, header_row=None):
    """List the table of each sheet that has one, in the order of the sheets."""
    found = (_table(sheet, fields or {}, header_row) for sheet in sheets)
    return [table for table in found if table]


def _table(sheet, fields, header_row):
    sample = list(islice(sheet.rows(), _ROWS_LOOKED_AT + (header_row or 0)))
    place = _place_of_header(sample, fields, header_row)
    if place is None:
        return None
    row = sample[place]
    width = _width(row, sample[place + 1 :])
    headers, notes = _named(sheet.name, row, width)
    hidden = (Note("hidden-sheet", sheet.name),) if sheet.hidden else ()
    return Table(sheet, row.number, headers, _matches(headers, fields), (*hidden, *notes), tuple(sample[:place]))


def _place_of_header(sample, fields, header_row):
    if header_row is not None:
        return next((place for place, row in enumerate(sample) if row.number == header_row), None)
    plausible = [place for place, row in enumerate(sample[:_ROWS_LOOKED_AT]) if _could_be_header(row, sample)]
    if not plausible:
        return None
    if fields:
        best = max(plausible, key=lambda place: (_matches(_texts(sample[place]), fields), -place))
        if _matches(_texts(sample[best]), fields):
            return best
    return plausible[0]


def _could_be_header(row, sample):
    filled = [cell for cell in row.cells if cell is not None]
    widest = max(sum(cell is not None for cell in other.cells) for other in sample)
    named = [cell for cell in filled if _could_be_name(cell)]
    return bool(named) and len(filled) >= 0.5 * widest and len(named) >= 0.8 * len(filled)


def _could_be_name(cell):
    if isinstance(cell, str):
        return any(letter.isalpha() for letter in cell) and len(cell) <= _LONGEST_HEADER
    return isinstance(cell, int) and not isinstance(cell, bool) and 1900 <= cell <= 2100


def _texts(row):
    return [clean(text_of(cell)) for cell in row.cells if cell is not None]


def _matches(headers, fields):
    return sum(suggestion.confidence for suggestion in suggest_columns(headers, fields) if suggestion.field)


def _width(row, below):
    """Count the columns: to the last one with a name, or with data under a header that is there but blank."""
    reach = len(row.cells)
    filled = (index for each in (row, *below) for index, cell in enumerate(each.cells[:reach], 1) if cell is not None)
    return max(filled, default=0)


def _named(sheet, row, width):
    """Give every column a name of its own, and say which had none or shared one."""
    cells = row.cells + (None,) * (width - len(row.cells))
    headers, notes, first = [], [], {}
    for index, cell in enumerate(cells[:width]):
        name = clean(text_of(cell))
        if not name:
            name = column_letter(index)
            notes.append(Note("blank-header", sheet, row.number, index, name))
        elif name in first:
            params = {"first": f"{column_letter(first[name])}{row.number}"}
            notes.append(Note("duplicate-header", sheet, row.number, index, name, name, params))
        first.setdefault(name, index)
        headers.append(_unique(name, headers))
    return tuple(headers), tuple(notes)


def _unique(name, taken):
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name} ({number})"
    return unique
