"""What would become of every row: nothing is written here."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import models

from observatory.choices import ImportStage, RowFate
from observatory.imports.aliases import Aliases
from observatory.imports.columns import Reading, missing_fields, readings
from observatory.imports.repairs import Repairs
from observatory.resources import Problem, Row, RowRefused, RowSkipped
from observatory.resources.dataset import comparable
from observatory.resources.examples import is_example
from observatory.resources.readers import SEPARATORS, At
from observatory.spreadsheets import Refused, Unreadable, meaning_of_missing, text_of
from observatory.spreadsheets.missing import BLANK
from observatory.spreadsheets.notes import UNREAD_CELLS
from observatory.spreadsheets.numbers import POINT

STEP = 5000
TEXTS = {str, type(None)}
WRITTEN = {RowFate.CREATED, RowFate.UPDATED}
VALUE, NOTHING_THERE = "value", "nothing"


@dataclass
class Plan:
    """The fate of every row of a file, with what is wrong and what is worth telling, each at its place."""

    dataset: object
    mapping: object
    run: object
    readings: list[Reading]
    rows: list[Row]
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    aliases: object = None

    @property
    def counts(self):
        """How many rows there are of each fate."""
        return Counter(row.fate for row in self.rows)

    @property
    def first(self):
        return self.readings[0]

    def of(self, fate):
        """The rows of one fate, in the order of the file."""
        return [row for row in self.rows if row.fate == fate]


def plan(workbook, dataset, mapping, run, remembered=None):
    """Plan the import of a workbook. Raises `Refused` when it cannot be understood as this data set."""
    found, notes = readings(workbook, dataset, mapping, remembered)
    for reading in found:
        if missing := missing_fields(reading, dataset, mapping):
            raise Refused(
                "missing-columns",
                place=reading.sheet,
                fields=", ".join(field.name for field in missing),
                headers=", ".join(reading.table.headers),
            )
    return _Planner(dataset, mapping, run, found).plan(notes)


class _Planner:
    """Reads the rows, resolves them, finds what is stored, and decides."""

    def __init__(self, dataset, mapping, run, found):
        self.dataset, self.mapping, self.run, self.readings = dataset, mapping, run, found
        self.repairs, self.aliases = Repairs(mapping.repairs), Aliases(run.city)
        self.rows, self.errors, self.warnings = [], [], []
        self.headers, self.tables = {}, {reading.sheet: reading.table for reading in found}

    def plan(self, notes):
        self.warnings += [_of_note(note) for note in notes]
        for reading in self.readings:
            self.read(reading)
        good = self.resolved()
        self.matched(good)
        self.judged(good)
        self.put_in_place()
        self.warnings += self.run.problems
        self.errors.sort(key=_place)
        self.warnings.sort(key=_place)
        return Plan(
            self.dataset, self.mapping, self.run, self.readings, self.rows, self.errors, self.warnings, self.aliases
        )

    def read(self, reading):
        """Read every row of a table, column by column; the unused columns are told once."""
        columns = [column for column in reading.columns if column.field]
        segments = [column for column in reading.columns if column.is_segment]
        self.run.columns = reading.columns
        told = {column.field for column in columns} | set(self.mapping.constants)
        implied = {k: v for k, v in self.dataset.implied(reading.columns).items() if k not in told}
        self.run.key_fields |= told | set(implied)
        self.run.segments += [column.header for column in segments]
        constants = self.constants(implied)
        for name, value in implied.items():
            self.warnings.append(Problem("implied", params={"field": name, "value": str(value)}, sheet=reading.sheet))
        for column in columns:
            if column.epoch:
                told = {"epoch": str(column.epoch)}
                self.warnings.append(Problem("serial-dates", None, column.header, "", told, reading.sheet))
        for column in reading.columns:
            self.headers.setdefault((reading.sheet, column.field), column.header)
            if not column.field and not column.is_segment:
                self.warnings.append(
                    Problem("unmapped-column", None, column.header, column.header, sheet=reading.sheet)
                )
        readers = [(column, self.dataset.by_name[column.field], self.at(column)) for column in columns]
        self.run.step(ImportStage.READING, len(self.rows))
        rows = self.rows_of(reading, readers, segments, constants)
        self.run.step(ImportStage.READING, len(self.rows) + len(rows))
        self.rows += rows

    def rows_of(self, reading, readers, segments, constants):
        """Make the rows of a table. Each cell that stands often in a column is read once."""
        records = list(reading.table.records(lambda note: self.warnings.append(_of_note(note))))
        headers = tuple(column.header for column in reading.columns)
        rows = [Row(reading.sheet, record.number, headers, record.cells, dict(constants)) for record in records]
        records = [self.repairs.mended(reading.sheet, record, headers) for record in records]
        flawed = {}
        for row, record in zip(rows, records, strict=True):
            if record.notes:
                flawed[row.number] = {note.index for note in record.notes if note.code in UNREAD_CELLS}
                for note in record.notes:
                    self.take_note(row, note, reading)
        for column, our, at in readers:
            skipped = {number for number, indexes in flawed.items() if column.index in indexes}
            self.take(rows, [record.cells[column.index] for record in records], our, at, skipped)
        for column in segments:
            for row, record in zip(rows, records, strict=True):
                row.values.setdefault("segments", {})[column.header] = text_of(record.cells[column.index]).strip()
        self.leave_out_examples(rows)
        self.demand_required(rows)
        for row in rows:
            if not row.fate:
                self.leave_out(row)
        return rows

    def take(self, rows, cells, our, at, skipped):
        """Read the cells of a column into the rows."""
        if not {*map(type, cells)} <= TEXTS:
            cells = [(type(cell), cell) for cell in cells]  # 1, 1.0 and True are one key of a dict, but not one cell
        found = {cell: self.understood(our, cell[1] if type(cell) is tuple else cell, at, rows) for cell in set(cells)}
        for row, cell in zip(rows, cells, strict=True):
            told, value = found[cell]
            if told is VALUE:
                read = self.aliases.applied(row, our, value) if our.refers_to else value
                row.values[our.name] = gathered(row.values.get(our.name), read)
            elif told is not NOTHING_THERE:
                told(row, our, *value)
        for row in rows if skipped else ():
            if row.number in skipped:
                row.values.pop(our.name, None)

    def understood(self, our, cell, at, rows):
        """Read a cell, once for all rows in which it stands: (VALUE, value), nothing, or what is to be told of the row.

        A word for "missing" is no value, unless it is one after all (NA is Namibia).
        """
        missing = meaning_of_missing(cell)
        if missing == BLANK:
            return NOTHING_THERE, None
        try:
            return VALUE, our.read(cell, at)
        except Unreadable as problem:
            missing = missing or self.repairs.is_missing(problem.code, self.headers[rows[0].sheet, our.name])
            if missing:
                return take_missing, (text_of(cell), missing)
            return take_unreadable, (problem.code, text_of(cell), problem.params)

    def leave_out_examples(self, rows):
        """Take no notice of the example row of a template."""
        for row in rows:
            if is_example(row.cells):
                row.fate = RowFate.UNCHANGED
                row.errors.clear()
                row.warn("example-row")

    def demand_required(self, rows):
        for our in self.dataset.required:
            for row in rows:
                is_missing = row.values.get(our.name) is None and not row.fate
                if is_missing and not any(error[1] == our.name for error in row.errors):
                    row.refuse("missing-value", our.name, label=str(our.label))

    def at(self, column):
        separator = self.mapping.multi.get(column.field) or self.mapping.multi.get(column.header) or SEPARATORS
        return At(self.run.lookups, column.decimal or POINT, column.order, separator, column.epoch)

    def constants(self, implied):
        """Read what is the same for every row. Raises `Refused` where it cannot be read."""
        values, at = {}, At(self.run.lookups)
        for name, value in (implied | self.mapping.constants).items():
            try:
                values[name] = self.dataset.by_name[name].read(value, at)
            except Unreadable as problem:
                raise Refused("constant-unreadable", place=name, value=text_of(value), reason=problem.code) from None
        return values

    def leave_out(self, row):
        """Set a row aside that somebody decided to leave out; it is told, and no longer an error."""
        if self.repairs.leaves_out(row, self.headers):
            row.fate = RowFate.REJECTED
            row.errors.clear()
            row.warn("left-out")

    def take_note(self, row, note, reading):
        """An error cell or a formula without result is an error where the column is used; the rest is only told."""
        column = reading.columns[note.index] if note.index is not None and note.index < len(reading.columns) else None
        told = note._replace(column=column.header if column else "")
        if note.code in UNREAD_CELLS and column and (column.field or column.is_segment):
            row.refuse(note.code, column.field or "", note.value, **dict(told.arguments))
        elif note.code != "missing-cell":
            self.warnings.append(_of_note(told)._replace(index=self.place_of(row, note.index)))

    def resolved(self):
        """Give each row its city and what it stores; the rows that are still good."""
        good = [row for row in self.rows if not row.errors and not row.fate]
        good = self.each(good, self.dataset.complete, self.run)
        good = self.each(good, self.run.own_cities.assign)
        self.dataset.prepare(good, self.run)
        good = self.each(good, self.dataset.resolve, self.run)
        self.dataset.arrange(good, self.run)
        return [row for row in good if not row.errors]

    def each(self, rows, step, *beside):
        for done, row in enumerate(rows):
            if not done % STEP:
                self.run.step(ImportStage.CHECKING, done, len(rows))
            try:
                step(row, *beside)
            except RowRefused as refusal:
                row.refuse(refusal.code, refusal.field, refusal.value, **refusal.params)
            except RowSkipped as skipped:
                row.fate = RowFate.UNCHANGED
                row.warn(skipped.code, skipped.field)
        return [row for row in rows if not row.errors and not row.fate]

    def matched(self, rows):
        """Find for each row the record it means, by the surest key they share; equal keys in the order they stand."""
        stored = list(self.dataset.existing(rows, self.run))
        names = [self.dataset.names_of_row(row, self.run) for row in rows]
        for place in range(2) if stored else ():
            free = defaultdict(list)
            taken = {id(row.record) for row in rows if row.record is not None}
            for record in reversed(stored):
                if id(record) not in taken and (name := self.dataset.names_of_record(record, self.run)[place]):
                    free[name].append(record)
            for row, of_row in zip(rows, names, strict=True):
                name = of_row[place] if row.record is None else None
                if name and free.get(name):
                    row.record = free[name].pop()
        self.tell_repeated(rows, names)

    def tell_repeated(self, rows, names):
        """Two rows with one code are a mistake; two that say the same may be meant, and are told."""
        first = {}
        for row, (code, name) in zip(rows, names, strict=True):
            if code in first:
                row.refuse("repeated-code", "code", first=first[code].number)
            elif name in first and self.dataset.natural_is_unique:
                row.refuse("repeated-name", first=first[name].number)
            elif name in first:
                row.warn("repeated", first=first[name].number)
            if code is not None:
                first.setdefault(code, row)
            if name is not None:
                first.setdefault(name, row)

    def judged(self, rows):
        self.run.memory["codes of the sheet"] = {row.stored["code"] for row in rows if row.stored.get("code")}
        good = [row for row in rows if not row.errors]
        self.find_changes(good)
        self.each(good, self.judge)
        written = [row for row in good if row.fate in WRITTEN and not row.errors]
        self.dataset.validated(written)
        self.each(written, self.dataset.check, self.run)
        for row in self.rows:
            if row.errors:
                row.fate = RowFate.REJECTED
                self.leave_out(row)

    def find_changes(self, rows):
        known = [row for row in rows if row.record is not None]
        for row in known:
            row.changes = changes_of(row, self.dataset)
        self.dataset.take_in_full([row for row in known if row.changes], self.run)

    def judge(self, row):
        if row.record is None:
            row.fate = RowFate.CREATED
            self.dataset.missing(row, self.run)
        elif row.changes:
            row.fate = RowFate.UPDATED
            self.dataset.may_change(row, self.run)
        else:
            row.fate = RowFate.UNCHANGED

    def put_in_place(self):
        """Turn what was said about fields of rows into problems with the header as people wrote it."""
        for row in self.rows:
            if row.errors:
                self.errors += [self.problem(row, *said) for said in row.errors]
            if row.warnings:
                self.warnings += [self.problem(row, *said) for said in row.warnings]

    def problem(self, row, code, name, value, params):
        header = self.headers.get((row.sheet, name), name)
        index = row.headers.index(header) if header in row.headers else None
        said = value or row.raw.get(header, "")
        return Problem(code, row.number, header, said, params, row.sheet, self.place_of(row, index))

    def place_of(self, row, index):
        """The sheet's own column of a cell of a row: where columns became rows, the one that held it."""
        return None if index is None else self.tables[row.sheet].place_of(index, row.cells)


def take_missing(row, our, text, missing):
    row.warn("missing-word", our.name, text)
    row.values.setdefault("missing", {})[our.name] = missing


def take_unreadable(row, our, code, text, params):
    """An unreadable cell refuses its row; a detail is only left out."""
    (row.warn if our.is_detail else row.refuse)(code, our.name, text, **params)


def gathered(known, read):
    """Add what a further column of the same field holds, where the field takes several."""
    both = isinstance(known, list) and isinstance(read, list)
    return list(dict.fromkeys([*known, *read])) if both else read


def changes_of(row, dataset):
    """Tell what differs between a row and the record it means: {field: (as stored, as in the sheet)}."""
    found = {}
    for name, value in row.stored.items():
        if name in dataset.told_apart_by:
            continue
        before = getattr(row.record, name)
        if before is not value and _differ(before, value, dataset.model._meta.get_field(name)):
            found[name] = (before, value)
    for name, things in row.many.items():
        before = list(getattr(row.record, name).all())
        if {thing.pk for thing in before} != {thing.pk for thing in things}:
            found[name] = (before, things)
    beside = dataset.beside_of(row.record) if row.beside else {}
    for name, value in row.beside.items():
        before = beside.get(name)
        if (before or None) != (value or None):
            found[name] = (before, value)
    return found


def _differ(before, value, field):
    if before == value:
        return False
    if isinstance(field, models.ForeignKey):
        return comparable(before) != comparable(value)
    if isinstance(before, str) and isinstance(value, str):
        return before.strip() != value.strip()
    return (None if before == "" else before) != (None if value == "" else value)


def _of_note(note):
    return Problem(note.code, note.row, note.column, note.value, dict(note.params), note.sheet)


def _place(problem):
    return problem.sheet, problem.row or 0, json.dumps([problem.column, problem.code])
