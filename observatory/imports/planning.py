"""What would become of every row: nothing is written here."""

import datetime
import json
from collections import defaultdict
from decimal import Decimal

from django.utils.translation import get_language

from observatory import formats
from observatory.choices import ImportStage, RowFate
from observatory.imports.columns import missing_fields, readings
from observatory.imports.differences import changes_of
from observatory.imports.fates import WRITTEN, Plan, in_order
from observatory.imports.in_words import written
from observatory.imports.marks import implied_currency
from observatory.imports.naming import title_of
from observatory.imports.reading import RowReader, leave_out, place_of
from observatory.imports.repairs import Repairs
from observatory.resources import Problem, RowRefused, RowSkipped
from observatory.resources.own_cities import own_names
from observatory.resources.readers import Priced
from observatory.spreadsheets import Refused, read_unit
from observatory.spreadsheets.columns import ASKED

STEP = 5000
WRITTEN_OUT = (Priced, Decimal, datetime.date)


def plan(workbook, dataset, mapping, run, remembered=None):
    """Plan the import of a workbook. Raises `Refused` when it cannot be understood as this data set."""
    known = dataset.known_to(run.city)
    found, notes = readings(workbook, dataset, mapping, remembered, own_names(run.city), known=known)
    for reading in found:
        if missing := missing_fields(reading, dataset, mapping):
            raise Refused(
                "missing-columns",
                place=reading.sheet,
                fields=", ".join(field.name for field in missing),
                headers=", ".join(reading.table.headers),
            )
    if not any(column.field for reading in found for column in reading.columns):
        raise Refused("no-column-fits", place=found[0].sheet, headers=", ".join(found[0].table.headers))
    return _Planner(dataset, mapping, run, found).plan(notes)


class _Planner:
    """Has the rows read, resolves them, finds what is stored, and decides."""

    def __init__(self, dataset, mapping, run, found):
        self.dataset, self.mapping, self.run, self.readings = dataset, mapping, run, found
        self.repairs = Repairs(mapping.repairs)
        self.reader = RowReader(dataset, mapping, run, self.repairs)
        self.headers, self.warnings = self.reader.headers, self.reader.warnings
        self.rows, self.errors, self.bulks = [], [], []
        self.tables = {reading.sheet: reading.table for reading in found}
        self.locale = formats.locale_for(get_language(), run.city.locale)

    def plan(self, notes):
        for note in notes:
            self.reader.tell(note)
        for reading in self.readings:
            self.read(reading)
        good = self.resolved()
        self.matched(good)
        self.judged(good)
        for bulk in self.bulks:
            self.dataset.complete_in_bulk(bulk, self.run)
        self.rows = in_order(self.rows, self.readings)
        self.put_in_place()
        self.warnings += self.run.problems
        self.errors.sort(key=_place)
        self.warnings.sort(key=_place)
        return Plan(
            self.dataset,
            self.mapping,
            self.run,
            self.readings,
            self.rows,
            self.errors,
            self.warnings,
            self.reader.aliases,
            self.bulks,
        )

    def read(self, reading):
        """Read every row of a table, column by column; the unused columns are told once."""
        columns = [column for column in reading.columns if column.field]
        segments = [column for column in reading.columns if column.is_segment]
        self.run.columns = reading.columns
        self.run.said_by[reading.sheet] = reading.table.said_by
        told = {column.field for column in columns} | set(self.mapping.constants)
        implied = self.dataset.implied(reading.columns, title_of(reading.table)) | implied_currency(
            columns, self.dataset, self.run.lookups.currencies
        )
        implied = {name: value for name, value in implied.items() if name not in told}
        self.run.key_fields |= told | set(implied)
        self.run.segments += [column.header for column in segments]
        constants = self.reader.constants(implied)
        for name, value in implied.items():
            self.warnings.append(Problem("implied", params={"field": name, "value": str(value)}, sheet=reading.sheet))
        for column in columns:
            if unit := read_unit(column.unit):
                said = {"unit": column.unit, "example": f"1 → {unit.factor}"}
                code = "scaled" if unit.factor > 1 else "unit-seen"
                self.warnings.append(Problem(code, None, column.header, "", said, reading.sheet))
            if column.epoch:
                told = {"epoch": str(column.epoch)}
                self.warnings.append(Problem("serial-dates", None, column.header, "", told, reading.sheet))
        for column in reading.columns:
            self.headers.setdefault((reading.sheet, column.field), column.header)
            if not column.field and not column.is_segment:
                self.warnings.append(self.unused(column, reading))
        readers = [self.reader.reader_of(column, reading.table) for column in columns]
        self.run.step(ImportStage.READING, self.how_many())
        rows, bulk = self.reader.read(reading, readers, segments, constants)
        self.rows += rows
        self.bulks += [bulk] if bulk else []
        self.run.step(ImportStage.READING, self.how_many())

    def unused(self, column, reading):
        """Tell of a column that is not used, and of one that only a person can understand."""
        if column.reason != ASKED:
            return Problem("unmapped-column", None, column.header, column.header, sheet=reading.sheet)
        may_be = ", ".join(str(self.dataset.by_name[name].label) for name in column.rivals)
        return Problem("asked-column", None, column.header, column.header, {"fields": may_be}, reading.sheet)

    def how_many(self):
        return len(self.rows) + sum(map(len, self.bulks))

    def resolved(self):
        """Give each row its city and what it stores; the rows judged one by one that are still good."""
        for bulk in self.bulks:
            self.rows += bulk.take_out(bulk.assign_cities(self.run))
        good = [row for row in self.rows if not row.errors and not row.fate]
        good = self.each(good, self.dataset.complete, self.run)
        naming = [our for our in self.dataset.fields if our.refers_to]
        for row in good:
            self.reader.aliases.apply(row, naming)
        good = self.each(good, self.run.own_cities.assign)
        self.dataset.prepare([*good, *(row for bulk in self.bulks for row in bulk.first_of_each_city())], self.run)
        for bulk in self.bulks:
            self.run.step(ImportStage.CHECKING, 0, len(bulk))
            good += self.out_of(bulk, self.dataset.resolve_in_bulk(bulk, self.run))
        self.bulks = [bulk for bulk in self.bulks if len(bulk)]
        good = self.each(good, self.dataset.resolve, self.run)
        for bulk in self.bulks:
            out = self.out_of(bulk, self.dataset.odd_in_bulk(bulk, good, self.bulks, self.run))
            good += self.each(out, self.dataset.resolve, self.run)
        good = in_order(good, self.readings)
        self.dataset.arrange(good, self.run)
        return [row for row in good if not row.errors]

    def out_of(self, bulk, places):
        """Take rows out of those that are judged by columns, to judge them one by one."""
        rows = bulk.take_out(places)
        self.rows += rows
        return rows

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
        """Two rows with one code are one record where they say the same, or else a mistake; equal ones are told."""
        first = {}
        for row, (code, name) in zip(rows, names, strict=True):
            if code in first and says_the_same(row, first[code]):
                row.fate, row.joins = RowFate.UNCHANGED, first[code]
                row.warn("same-record", first=first[code].number)
            elif code in first:
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
        good = [row for row in rows if not row.errors and not row.fate]
        self.find_changes(good)
        self.each(good, self.judge)
        written = [row for row in good if row.fate in WRITTEN and not row.errors]
        self.dataset.validated(written)
        self.each(written, self.dataset.check, self.run)
        for row in self.rows:
            if row.errors:
                row.fate = RowFate.REJECTED
                leave_out(row, self.repairs, self.headers)

    def find_changes(self, rows):
        known = [row for row in rows if row.record is not None]
        for row in known:
            self.dataset.compared(row)
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
        said = self.in_words(value) or row.raw.get(header, "")
        params = {name: self.in_words(each) for name, each in params.items()}
        return Problem(code, row.number, header, said, params, row.sheet, place_of(self.tables[row.sheet], row, index))

    def in_words(self, value):
        """Write a sum, a number or a day as the city does; all else is told as it stands."""
        return written(value, self.locale) if isinstance(value, WRITTEN_OUT) else value


def says_the_same(row, other):
    """Whether two rows store the very same: a place, a person or a document more, of which nothing is kept."""
    return (row.stored, row.many, row.beside) == (other.stored, other.many, other.beside)


def _place(problem):
    return problem.sheet, problem.row or 0, json.dumps([problem.column, problem.code])
