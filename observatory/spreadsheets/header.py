"""Where the table of a sheet begins: the header row is found by what it says, below titles and blank rows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice, pairwise, zip_longest

from observatory.spreadsheets.columns import suggest_columns
from observatory.spreadsheets.notes import Note, Refused, column_letter
from observatory.spreadsheets.reading import text_of
from observatory.spreadsheets.table import Table
from observatory.spreadsheets.words import clean

_ROWS_LOOKED_AT = 60
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?: ?[-\u2013/.] ?[0-9]{1,4})?")
_LONGEST_HEADER = 120
_MOST_LINES, _LEAST_GAIN = 3, 0.5
MOST_COLUMNS = 2_000


def find_table(workbook, fields: Mapping[str, Iterable[str]] | None = None, *, sheet=None, header_row=None):
    """Find the table that names most of our `fields`, on the `sheet` and at the `header_row` that may be told.

    Raises `Refused` when no sheet has a header. Other sheets that fit as well are said in the notes.
    """
    sheets = [workbook.sheet(sheet)] if sheet else workbook.sheets
    tables = sorted(
        find_tables(sheets, fields, header_row=header_row), key=lambda table: (-table.score, table.sheet.hidden)
    )
    if not tables:
        raise _why_no_table(sheets, sheet or workbook.filename)
    best = tables[0]
    alike = [
        table.sheet.name for table in tables[1:] if table.score >= best.score and table.score and not table.sheet.hidden
    ]
    if not alike:
        return best
    note = Note("several-sheets", best.sheet.name, params={"others": ", ".join(alike)})
    return replace(best, notes=(*best.notes, note))


def find_tables(sheets, fields=None, *, header_row=None):
    """List the table of each sheet that has one, in the order of the sheets."""
    found = (_table(sheet, fields or {}, header_row) for sheet in sheets)
    return [table for table in found if table]


def _table(sheet, fields, header_row):
    sample = list(islice(sheet.rows(), _ROWS_LOOKED_AT + (header_row or 0)))
    place = None if _columns_of(sample) > MOST_COLUMNS else _place_of_header(sample, fields, header_row)
    if place is None:
        return None
    lines = _lines_of_header(sheet, sample, place, fields)
    last = sample[lines.stop - 1]
    row = last._replace(cells=_stacked(sheet, sample, lines))
    headers, notes = _named(sheet.name, row, _width(row, sample[lines.stop :]))
    if len(lines) > 1:
        notes = (Note("stacked-header", sheet.name, last.number, params={"first": sample[lines.start].number}), *notes)
    hidden = (Note("hidden-sheet", sheet.name),) if sheet.hidden else ()
    above = tuple(sample[: lines.start])
    unseen = (note for each in sample[: lines.stop] for note in each.notes if note.code == "hidden-column")
    hidden += tuple(note._replace(column=headers[note.index]) for note in unseen if note.index < len(headers))
    return Table(sheet, last.number, headers, _matches(headers, fields), (*hidden, *notes), above, last.cells)


def _columns_of(rows):
    return max((len(row.cells) - row.cells.count(None) for row in rows), default=0)


def _why_no_table(sheets, place):
    """Say which sheet has more columns than anybody names: to look what each may mean would take minutes."""
    for sheet in sheets:
        if (columns := _columns_of(islice(sheet.rows(), _ROWS_LOOKED_AT))) > MOST_COLUMNS:
            return Refused("too-many-columns", place=sheet.name, columns=columns, limit=MOST_COLUMNS)
    return Refused("no-header", place=place)


def _lines_of_header(sheet, sample, place, fields):
    """Find out over how many lines the header goes: those that together name most of the fields."""
    merged = {span.top for span in sheet.spans()}
    for upper in (place, place - 1):
        if 0 <= upper < len(sample) - 1 and _parts_below(sheet, sample[upper], sample[upper + 1]):
            return range(upper, upper + 2)
    alone = range(place, place + 1)
    best, most = alone, _matches(_texts(sample[place]), fields) + _LEAST_GAIN
    for start in range(max(place - _MOST_LINES + 1, 0), place + 1):
        for stop in range(place + 1, min(start + _MOST_LINES, len(sample)) + 1):
            lines = range(start, stop)
            if len(lines) < 2 or not _could_be_stacked(sample[start:stop], fields, merged):
                continue
            score = _matches(list(filter(None, _stacked(sheet, sample, lines))), fields) if fields else len(lines)
            if score >= most:
                best, most = lines, score + _LEAST_GAIN
    return best


def _parts_below(sheet, upper, lower):
    """Tell whether a line holds nothing but names below the merged cells of the line above it, and two of them so."""
    spans = [span for span in sheet.spans() if span.top == upper.number]
    beside = {index for span in spans if span.right > span.left for index in range(span.left, span.right + 1)}
    if not spans and lower.number == upper.number + 1:
        beside = _below_blanks(upper)
    filled = {index for index, cell in enumerate(lower.cells) if cell is not None}
    is_title = any(span.left == 0 and span.right >= len(upper.cells) - 1 for span in spans)
    down = {index for index in filled - beside if upper.cells[index : index + 1] == lower.cells[index : index + 1]}
    named = all(_could_be_name(lower.cells[index]) for index in filled & beside)
    return not is_title and named and len(filled & beside) > 1 and filled <= beside | down


def _below_blanks(upper):
    """The columns of a name with blank ones to its right, and those: a group, where no cells are merged."""
    named = [index for index, cell in enumerate(upper.cells) if cell is not None]
    return {index for first, following in pairwise(named) if following > first + 1 for index in range(first, following)}


def _could_be_stacked(rows, fields, merged):
    """Lines that follow each other and hold names only; without fields to tell, only below merged cells."""
    follow = rows[-1].number - rows[0].number == len(rows) - 1
    named = all(_could_be_name(cell) for row in rows for cell in row.cells if cell is not None)
    return follow and named and (bool(fields) or all(row.number in merged for row in rows[:-1]))


def _stacked(sheet, sample, lines):
    """Join the lines of a header, column by column; a cell of an upper line stands over the blank ones beside it."""
    *upper, last = (sample[place] for place in lines)
    reach = {(span.top, span.left): span.right for span in sheet.spans()}
    cells = last.cells
    for row in reversed(upper):
        cells = _over(row, cells, reach)
    return cells


def _over(row, below, reach):
    """Put the cells of a line over those below it."""
    ends_are_known = any(top == row.number for top, _left in reach)
    names, group, end = [], None, -1
    for index, (over, under) in enumerate(zip_longest(row.cells, below)):
        if over is not None:
            group, end = over, reach.get((row.number, index), index if ends_are_known else len(below))
        elif under is None or index > end:
            group = None
        names.append(" ".join(dict.fromkeys(text_of(each) for each in (group, under) if each is not None)) or None)
    return tuple(names)


def _place_of_header(sample, fields, header_row):
    if header_row is not None:
        return next((place for place, row in enumerate(sample) if row.number == header_row), None)
    plausible = [place for place, row in enumerate(sample[:_ROWS_LOOKED_AT]) if _could_be_header(row, sample)]
    if not plausible:
        return None
    if fields:
        scores = {place: _matches(_texts(sample[place]), fields) for place in plausible}
        if best := max(scores.values()):  # of rows that name about as many, the first: the others are data
            return next(place for place in plausible if scores[place] > best - _LEAST_GAIN)
    return plausible[0]


def _could_be_header(row, sample):
    filled = [cell for cell in row.cells if cell is not None]
    widest = max(sum(cell is not None for cell in other.cells) for other in sample)
    named = [cell for cell in filled if _could_be_name(cell)]
    return bool(named) and len(filled) >= 0.5 * widest and len(named) >= 0.8 * len(filled)


def _could_be_name(cell):
    if isinstance(cell, str):
        is_named = any(letter.isalpha() for letter in cell) or _YEARS.fullmatch(clean(cell))
        return bool(is_named) and len(cell) <= _LONGEST_HEADER
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
