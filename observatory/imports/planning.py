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
        self.headers = {}

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
        """Read every row of a table; the unused columns are told once."""
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
        readers = [(column, self.dataset.by_name[column.field], self.at(column)) for column in columns]
        for column in columns:
            if column.epoch:
                self.warnings.append(Problem("serial-dates", None, column.header, sheet=reading.sheet))
        for column in reading.columns:
            self.headers.setdefault((reading.sheet, column.field), column.header)
            if not column.field and not column.is_segment:
                self.warnings.append(
                    Problem("unmapped-column", None, column.header, column.header, sheet=reading.sheet)
                )
        for record in reading.table.records(lambda note: self.warnings.append(_of_note(note))):
            if not len(self.rows) % STEP:
                self.run.step(ImportStage.READING, len(self.rows))
            self.rows.append(self.row(reading, record, readers, segments, constants))

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

    def row(self, reading, record, readers, segments, constants):
        raw = {column.header: text_of(record.cells[column.index]) for column in reading.columns}
        row = Row(reading.sheet, record.number, {header: text for header, text in raw.items() if text})
        row.values |= constants
        record = self.repairs.mended(reading.sheet, record, reading.table.headers)
        flawed = {note.index for note in record.notes if note.code in UNREAD_CELLS}
        for note in record.notes:
            self.take_note(row, note, reading)
        for column, our, at in readers:
            cell = record.cells[column.index]
            if cell is not None and column.index not in flawed:
                self.take(row, our, cell, at)
        if segments:
            row.values["segments"] = {each.header: text_of(record.cells[each.index]).strip() for each in segments}
        if is_example(raw.values()):
            row.fate = RowFate.UNCHANGED
            row.errors.clear()
            row.warn("example-row")
            return row
        for our in self.dataset.required:
            if row.values.get(our.name) is None and not any(error[1] == our.name for error in row.errors):
                row.refuse("missing-value", our.name, label=str(our.label))
        self.leave_out(row)
        return row

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
            self.warnings.append(_of_note(told))

    def take(self, row, our, cell, at):
        """Read a cell into the row; a word for "missing" is no value, unless it is one after all (NA is Namibia)."""
        missing = meaning_of_missing(cell)
        if missing == BLANK:
            return
        try:
            row.values[our.name] = self.aliases.applied(row, our, our.read(cell, at))
        except Unreadable as problem:
            missing = missing or self.repairs.is_missing(problem.code, self.headers[row.sheet, our.name])
            if missing:
                row.warn("missing-word", our.name, text_of(cell))
                row.values.setdefault("missing", {})[our.name] = missing
            else:
                tell = row.warn if our.is_detail else row.refuse
                tell(problem.code, our.name, text_of(cell), **problem.params)

    def resolved(self):
        """Give each row its city and what it stores; the rows that are still good."""
        good = [row for row in self.rows if not row.errors and not row.fate]
        good = self.each(good, lambda row: self.dataset.complete(row, self.run))
        good = self.each(good, self.run.own_cities.assign)
        self.dataset.prepare(good, self.run)
        good = self.each(good, lambda row: self.dataset.resolve(row, self.run))
        self.dataset.arrange(good, self.run)
        return [row for row in good if not row.errors]

    def each(self, rows, step):
        for done, row in enumerate(rows):
            if not done % STEP:
                self.run.step(ImportStage.CHECKING, done, len(rows))
            try:
                step(row)
            except RowRefused as refusal:
                row.refuse(refusal.code, refusal.field, refusal.value, **refusal.params)
            except RowSkipped as skipped:
                row.fate = RowFate.UNCHANGED
                row.warn(skipped.code, skipped.field)
        return [row for row in rows if not row.errors and not row.fate]

    def matched(self, rows):
        """Find for each row the record it means, by the surest key they share; equal keys in the order they stand."""
        stored = list(self.dataset.existing(rows, self.run))
        for place in range(2):
            free = defaultdict(list)
            taken = {id(row.record) for row in rows if row.record is not None}
            for record in stored:
                if id(record) not in taken and (name := self.dataset.names_of_record(record, self.run)[place]):
                    free[name].append(record)
            for row in rows:
                name = self.dataset.names_of_row(row, self.run)[place] if row.record is None else None
                if name and free[name]:
                    row.record = free[name].pop(0)
        self.tell_repeated(rows)

    def tell_repeated(self, rows):
        """Two rows with one code are a mistake; two that say the same may be meant, and are told."""
        first = {}
        for row in rows:
            code, name = self.dataset.names_of_row(row, self.run)
            if code in first:
                row.refuse("repeated-code", "code", first=first[code].number)
            elif name in first and self.dataset.natural_is_unique:
                row.refuse("repeated-name", first=first[name].number)
            elif name in first:
                row.warn("repeated", first=first[name].number)
            first |= {each: row for each in (code, name) if each is not None and each not in first}

    def judged(self, rows):
        self.run.memory["codes of the sheet"] = {row.stored["code"] for row in rows if row.stored.get("code")}
        self.each([row for row in rows if not row.errors], self.judge)
        for row in self.rows:
            if row.errors:
                row.fate = RowFate.REJECTED
                self.leave_out(row)

    def judge(self, row):
        if row.record is None:
            row.fate = RowFate.CREATED
            self.dataset.missing(row, self.run)
        else:
            row.changes = changes_of(row, self.dataset)
            row.fate = RowFate.UPDATED if row.changes else RowFate.UNCHANGED
            if row.changes:
                self.dataset.may_change(row, self.run)
        if row.fate != RowFate.UNCHANGED:
            self.dataset.validated(row)
            self.dataset.check(row, self.run)

    def put_in_place(self):
        """Turn what was said about fields of rows into problems with the header as people wrote it."""
        for row in self.rows:
            self.errors += [self.problem(row, *said) for said in row.errors]
            self.warnings += [self.problem(row, *said) for said in row.warnings]

    def problem(self, row, code, name, value, params):
        header = self.headers.get((row.sheet, name), name)
        return Problem(code, row.number, header, value or row.raw.get(header, ""), params, row.sheet)


def changes_of(row, dataset):
    """Tell what differs between a row and the record it means: {field: (as stored, as in the sheet)}."""
    found = {}
    for name, value in row.stored.items():
        before = getattr(row.record, name)
        if name in dataset.told_apart_by:
            continue
        if _differ(before, value, row.record._meta.get_field(name)):
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
    if isinstance(field, models.ForeignKey):
        return comparable(before) != comparable(value)
    if isinstance(before, str) and isinstance(value, str):
        return before.strip() != value.strip()
    return (None if before == "" else before) != (None if value == "" else value)


def _of_note(note):
    return Problem(note.code, note.row, note.column, note.value, dict(note.params), note.sheet)


def _place(problem):
    return problem.sheet, problem.row or 0, json.dumps([problem.column, problem.code])
