"""Cells merged over several rows: their text holds for each of the rows, and that is told."""

from collections import defaultdict
from decimal import Decimal

from observatory.spreadsheets.notes import Note

MOST_ROWS = 10_000


def merged_down(rows, spans, sheet):
    """Write the text or the day of a cell that is merged over several rows into each of them.

    A number stays in the first row alone: an amount that is shared by several rows would be counted again and again.
    """
    tall = {(span.top, span.left): span.bottom for span in spans if 0 < span.bottom - span.top <= MOST_ROWS}
    starts = defaultdict(list)
    for top, left in tall:
        starts[top].append(left)
    running = {}
    for row in rows:
        running = {left: (bottom, value) for left, (bottom, value) in running.items() if row.number <= bottom}
        if running:
            row = row._replace(cells=_filled(row.cells, running))
        for left in starts.get(row.number, ()):
            value = row.cells[left] if left < len(row.cells) else None
            if value is None or isinstance(value, int | Decimal):
                continue
            running[left] = tall[row.number, left], value
            params = {"count": tall[row.number, left] - row.number + 1}
            row = row._replace(notes=(*row.notes, Note("merged-cell", sheet, row.number, left, "", str(value), params)))
        yield row


def _filled(cells, running):
    cells = [*cells, *[None] * (max(running) + 1 - len(cells))]
    for left, (_bottom, value) in running.items():
        cells[left] = value if cells[left] is None else cells[left]
    return tuple(cells)
