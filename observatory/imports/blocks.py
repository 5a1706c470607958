"""New records by the ten thousand: written by columns, with a block of provenance and log for each thousand of them.

Their UUIDs follow one another, so that a record's place in its block, and so its row, its cells and what was stored,
are found from its UUID alone.
"""

import secrets
import time
import uuid
from collections import Counter, defaultdict
from decimal import Decimal

from django.db import models

from observatory.choices import RowFate
from observatory.imports.inserting import Insertion, once_each
from observatory.imports.plain import plain, plain_numbers
from observatory.models import Change, Channel, ImportedBlock
from observatory.spreadsheets import text_of

AT_ONCE = 1000


class NewRows:
    """The new rows of one sheet by columns, in the order of the sheet; a value that is no list holds for every row."""

    def __init__(self, sheet, headers, numbers, cells, cities, stored):
        self.sheet, self.headers, self.numbers, self.cells = sheet, headers, numbers, cells
        self.cities, self.stored = cities, stored

    def __len__(self):
        return len(self.numbers)

    @classmethod
    def of_rows(cls, rows, model):
        """Take rows of one sheet that were judged one by one; where one says nothing, the default stands."""
        whole = [row.defaults | row.stored for row in rows]
        names = {name for told in {tuple(each) for each in whole} for name in told}
        defaults = {name: default_of(model, name) for name in names}
        stored = {name: [each.get(name, defaults[name]) for each in whole] for name in sorted(names)}
        cells = list(zip(*(row.cells for row in rows), strict=True))
        return cls(rows[0].sheet, rows[0].headers, [row.number for row in rows], cells, [r.city for r in rows], stored)

    @classmethod
    def of_bulk(cls, bulk):
        stored = bulk.defaults | bulk.stored
        stored = {name: bulk.each(each) if isinstance(each, list) else each for name, each in stored.items()}
        cells = [bulk.each(column) for column in bulk.columns]
        return cls(bulk.sheet, bulk.headers, bulk.numbers(), cells, bulk.each(bulk.cities), stored)

    def joined(self, other, order, model):
        """Give these rows and others of the same sheet as one, in an order of their places."""

        def both(mine, theirs):
            all_of_them = [*_spread(mine, len(self)), *_spread(theirs, len(other))]
            return [all_of_them[place] for place in order]

        names = self.stored.keys() | other.stored.keys()
        sides = {name: [each.stored.get(name, default_of(model, name)) for each in (self, other)] for name in names}
        stored = {name: both(*sides[name]) for name in sorted(names)}
        cells = [both(list(mine), list(theirs)) for mine, theirs in zip(self.cells, other.cells, strict=True)]
        numbers, cities = both(self.numbers, other.numbers), both(self.cities, other.cities)
        return NewRows(self.sheet, self.headers, numbers, cells, cities, stored)

    def counted_by_city(self):
        """Yield each city with the number of its rows."""
        cities = {id(city): city for city in self.cities}
        for key, n in Counter(map(id, self.cities)).items():
            yield cities[key], n


def new_rows(plan):
    """Give the new rows of a plan, by sheet."""
    single, bulks = defaultdict(list), {bulk.sheet: bulk for bulk in plan.bulks if len(bulk)}
    for row in plan.of(RowFate.CREATED):
        single[row.sheet].append(row)
    sheets = [reading.sheet for reading in plan.readings if reading.sheet in single or reading.sheet in bulks]
    return [_of_sheet(bulks.get(sheet), single.get(sheet), plan.dataset.model) for sheet in sheets]


def _of_sheet(bulk, rows, model):
    if not bulk:
        return NewRows.of_rows(rows, model)
    if not rows:
        return NewRows.of_bulk(bulk)
    places = [*bulk.places, *(row.place for row in rows)]
    order = sorted(range(len(places)), key=places.__getitem__)
    return NewRows.of_bulk(bulk).joined(NewRows.of_rows(rows, model), order, model)


def texts_of(cells):
    return [cell if type(cell) is str else text_of(cell) for cell in cells]


def default_of(model, name):
    return model._meta.get_field(name).get_default()


def _spread(values, length):
    return values if isinstance(values, list) else [values] * length


def create_in_blocks(plan, batch, sheets):
    """Insert the new records of these sheets, and say where they came from."""
    first = first_uuid()
    for new in sheets:
        uuids = [f"{first + place:032x}" for place in range(len(new))]
        rows = Insertion.of_columns(plan.dataset.model, new.stored, uuids)
        texts = {name: written(_spread(values, 1)) for name, values in new.stored.items()}
        starts = range(0, len(new), AT_ONCE)
        with rows.running():
            blocks = Insertion.of_records([block_of(plan, batch, new, first + start, texts, start) for start in starts])
        blocks.run()
        first += len(new)


def first_uuid():
    """Give the number of a UUID (version 7) after which four thousand million more are free."""
    moment, random = time.time_ns() // 10**6, secrets.randbits(42)
    return moment << 80 | 7 << 76 | (random >> 30) << 64 | 2 << 62 | (random & (2**30 - 1)) << 32


def block_of(plan, batch, new, first, texts, start):
    part = slice(start, start + AT_ONCE)
    raw = {header: texts_of(cells[part]) for header, cells in zip(new.headers, new.cells, strict=False)}
    values = {name: column if len(column) == 1 else column[part] for name, column in texts.items()}
    return ImportedBlock(
        batch=batch,
        sheet=new.sheet,
        record=plan.dataset.model._meta.label_lower,
        first=uuid.UUID(int=first),
        rows=new.numbers[part],
        raw=packed(raw),
        values=packed(values),
    )


def written(values):
    """Give stored values as provenance keeps them."""
    if {*map(type, values)} == {Decimal}:
        return plain_numbers(values)
    return values if {*map(type, values)} == {str} else once_each(values, _text)


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
