"""A person's own workbook back, with the cells that need attention marked, commented and told in a column of notes."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from observatory.spreadsheets import preflight
from observatory.spreadsheets.notes import MESSAGES, Note
from observatory.spreadsheets.reading import read_workbook
from observatory.spreadsheets.writing import sheet_name, storable_text, xlsx_cell

LARGEST_KEPT_AS_IT_IS, MOST_MERGED = 4 * preflight.MEGABYTE, 200_000
MARK = PatternFill("solid", fgColor="FFF4C7C3")
_AUTHOR = "Observatory"


def sentence_of(note: Note):
    """Say a note in English."""
    return MESSAGES[note.code] % note.arguments


def annotate(source, notes: Iterable[Note], filename="", *, header_row=1, title="Notes", say: Callable = sentence_of):
    """Give the workbook back as XLSX bytes: each noted cell red with a comment, and a last column with the row's notes.

    An XLSX file keeps its looks and its formulas; CSV, XLS, ODS and very large files come back as plain cells, each at
    its own place. `say` turns a note into a sentence, `title` is the header of the column.
    """
    by_sheet = defaultdict(lambda: defaultdict(list))
    for note in notes:
        if note.row:
            by_sheet[note.sheet][note.row].append((note, storable_text(say(note))))
    kind = preflight.inspect(source).kind
    workbook = read_workbook(source, filename)
    if kind == preflight.XLSX and _size(source) <= LARGEST_KEPT_AS_IT_IS and _merged(workbook) <= MOST_MERGED:
        return _marked_original(source, by_sheet, header_row, title)
    return _marked_copy(workbook, by_sheet, header_row, title)


def _merged(workbook):
    """Count the cells that are merged: openpyxl makes an object of each, be there a thousand millions."""
    spans = (span for sheet in workbook.sheets for span in sheet.spans())
    return sum((span.bottom - span.top + 1) * (span.right - span.left + 1) for span in spans)


def _size(source):
    with preflight.opened(source) as file:
        return file.seek(0, io.SEEK_END)


def _marked_original(source, by_sheet, header_row, title):
    with preflight.opened(source) as file:
        book = load_workbook(file)
    for sheet in book.worksheets:
        rows = by_sheet.get(sheet.title)
        if rows:
            _mark_sheet(sheet, rows, header_row, title)
    return _saved(book)


def _mark_sheet(sheet, rows, header_row, title):
    last = sheet.max_column + 1
    header = sheet.cell(header_row, last, title)
    header.font = Font(bold=True)
    for number, told in rows.items():
        for note, sentence in told:
            if note.index is not None:
                _mark(_first_of_merged(sheet, sheet.cell(number, note.index + 1)), sentence)
        cell = sheet.cell(number, last)
        _write_sentences(cell, told)


def _first_of_merged(sheet, cell):
    """Give the cell that shows: of merged ones the first."""
    if not isinstance(cell, MergedCell):
        return cell
    return next(span.start_cell for span in sheet.merged_cells.ranges if cell.coordinate in span)


def _mark(cell, sentence):
    cell.fill = MARK
    said = f"{cell.comment.text}\n{sentence}" if cell.comment else sentence
    cell.comment = Comment(said, _AUTHOR)


def _write_sentences(cell, told):
    cell.value = "\n".join(sentence for _, sentence in told)
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _marked_copy(workbook, by_sheet, header_row, title):
    book = Workbook(write_only=True)
    for sheet in workbook.sheets:
        copy = book.create_sheet(sheet_name(sheet.name))
        rows = by_sheet.get(sheet.name, {})
        width = max((len(row.cells) for row in sheet.rows()), default=0) if rows else 0
        written = 0
        for row in sheet.rows():
            for _ in range(row.number - written - 1):
                copy.append([])
            copy.append(_copied(copy, row, width, rows.get(row.number), title if row.number == header_row else None))
            written = row.number
    return _saved(book)


def _copied(sheet, row, width, told, title):
    cells = [xlsx_cell(sheet, value) for value in row.cells]
    if not told and not (title and width):
        return cells
    cells += [WriteOnlyCell(sheet) for _ in range(width + 1 - len(cells))]
    for note, sentence in told or ():
        if note.index is not None:
            _mark(cells[note.index], sentence)
    if told:
        _write_sentences(cells[width], told)
    else:
        cells[width] = xlsx_cell(sheet, title, bold=True)
    return cells


def _saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
