"""From the records of a table to rows whose cells are read as our fields mean them."""

import re
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from observatory.choices import RowFate
from observatory.imports.aliases import Aliases
from observatory.imports.bearing_out import as_borne_out
from observatory.imports.taking import gathered, take_missing, take_otherwise, take_unreadable
from observatory.resources import DATE, Problem, Row
from observatory.resources.bulk import Bulk
from observatory.resources.examples import examples, is_example
from observatory.resources.otherwise import OF_NO_COUNTRY, read_otherwise
from observatory.resources.readers import (
    SEPARATORS,
    At,
    Priced,
    countries,
    country,
    line,
    measured,
    number,
)
from observatory.spreadsheets import Refused, Unit, Unreadable, key, meaning_of_missing, read_unit, text_of
from observatory.spreadsheets.missing import BLANK, NOT_APPLICABLE, NOT_AVAILABLE, UNDETERMINED
from observatory.spreadsheets.notes import UNREAD_CELLS
from observatory.spreadsheets.numbers import POINT
from observatory.spreadsheets.stretches import OPEN

MOST_WORDS, FEWEST_LISTED = 5, 3
TEXTS = {str, type(None)}
NUMBERS = (number, measured)
VALUE, NOTHING_THERE = "value", "nothing"
SAID_OF_NAMES = {NOT_AVAILABLE, NOT_APPLICABLE}
MARKS = re.compile(
    r"(?:\s*\[(?:\d{1,3}|[a-z]|(?:note|nota|nb|n)\.? ?\d+|(?:citation|cita|ref|réf)[^\]]{0,30})\])+$", re.IGNORECASE
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class _Understood:
    """What the cells of a column mean, each different one read once: `values`, and what is to be told of the others."""

    def __init__(self, reader, our, at, sheet):
        self.reader, self.our, self.at, self.sheet = reader, our, at, sheet
        self.values, self.others = {}, {}

    def read_all(self, cells):
        """Read every cell there is; plain numbers at once."""
        different = set(cells) - self.values.keys() - self.others.keys()
        if self.our.read in NUMBERS and self.at.factor == 1 and {*map(type, different)} <= TEXTS:
            plain = [cell for cell in different if cell and (cell[0] != "0" or cell == "0") and cell.isdecimal()]
            if "".join(plain).isascii():  # a whole number means the same in any convention
                self.values.update(zip(plain, map(Decimal, plain), strict=True))
                different.difference_update(plain)
        for cell in different:
            bare = cell[1] if type(cell) is tuple else cell
            told, value = self.reader.understood(self.our, bare, self.at, self.sheet)
            if told is VALUE:
                self.values[cell] = value
            else:
                self.others[cell] = told, value


class RowReader:
    """Reads the tables of one file for a data set; what it has to tell goes to `warnings`, in the order it is met.

    `headers` are those of the fields as people wrote them, by sheet and field; whoever reads the columns fills them.
    """

    def __init__(self, dataset, mapping, run, repairs):
        self.dataset, self.mapping, self.run, self.repairs = dataset, mapping, run, repairs
        self.aliases, self.headers, self.warnings = Aliases(run.city), {}, []

    def tell(self, note):
        self.warnings.append(of_note(note))

    def read(self, reading, readers, segments, constants):
        """Read a table: the rows to be judged one by one, and those that may be judged by columns, if any may."""
        records, headers = list(reading.table.records(self.tell)), tuple(column.header for column in reading.columns)
        found = [(column, our, _Understood(self, our, at, reading.sheet)) for column, our, at in readers]
        places = range(len(records))
        bulk = self.bulk_of(reading, records, headers, found, segments, constants) if self.in_bulk(readers) else None
        if bulk:
            places = sorted(set(places).difference(bulk.places))
        return self.rows_of(reading, records, places, found, segments, constants), bulk

    def in_bulk(self, readers):
        """Whether rows of this file can be judged by columns: nothing was decided about it, no field stands twice."""
        names = [our.name for _column, our, _at in readers]
        return self.dataset.in_blocks and not self.mapping.repairs and len(set(names)) == len(names)

    def bulk_of(self, reading, records, headers, found, segments, constants):
        """The rows of which nothing is to be told but what was read."""
        notes = list(map(attrgetter("notes"), records))
        odd = {place for place, told in enumerate(notes) if told} if any(notes) else set()
        values, required = {}, {our.name for our in self.dataset.required} - constants.keys()
        columns = reading.table.columns
        for column, our, known in found if columns else ():
            cells = keyed(columns[column.index])
            known.read_all(cells)
            unread = known.others.items()
            odd_cells = {cell for cell, (told, _) in unread if our.name in required or told is not NOTHING_THERE}
            if odd_cells:
                odd.update(place for place, cell in enumerate(cells) if cell in odd_cells)
            values[our.name] = list(map(known.values.get, cells))
        odd.update(examples(columns))
        told = {
            column.header: [text_of(cell).strip() for cell in columns[column.index]] for column in segments if columns
        }
        bulk = Bulk(reading.sheet, headers, records, columns, values, dict(constants), told)
        bulk.take_out(odd)
        return bulk

    def rows_of(self, reading, records, places, found, segments, constants):
        """Make the rows at some places of a table."""
        headers = tuple(column.header for column in reading.columns)
        rows = [
            Row(reading.sheet, records[at].number, headers, records[at].cells, dict(constants), place=at)
            for at in places
        ]
        records = [self.repairs.mended(reading.sheet, records[place], headers) for place in places]
        flawed = {}
        for row, record in zip(rows, records, strict=True):
            if record.notes:
                flawed[row.number] = {note.index for note in record.notes if note.code in UNREAD_CELLS}
                for note in record.notes:
                    self.take_note(row, note, reading)
        for column, our, known in found:
            skipped = {number for number, indexes in flawed.items() if column.index in indexes}
            self.take(rows, [record.cells[column.index] for record in records], our, known, skipped)
        for column in segments:
            for row, record in zip(rows, records, strict=True):
                row.values.setdefault("segments", {})[column.header] = text_of(record.cells[column.index]).strip()
        self.leave_out_examples(rows)
        self.demand_required(rows)
        for row in rows:
            if not row.fate:
                leave_out(row, self.repairs, self.headers)
        return rows

    def take(self, rows, cells, our, known, skipped):
        """Read the cells of a column into the rows."""
        cells = keyed(cells)
        known.read_all(cells)
        for row, cell in zip(rows, cells, strict=True):
            if cell in known.values:
                value = known.values[cell]
                read = self.aliases.applied(row, our, value) if our.refers_to else value
                self.add(row, our, read)
            elif (other := known.others[cell])[0] is not NOTHING_THERE:
                told, value = other
                told(row, our, *value)
        for row in rows if skipped else ():
            if row.number in skipped:
                row.values.pop(our.name, None)

    def add(self, row, our, read):
        """Put what was read into a row, together with what a further column of the same field holds."""
        known = row.values.get(our.name)
        if our.is_gathered and isinstance(known, Priced):
            if None not in (known.currency, read.currency) and known.currency != read.currency:
                return row.refuse("other-currency", our.place, read.amount, currency=str(known.currency))
            read = Priced(known.amount + read.amount, known.currency or read.currency)
        row.values[our.name] = gathered(known, read)

    def understood(self, our, cell, at, sheet):
        """Read a cell, once for all rows in which it stands: (VALUE, value), nothing, or what is to be told of the row.

        A word for "missing" is no value, unless it is one after all (NA is Namibia, "none" a direction).
        """
        if isinstance(cell, str) and cell.endswith("]") and (marked := MARKS.search(cell)):
            return self.unmarked(our, cell[: marked.start()].rstrip(), cell, at, sheet)
        missing = meaning_of_missing(cell)
        if missing == BLANK and text_of(cell) not in getattr(our.read, "vocabulary", ()):
            return NOTHING_THERE, None
        if our.read is line and not our.required and missing in SAID_OF_NAMES:
            return take_missing, (text_of(cell), missing)
        try:
            return VALUE, our.read(cell, at)
        except Unreadable as problem:
            missing = missing or self.repairs.is_missing(problem.code, our.header or self.headers[sheet, our.name])
            if our.kind == DATE and key(text_of(cell)) in OPEN:
                missing = UNDETERMINED
            if our.read in (country, countries) and key(text_of(cell)) in OF_NO_COUNTRY:
                missing = NOT_APPLICABLE
            if missing:
                return take_missing, (text_of(cell), missing)
            if found := read_otherwise(our, cell, at):
                return take_otherwise, (text_of(cell), *found)
            return take_unreadable, (problem.code, text_of(cell), problem.params)

    def unmarked(self, our, bare, cell, at, sheet):
        """Read a cell without the marks of footnotes behind it, as encyclopedias have them: Lyon[3]."""
        told, value = self.understood(our, bare, at, sheet)
        return (take_otherwise, (cell, value, bare)) if told is VALUE else (told, value)

    def leave_out_examples(self, rows):
        """Take no notice of the example row of a template."""
        for row in rows:
            if is_example(row.cells):
                row.fate = RowFate.UNCHANGED
                row.errors.clear()
                row.warn("example-row")

    def demand_required(self, rows):
        for name in self.dataset.instead:
            for row in rows:
                self.take_instead(row, self.dataset.by_name[name])
        for our in self.dataset.required:
            for row in rows:
                is_missing = row.values.get(our.name) is None and not row.fate
                if is_missing and not any(error[1] == our.name for error in row.errors):
                    row.refuse("missing-value", our.name, label=str(our.label))

    def take_instead(self, row, our):
        """Let another field stand in place of a required one that a row lacks, and tell it."""
        if row.values.get(our.name) is not None:
            return
        for name in self.dataset.instead.get(our.name, ()):
            if value := row.values.get(name):
                row.values[our.name] = value
                return row.warn("taken-instead", name, label=str(our.label))

    def reader_of(self, column, table):
        """Give a column, the field that it is, and where its cells stand."""
        our = as_borne_out(column, table, self.dataset)
        our = replace(our, header=column.header) if our.is_gathered else our
        return column, our, self.at(column, table)

    def at(self, column, table):
        separator = self.mapping.multi.get(column.field) or self.mapping.multi.get(column.header)
        if (
            not separator
            and self.dataset.by_name[column.field].refers_to
            and parted_by_commas(table.column(column.header))
        ):
            separator = f"{SEPARATORS},"
            self.warnings.append(Problem("parted-at-commas", None, column.header, sheet=table.sheet.name))
        separator = separator or SEPARATORS
        unit = read_unit(column.unit) or Unit()
        return At(
            self.run.lookups,
            column.decimal or POINT,
            column.order,
            separator,
            column.epoch,
            unit.factor,
            one_year_in(column.header) or year_of(table),
        )

    def constants(self, implied):
        """Read what is the same for every row. Raises `Refused` where it cannot be read."""
        values, at = {}, At(self.run.lookups)
        for name, value in (implied | self.mapping.constants).items():
            try:
                values[name] = self.dataset.by_name[name].read(value, at)
            except Unreadable as problem:
                raise Refused("constant-unreadable", place=name, value=text_of(value), reason=problem.code) from None
        return values

    def take_note(self, row, note, reading):
        """An error cell or a formula without result is an error where the column is used; the rest is only told."""
        column = reading.columns[note.index] if note.index is not None and note.index < len(reading.columns) else None
        told = note._replace(column=column.header if column else "")
        if note.code in UNREAD_CELLS and column and (column.field or column.is_segment):
            row.refuse(note.code, column.field or "", note.value, **dict(told.arguments))
        elif note.code != "missing-cell":
            self.warnings.append(of_note(told)._replace(index=place_of(reading.table, row, note.index)))


def parted_by_commas(cells):
    """Tell whether the cells of a column list names with commas: some at least three, and all parts short and named."""
    texts = {cell for cell in cells if isinstance(cell, str)}
    if any(mark in text for text in texts for mark in (*SEPARATORS, "\n")):
        return False
    parts = [[part.strip() for part in text.split(",")] for text in texts if "," in text]
    short = all(part[:1].isupper() and len(part.split()) <= MOST_WORDS for each in parts for part in each)
    return short and any(len(each) >= FEWEST_LISTED for each in parts)


def year_of(table):
    """The one year that the name of a sheet tells, or else the lines above its table; empty where they tell several."""
    above = " ".join(text_of(cell) for row in table.above for cell in row.cells if cell is not None)
    years = set(YEAR.findall(table.sheet.name)) or set(YEAR.findall(above))
    return years.pop() if len(years) == 1 else ""


def one_year_in(header):
    """The one year that a header names; empty where it names none, or several."""
    years = set(YEAR.findall(header))
    return years.pop() if len(years) == 1 else ""


def keyed(cells):
    """Give cells as keys of a dict, where 1, 1.0 and True would be one, but are not one cell."""
    return cells if {*map(type, cells)} <= TEXTS else [(type(cell), cell) for cell in cells]


def leave_out(row, repairs, headers):
    """Set a row aside that somebody decided to leave out; it is told, and no longer an error."""
    if repairs.leaves_out(row, headers):
        row.fate = RowFate.REJECTED
        row.errors.clear()
        row.warn("left-out")


def place_of(table, row, index):
    """The sheet's own column of a cell of a row: where columns became rows, the one that held it."""
    return None if index is None else table.place_of(index, row.cells)


def of_note(note):
    return Problem(note.code, note.row, note.column, note.value, dict(note.params), note.sheet)
