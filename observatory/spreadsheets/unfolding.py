"""Wide tables made long: a column for each year, or for each network, becomes a row for each cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from observatory.spreadsheets.dates import read_date
from observatory.spreadsheets.notes import UNREAD_CELLS, Note, Unreadable
from observatory.spreadsheets.periods import read_period
from observatory.spreadsheets.reading import Row
from observatory.spreadsheets.table import Table
from observatory.spreadsheets.words import NO, YES, clean, key

FEWEST_COLUMNS = 2
_MARKS = YES | NO | {""}


def period_columns(headers: Sequence[str]):
    """List the places of the columns that are named by a period; nothing where it is one alone."""
    found = [index for index, header in enumerate(headers) if is_period(header)]
    return found if len(found) >= FEWEST_COLUMNS else []


def is_period(text):
    """Tell whether a text names a year, a quarter, a month … but no single day."""
    try:
        return read_period(clean(text)).kind != "day"
    except Unreadable:
        return False


def marked_columns(table: Table, places: Sequence[int]):
    """List the columns among `places` that hold nothing but marks (x, yes, no); nothing where it is one alone."""
    seen, marked = set(), set(places)
    for row in table.records():
        filled = {index for index in marked if row.cells[index] is not None}
        marked -= {index for index in filled if key(str(row.cells[index])) not in _MARKS}
        seen |= filled
    found = sorted(marked & seen)
    return found if len(found) >= FEWEST_COLUMNS else []


def dated_columns(table: Table, places: Sequence[int]):
    """List the columns among `places` that hold nothing but dates; nothing where it is one alone."""
    found = [index for index in places if _holds_dates(cell for cell in (row.cells[index] for row in table.records()))]
    return found if len(found) >= FEWEST_COLUMNS else []


def _holds_dates(cells):
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(_is_date(cell) for cell in filled)


def _is_date(cell):
    try:
        return bool(read_date(cell))
    except Unreadable:
        return False


def unfolded(table: Table, places: Sequence[int], name: str, value: str = ""):
    """Give the table with a row for each filled cell of the columns at `places`.

    The column `name` holds what the column was called, `value` the cell. Without `value` the cells are marks, and each
    yes becomes a row. Rows keep the number of the sheet.
    """
    kept = [index for index in range(len(table.headers)) if index not in places]
    headers = (*(table.headers[index] for index in kept), name, *([value] if value else []))
    folded = tuple(table.headers[index] for index in places)
    note = Note("unfolded", table.sheet.name, value=", ".join(folded), params={"field": name})
    long = _Long(table.sheet, table.header_row, headers, table.score, (*table.notes, note), table.above, table.names)
    told = {"folded": folded, "folded_as": (name, value), "_has_value": bool(value)}
    return replace(long, _wide=table, _kept=tuple(kept), _places=tuple(places), **told)


def named_by_sheet(table: Table, name: str):
    """Give the table with a column more, which holds the name of the sheet in every row."""
    note = Note("named-by-sheet", table.sheet.name, value=table.sheet.name, params={"field": name})
    return _Named(
        table.sheet, table.header_row, (*table.headers, name), table.score, (*table.notes, note), table.above,
        table.names, folded=table.folded, folded_as=table.folded_as, _wide=table,
    )  # fmt: skip


@dataclass(frozen=True)
class _Named(Table):
    _wide: Table | None = None

    @property
    def own_headers(self):
        return self._wide.own_headers

    def place_of(self, index, cells):
        return None if index >= len(self._wide.headers) else index

    def _found(self, tell: Callable[[Note], None]):
        for row in self._wide.records(tell):
            yield row._replace(cells=(*row.cells, clean(self.sheet.name)))


@dataclass(frozen=True)
class _Long(Table):
    _wide: Table | None = None
    _kept: tuple[int, ...] = ()
    _places: tuple[int, ...] = ()
    _has_value: bool = True

    @property
    def own_headers(self):
        return self._wide.own_headers

    def place_of(self, index, cells):
        if index < len(self._kept):
            return self._kept[index]
        return self._places[self.folded.index(cells[len(self._kept)])]

    def _found(self, tell: Callable[[Note], None]):
        for row in self._wide.records(tell):
            yield from self._rows_of(row)

    def _rows_of(self, row):
        cells = tuple(row.cells[index] for index in self._kept)
        moved = {index: place for place, index in enumerate(self._kept)}
        notes = [note._replace(index=moved.get(note.index)) for note in row.notes if note.index not in self._places]
        of_cells = {note.index: note for note in row.notes if note.index in self._places}
        for index, header in zip(self._places, self.folded, strict=True):
            cell = row.cells[index]
            if cell is None and index not in of_cells:
                continue
            if not self._has_value:
                if _is_yes(cell):
                    yield Row(row.number, (*cells, header), tuple(notes))
                continue
            mine = [of_cells[index]._replace(index=len(cells) + 1)] if index in of_cells else []
            yield Row(row.number, (*cells, header, cell), (*notes, *mine))
            notes = [note for note in notes if note.code in UNREAD_CELLS]


def _is_yes(cell):
    """Tell whether a mark means yes: anything does but a no and a dash."""
    text = clean(str(cell))
    return bool(text.strip("-–—.")) and key(text) not in NO
