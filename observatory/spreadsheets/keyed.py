"""Tables as statistics offices write them: "freq,unit,geo\\TIME_PERIOD" in one column, flags beside the figures."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from observatory.spreadsheets.notes import Note
from observatory.spreadsheets.table import Table

_KEY = re.compile(r"(?P<names>[^\\]+(?:,[^\\,]+)*)\\(?P<across>\w+)")
_FLAGGED = re.compile(r"(?P<figure>:|[+-]?\d[\d.,]*)\s*(?P<flags>[a-z]{1,4})?")
_MEANINGS = {"c": "confidential", "z": "not applicable"}
MISSING = ":"


def parted_key(table: Table):
    """Give the table with a column for each name of its key, and its figures without the flags beside them."""
    match = _KEY.fullmatch(table.headers[0].strip()) if table.headers else None
    if match is None:
        return table
    names = tuple(name.strip() for name in match["names"].split(","))
    if set(names) & set(table.headers[1:]) or len(set(names)) < len(names):
        return table
    note = Note("parted-key", table.sheet.name, value=table.headers[0], params={"columns": ", ".join(names)})
    flags = sorted({flag for row in table.records() for cell in row.cells[1:] if (flag := _parted(cell)[1])})
    notes = (Note("flags-left", table.sheet.name, value=", ".join(flags)),) if flags else ()
    return _Keyed(
        table.sheet, table.header_row, (*names, *table.headers[1:]), table.score, (*table.notes, note, *notes),
        table.above, table.names, _wide=table, _width=len(names),
    )  # fmt: skip


def _parted(cell):
    """A figure and its flags; what is no figure stays as it is."""
    match = _FLAGGED.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return cell, ""
    flags = match["flags"] or ""
    if match["figure"] == MISSING:
        return _MEANINGS.get(flags, MISSING), flags
    return match["figure"], flags


@dataclass(frozen=True)
class _Keyed(Table):
    _wide: Table | None = None
    _width: int = 1

    @property
    def placed_headers(self):
        return self._wide.placed_headers

    def place_of(self, index, cells):
        return max(index - self._width + 1, 0)

    def _found(self, tell: Callable[[Note], None]):
        for row in self._wide.records(tell):
            parts = [part.strip() or None for part in str(row.cells[0] or "").split(",")]
            parts = (*parts[: self._width], *[None] * (self._width - len(parts)))
            cells = (*parts, *(_parted(cell)[0] for cell in row.cells[1:]))
            yield row._replace(cells=cells, notes=tuple(map(self._moved, row.notes)))

    def _moved(self, note):
        return note if note.index is None else note._replace(index=note.index + self._width - 1)
