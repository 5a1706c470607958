"""New records by the ten thousand: written by columns, with a block of provenance and log for each thousand of them.

Their UUIDs follow one another, so that a record's place in its block, and so its row, its cells and what was stored,
are found from its UUID alone.
"""

import secrets
import time
import uuid
from itertools import groupby

from django.db import models

from observatory.imports.inserting import insert, insert_columns, once_each
from observatory.imports.plain import plain
from observatory.models import Change, Channel, ImportedBlock
from observatory.spreadsheets import text_of

AT_ONCE = 1000


def create_in_blocks(plan, batch, rows):
    """Insert the new records of these rows, and say where they came from."""
    columns = columns_of(rows)
    first = first_uuid()
    insert_columns(plan.dataset.model, columns, [f"{first + place:032x}" for place in range(len(rows))])
    texts = {name: once_each(values, _text) for name, values in columns.items()}
    insert([block_of(plan, batch, first + start, rows[start:end], texts, start) for start, end in parts(rows)])


def columns_of(rows):
    """Turn what the rows store into columns: {field: its values, in the order of the rows}."""
    whole = [row.defaults | row.stored for row in rows]
    names = {name for told in {tuple(each) for each in whole} for name in told}
    return {name: [each.get(name) for each in whole] for name in sorted(names)}


def first_uuid():
    """Give the number of a UUID (version 7) after which four thousand million more are free."""
    moment, random = time.time_ns() // 10**6, secrets.randbits(42)
    return moment << 80 | 7 << 76 | (random >> 30) << 64 | 2 << 62 | (random & (2**30 - 1)) << 32


def parts(rows):
    """Part rows into stretches of one sheet, a thousand at most: (start, end)."""
    start = 0
    for _sheet, same in groupby(rows, key=lambda row: row.sheet):
        end = start + sum(1 for _row in same)
        yield from ((each, min(each + AT_ONCE, end)) for each in range(start, end, AT_ONCE))
        start = end


def block_of(plan, batch, first, rows, texts, start):
    cells = zip(*(row.cells for row in rows), strict=True)
    raw = dict(zip(rows[0].headers, (list(map(text_of, column)) for column in cells), strict=False))
    return ImportedBlock(
        batch=batch,
        sheet=rows[0].sheet,
        record=plan.dataset.model._meta.label_lower,
        first=uuid.UUID(int=first),
        rows=[row.number for row in rows],
        raw=packed(raw),
        values=packed({name: column[start : start + len(rows)] for name, column in texts.items()}),
    )


def _text(value):
    return str(value) if isinstance(value, models.Model) else plain(value)


def packed(columns):
    """Keep once what all rows share: {"same": {name: value}, "each": {name: values}}."""
    same = {name: values[0] for name, values in columns.items() if values.count(values[0]) == len(values)}
    return {"same": same, "each": {name: values for name, values in columns.items() if name not in same}}


def log_lines(batch, model, action, by, counts):
    """Make the line of the log for each city whose records came, or went, in blocks; `counts` tells how many."""
    for city in counts:
        yield Change(
            by=by,
            channel=Channel.IMPORT,
            city=city,
            action=action,
            record=model._meta.label_lower,
            label=batch.filename,
            after={"rows": counts[city]},
            batch=batch.uuid,
        )


def rows_in_blocks(batch, record):
    """The rows of a batch that came in blocks, in the order of their records; `record` names the model."""
    for block in batch.blocks.filter(record=record):
        yield from (block.row_at(place) for place in range(len(block.rows)))


class RowsOfBatch:
    """The rows of a batch about one kind of record, to be counted and taken by pages: kept one by one, or in blocks."""

    def __init__(self, batch, record):
        self.single = batch.imported_rows.filter(record=record)
        self.blocks = batch.blocks.filter(record=record)
        self.sizes = [len(rows) for rows in self.blocks.values_list("rows", flat=True)]

    def __len__(self):
        return self.single.count() + sum(self.sizes)

    def __getitem__(self, part):
        start, stop, _step = part.indices(len(self))
        n = self.single.count()
        return [*self.single[min(start, n) : min(stop, n)], *self._in_blocks(max(start - n, 0), max(stop - n, 0))]

    def _in_blocks(self, start, stop):
        place = 0
        for number, size in enumerate(self.sizes):
            if place < stop and place + size > start:
                block = self.blocks[number]
                yield from (block.row_at(at) for at in range(max(start - place, 0), min(stop - place, size)))
            place += size
