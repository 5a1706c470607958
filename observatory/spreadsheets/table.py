"""The table of a sheet: its columns have names, its rows are records, and whatever is no record is told."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from observatory.spreadsheets.asides import BLANK, note_of, parted
from observatory.spreadsheets.notes import Note
from observatory.spreadsheets.reading import Row, Sheet, text_of
from observatory.spreadsheets.words import is_garbled, repaired

_CELLS = attrgetter("cells")


@dataclass(frozen=True)
class Table:
    """A sheet whose header row is known: `headers` are unique and not blank, `score` counts the fields they name.

    `names` are the cells of the header row as they stand, `above` the rows before it, `folded` the headers
    of columns that became rows, `folded_as` the fields of their names and of their cells, `folded_to` that of each.
    """

    sheet: Sheet
    header_row: int
    headers: tuple[str, ...]
    score: float = 0.0
    notes: tuple[Note, ...] = ()
    above: tuple[Row, ...] = ()
    names: tuple = ()
    folded: tuple[str, ...] = ()
    folded_as: tuple[str, ...] = ()
    folded_to: tuple[str, ...] = ()

    @property
    def own_headers(self):
        """The headers that stand in the sheet itself, also where columns became rows."""
        return self.headers

    @property
    def placed_headers(self):
        """The headers by the columns of the sheet, where each stands: A, B, C …"""
        return self.own_headers

    @property
    def said_by(self):
        """The sheet's own header of each thing that columns said before they became rows: {said: header}."""
        return {}

    @cached_property
    def units(self):
        """What a row of units below the header says of each column: {header: text}."""
        rows = {note.row for note in self._records[1] if note.code == "units-row"}
        told = (row for row in self.sheet.rows() if row.number in rows)
        return {
            header: text_of(cell) for row in told for header, cell in zip(self.placed_headers, row.cells, strict=False)
        }

    def place_of(self, index, cells):
        """Give the sheet's own column, from 0, of the cell at `index` of a row with these cells."""
        return index

    def records(self, tell: Callable[[Note], None] | None = None):
        """Give each `Row` below the header with as many cells as headers: filled up, or said to be too long.

        `tell` is told of each row that is no record: blank ones, units, totals, footnotes, the header once more.
        """
        rows, told, _columns = self._records
        if tell:
            for note in told:
                tell(note)
        return iter(rows)

    @cached_property
    def _records(self):
        """The records, the notes and the columns, found once however often they are asked for."""
        told = []
        rows = list(self._found(told.append))
        columns = list(zip(*map(_CELLS, rows), strict=True))
        return self._heeded(rows, columns), tuple(told), columns

    def _found(self, tell):
        width, number = len(self.headers), self.header_row
        for rows, aside in parted(self):
            if aside or not _are_even(rows, number + 1, width):
                yield from self._looked_at(rows, aside, number, tell)
            else:
                yield from rows
            number = rows[-1].number

    def _looked_at(self, rows, aside, number, tell):
        """Tell the blank rows before each row, and the row itself if it is no record; give the others in full width."""
        width = len(self.headers)
        for row in rows:
            if row.number > number + 1:
                params = {"count": row.number - number - 1}
                tell(Note(BLANK, self.sheet.name, number + 1, params=params))
            number = row.number
            if aside:
                tell(note_of(row, aside, self.sheet.name))
            else:
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

    def _heeded(self, rows, columns):
        """Offer a repair for each garbled text; nothing is changed."""
        garbled = {text for column in columns for text in _strange(column) if is_garbled(text)}
        return (
            [row if garbled.isdisjoint(row.cells) else self._offered(row, garbled) for row in rows] if garbled else rows
        )

    def _offered(self, row, garbled):
        notes = (
            Note("mojibake", self.sheet.name, row.number, index, value=cell, params={"proposal": repaired(cell) or "?"})
            for index, cell in enumerate(row.cells)
            if cell in garbled
        )
        return row._replace(notes=(*row.notes, *notes))

    def column(self, header):
        """Give the cells of one column, from the first row below the header."""
        index = self.headers.index(header)
        return iter(self.columns[index]) if self.columns else iter(())

    @property
    def columns(self):
        """The cells of the records, by columns; nothing where there are no records."""
        return self._records[2]


def _are_even(rows, number, width):
    """Whether rows follow each other from this number on, and each has as many cells as there are headers."""
    follow = rows[0].number == number and rows[-1].number - number == len(rows) - 1
    return follow and {*map(len, map(_CELLS, rows))} == {width}


def _strange(column):
    """The different texts of a column that are not all plain letters."""
    texts = {*column}
    if {*map(type, texts)} != {str}:
        texts = {cell for cell in texts if isinstance(cell, str)}
    return () if "".join(texts).isascii() else [text for text in texts if not text.isascii()]
