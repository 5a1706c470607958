"""The first records of a file as they will look, before anything is checked: a few rows, planned and not kept."""

from dataclasses import replace
from itertools import islice

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from observatory import formats
from observatory.choices import RowFate
from observatory.imports.columns import missing_fields
from observatory.imports.mapping import ALL
from observatory.imports.planning import plan
from observatory.imports.review import changes_in_words, is_worth_showing, label_of, named, shown_value
from observatory.imports.wording import refusal_sentence, sentence
from observatory.resources import Run, data_set
from observatory.spreadsheets import Refused

ROWS_LOOKED_AT, RECORDS = 120, 3


def first_records(batch, workbook, reading, mapping, *, by, create_cities=False, remembered=None):
    """Give the first records of a batch by a mapping, as plain JSON: its `records`, or the `problem` with them."""
    dataset = data_set(batch.dataset)
    run = Run(batch.city, by=by, create_cities=create_cities)
    mapping = (
        replace(mapping, sheet=reading.sheet, header_row=reading.table.header_row) if mapping.sheet != ALL else mapping
    )
    if missing := missing_fields(reading, dataset, mapping):
        labels = ", ".join(str(field.label) for field in missing)
        return {"records": [], "problem": _("Say first which column is this, or give it for every row: %s.") % labels}
    try:
        found = plan(beginning_of(workbook, reading), dataset, mapping, run, remembered)
    except Refused as refusal:
        return {"records": [], "problem": refusal_sentence(refusal)}
    locale = formats.locale_for(get_language(), batch.city.locale)
    said = {}
    for problem in found.errors:
        said.setdefault((problem.sheet, problem.row), []).append(sentence(problem))
    records = [record_of(row, found, said.get((row.sheet, row.number), []), locale) for row in found.rows[:RECORDS]]
    return {"records": records, "problem": ""}


def beginning_of(workbook, reading):
    """The same workbook with the first rows of each sheet alone."""
    most = reading.table.header_row + ROWS_LOOKED_AT
    sheets = tuple(replace(each, _rows=lambda each=each: islice(each.rows(), most)) for each in workbook.sheets)
    return replace(workbook, sheets=sheets)


def record_of(row, found, said, locale):
    """A row as the record that it will be: what it is called, its fields in words, what keeps it out."""
    pairs = []
    for name, field in found.dataset.by_name.items():
        value = shown_value(row, name) if is_worth_showing(field, found.run) else None
        if value is not None:
            pairs.append([label_of(found.dataset, name), named(found.dataset, name, value, locale)])
    return {
        "row": row.number,
        "fate": str(RowFate(row.fate).label) if row.fate else "",
        "pairs": [pair for pair in pairs if pair[1]],
        "changes": changes_in_words(found.dataset, row, locale) if row.fate == RowFate.UPDATED else [],
        "said": said,
    }
