"""Which column is which field, on each sheet that is read."""

from collections import Counter
from dataclasses import dataclass, replace

from observatory.imports.bearing_out import CHOSEN
from observatory.imports.groups import tells_groups_apart
from observatory.imports.mapping import ALL
from observatory.imports.marks import marks_of, unit_of
from observatory.imports.naming import Known, named_by_known
from observatory.imports.shaping import shaped
from observatory.imports.suggesting import suggested_for
from observatory.resources import DATE
from observatory.spreadsheets import (
    AMBIGUOUS,
    Note,
    Refused,
    decide_epoch,
    ended,
    find_table,
    find_tables,
    header_key,
    layout_fingerprint,
    parted_key,
)
from observatory.spreadsheets.field_names import EXACT
from observatory.spreadsheets.preflight import ZIP

SEGMENT, IGNORED = "segment", "ignored"


@dataclass(frozen=True)
class Column:
    """A column of the sheet and what it is: one of our fields, a segment, or nothing; with the reason and its marks."""

    index: int
    header: str
    field: str | None = None
    reason: str = ""
    decimal: str = ""
    order: str = ""
    rivals: tuple = ()
    epoch: int | None = None
    unit: str = ""

    @property
    def is_segment(self):
        return self.reason == SEGMENT

    @property
    def is_ambiguous(self):
        return AMBIGUOUS in (self.decimal, self.order)


@dataclass(frozen=True)
class Reading:
    """A table with its columns understood."""

    table: object
    columns: tuple[Column, ...]

    @property
    def sheet(self):
        return self.table.sheet.name

    @property
    def is_understood(self):
        """Whether more than one column is understood: one alone may be so by chance."""
        return sum(column.field is not None for column in self.columns) > 1


def readings(workbook, dataset, mapping, remembered=None, own=(), *, known=None, nearly=False):
    """Find the tables to read and what their columns are, with notes about them. Raises `Refused`.

    Of an archive every file that fits is read, unless one is named. `own` is what the one city of the import is called,
    `known` what its data set knows already (`DataSet.known_to`).
    Where a person looks on (`nearly`), sheets come last that would fit if one more of their columns was understood.
    """
    if workbook.kind == ZIP and not mapping.sheet:
        mapping = mapping.on(ALL)
    layouts, known = _layouts(workbook, dataset), Known(own, known or {}, workbook.filename)
    if mapping.sheet != ALL:
        table = find_table(workbook, dataset.aliases, sheet=mapping.sheet or None, header_row=mapping.header_row)
        reading = _understood(table, dataset, mapping, remembered, known, layouts)
        if mapping.sheet or not is_named_by_sheet(reading.table):
            return [reading], [*workbook.notes, *reading.table.notes]
    found, near, notes = [], [], list(workbook.notes)
    for table in find_tables(workbook.sheets, dataset.aliases, header_row=mapping.header_row):
        reading = _understood(table, dataset, mapping, remembered, known, layouts)
        if _fits(reading, dataset, mapping):
            found.append(reading)
            notes += reading.table.notes
        else:
            notes.append(Note("sheet-left-out", table.sheet.name, value=table.sheet.name))
            lacks_one = len(missing_fields(reading, dataset, mapping)) == 1
            near += [reading] if reading.is_understood and lacks_one else []
    if not found:
        raise Refused(
            "no-sheet-fits", place=workbook.filename, fields=", ".join(field.name for field in dataset.required)
        )
    return found + near if nearly else found, notes


def _layouts(workbook, dataset):
    """How many sheets have each layout, where the network may be told by the name of the sheet."""
    may_be_told = len(workbook.sheets) > 1 and any(name == "network" for name, _value in dataset.unfoldings)
    tables = find_tables(workbook.sheets, dataset.aliases) if may_be_told else ()
    return Counter(layout_fingerprint(table.headers) for table in tables)


def is_named_by_sheet(table):
    """Whether the name of its sheet says something of each row: then the sheets beside it say the same of theirs."""
    return any(note.code == "named-by-sheet" for note in table.notes)


def _fits(reading, dataset, mapping):
    return not missing_fields(reading, dataset, mapping) and reading.is_understood


def missing_fields(reading, dataset, mapping):
    """The required fields for which neither a column nor a constant stands."""
    told = {column.field for column in reading.columns} | set(mapping.constants)
    ways = [(field, {field.name, *dataset.instead.get(field.name, ())}) for field in dataset.required]
    return [field for field, names in ways if not names & told]


def _understood(table, dataset, mapping, remembered, known, layouts):
    table = parted_key(ended(held(table), dataset.aliases))
    _refuse_unknown(table, dataset, mapping)
    table = shaped(table, dataset, mapping, is_one_of_several=layouts[layout_fingerprint(table.headers)] > 1)
    table = named_by_known(table, dataset, mapping, known)
    chosen = {header_key(header): field for header, field in mapping.columns.items()}
    segments = _segments(table, dataset, mapping, chosen)
    taken = {*mapping.constants, *chosen.values()}
    if mapping.segments == ALL:
        taken |= dataset.by_name.keys() - {*dataset.beside_segments}
    free = dataset.aliases.without(taken)
    open_headers = [each for each in table.headers if header_key(each) not in chosen and each not in segments]
    before = (remembered or {}) if not mapping.columns else {}
    suggested = suggested_for(open_headers, free, before, table, dataset, known)
    columns = []
    for index, header in enumerate(table.headers):
        columns.append(_column(index, header, table, dataset, mapping, chosen, segments, suggested))
    return Reading(table, tuple(columns))


def held(table):
    """The same table, its sheet read once however often it is looked through."""
    rows = list(table.sheet.rows())
    return replace(table, sheet=replace(table.sheet, _rows=lambda: iter(rows)))


def _column(index, header, table, dataset, mapping, chosen, segments, suggested):
    if header in segments:
        return Column(index, header, None, SEGMENT)
    if header_key(header) in chosen:
        field, reason, rivals = chosen[header_key(header)], CHOSEN, ()
        reason = CHOSEN if field else IGNORED
    else:
        found = suggested[header]
        field, reason, rivals = found.field, found.reason, found.rivals
        if dataset.has_segments and field is None and tells_groups_apart(header) and not mapping.columns:
            return Column(index, header, None, SEGMENT)
        if (mapping.columns or mapping.segments == ALL) and reason != EXACT:
            field = None
        if mapping.segments == ALL and field is None:
            return Column(index, header, None, SEGMENT)
    marks = marks_of(field, header, table, dataset, mapping)
    is_date = field and dataset.by_name[field].kind == DATE
    epoch = decide_epoch(table.column(header), table.sheet.epoch) if is_date else None
    return Column(index, header, field, reason, *marks, rivals, epoch, unit_of(header, field, table, dataset, mapping))


def _segments(table, dataset, mapping, chosen):
    """The headers that disaggregate, as the mapping names them."""
    if not dataset.has_segments or mapping.segments == ALL:
        return set()
    named = {header_key(header) for header in mapping.segments}
    return {header for header in table.headers if header_key(header) in named and not chosen.get(header_key(header))}


def _refuse_unknown(table, dataset, mapping):
    headers = {header_key(header) for header in table.headers}
    for header, field in mapping.columns.items():
        if header_key(header) not in headers and mapping.sheet != ALL:
            raise Refused("mapping-unknown-column", place=header, headers=", ".join(table.headers))
        if field is not None and field not in dataset.by_name:
            raise Refused("mapping-unknown-field", place=field, fields=", ".join(dataset.by_name))
    for field in mapping.constants:
        if field not in dataset.by_name:
            raise Refused("mapping-unknown-field", place=field, fields=", ".join(dataset.by_name))
    if mapping.segments not in ((), ALL):
        if not dataset.has_segments:
            raise Refused("mapping-no-segments", place=dataset.name)
        for header in mapping.segments:
            if header_key(header) not in headers and mapping.sheet != ALL:
                raise Refused("mapping-unknown-column", place=header, headers=", ".join(table.headers))
