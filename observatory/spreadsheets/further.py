"""Several tables on one sheet: the one that is read ends where the next begins, which is told."""

from dataclasses import replace
from itertools import islice

from observatory.spreadsheets.columns import suggest_columns
from observatory.spreadsheets.notes import Note
from observatory.spreadsheets.reading import text_of
from observatory.spreadsheets.words import clean

_FEWEST_NAMES, _SURE = 2, 0.94


def ended(table, fields):
    """Give the table without the rows of a further one below it; where that begins is in the notes."""
    begins = further_headers(table, fields)
    if not begins:
        return table
    first, names = begins[0]
    rows = [row for row in table.sheet.rows() if row.number < first]
    note = Note("further-table", table.sheet.name, first, value=names)
    return replace(table, sheet=replace(table.sheet, _rows=lambda: iter(rows)), notes=(*table.notes, note))


def further_headers(table, fields, most=None):
    """The rows below a gap that name columns of their own, as (row number, names), among the `most` first rows."""
    found, before = [], table.header_row
    for row in islice(table.sheet.rows(), most):
        if row.number <= table.header_row:
            continue
        if row.number > before + 1 and is_header(row, table, fields):
            found.append((row.number, ", ".join(clean(text_of(cell)) for cell in row.cells if cell is not None)))
        before = row.number
    return found


def is_header(row, table, fields):
    """Tell whether the cells of a row are names of columns, and others than those of the table."""
    cells = [cell for cell in row.cells if cell is not None]
    if len(cells) < _FEWEST_NAMES or not all(isinstance(cell, str) for cell in cells):
        return False
    if row.cells[: len(table.headers)] == table.names[: len(row.cells)]:
        return False
    known = sum(each.confidence >= _SURE for each in suggest_columns(map(clean, cells), fields))
    return known >= _FEWEST_NAMES and known * 2 >= len(cells)
