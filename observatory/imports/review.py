"""A plan as people review it: rows by fate, what is wrong by cause, a sample of what is new and changed."""

import hashlib
from collections import Counter, defaultdict
from types import MappingProxyType

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from observatory import formats
from observatory.choices import RowFate
from observatory.imports.in_words import written
from observatory.imports.likeness import likenesses
from observatory.imports.wording import sentence
from observatory.resources import NUMBER
from observatory.resources.readers import Priced
from observatory.spreadsheets import Dated, Note
from observatory.spreadsheets.annotating import annotate
from observatory.spreadsheets.writing import xlsx_bytes

ROWS_NAMED, EXAMPLES, SAMPLE, CHANGES, COLUMNS_SHOWN, VALUES = 30, 3, 5, 20, 6, 8


def review_of(plan):
    """Gather a plan for the page of the check, as plain JSON in the language of the page."""
    locale = formats.locale_for(get_language(), plan.run.city.locale)
    columns = [column for reading in plan.readings for column in reading.columns]
    labels = {name: str(field.label) for name, field in plan.dataset.by_name.items()}
    labels |= {header: header for reading in plan.readings for header in reading.table.own_headers}
    return {
        "language": get_language(),
        "fingerprint": fingerprint(plan),
        "columns": len(columns),
        "used": sum(bool(column.field) or column.is_segment for column in columns),
        "errors": causes(plan.errors, labels, cells_of(plan)),
        "names": likenesses(plan),
        "warnings": causes(plan.warnings, labels),
        "new": sample(plan, locale),
        "changed": changes(plan, locale),
        "cities": sorted({row.city.name for row in plan.single if row.city is not None and row.city.pk is None}),
    }


def fingerprint(plan):
    """Tell plans apart: equal when every row has the same fate and the same changes."""
    return hashlib.sha256("\n".join(plan.fates()).encode()).hexdigest()


def cells_of(plan):
    """The cells of the rows that cannot go in, as they stand in the file."""
    return {(row.sheet, row.number): row.raw for row in plan.single if row.errors}


def causes(problems, labels, cells=MappingProxyType({})):
    """Group problems by cause and column, those of most rows first; a field without a column bears its label."""
    groups = defaultdict(list)
    for problem in problems:
        groups[problem.code, problem.column].append(problem)
    found = [_cause(code, column, same, cells, labels.get(column, column)) for (code, column), same in groups.items()]
    return sorted(found, key=lambda cause: -cause["count"])


def _cause(code, column, problems, cells, label):
    rows = sorted({problem.row for problem in problems if problem.row})
    values = Counter(cells.get((each.sheet, each.row), {}).get(column, "").strip() for each in problems)
    said = {sentence(problem._replace(column=label)): problem for problem in problems}
    examples = list(said.items())[:EXAMPLES]
    return {
        "code": code,
        "column": column,
        "label": label,
        "count": len(problems),
        "rows": rows[:ROWS_NAMED],
        "more_rows": max(len(rows) - ROWS_NAMED, 0),
        "examples": [{"row": problem.row, "value": problem.value, "message": text} for text, problem in examples],
        "more": len(said) > EXAMPLES,
        "values": values.most_common(VALUES),
        "more_values": max(len(values) - VALUES, 0),
    }


def sample(plan, locale):
    """The first new rows as they will be stored, in the columns that say most."""
    heads = heads_of(plan)
    return {
        "heads": list(heads.values()),
        "rows": [
            {
                "row": row.number,
                "pairs": [
                    [head, named(plan.dataset, name, shown_value(row, name), locale)] for name, head in heads.items()
                ],
            }
            for row in plan.first_new(SAMPLE)
        ],
    }


def heads_of(plan):
    """The fields that say most of the new rows, with their labels: {field: label}."""
    rows = plan.first_new(SAMPLE)
    told = [name for name, field in plan.dataset.by_name.items() if is_worth_showing(field, plan.run)]
    names = [name for name in told if any(shown_value(row, name) is not None for row in rows)]
    return {name: str(plan.dataset.by_name[name].label) for name in names[:COLUMNS_SHOWN]}


def is_worth_showing(field, run):
    """Leave out codes that were made up, and what is only told about a city."""
    is_of_place = field.is_detail and field.kind == NUMBER
    return not is_of_place and field.name != "city_country" and (field.name != "code" or "code" in run.key_fields)


def shown_value(row, name):
    """The value of a field as it will stand: resolved where it was looked up."""
    value = (row.defaults | row.stored).get(name)
    if name == "city":
        return row.city
    if isinstance(row.values.get(name), Dated) or value in (None, ""):
        value = row.values.get(name) or None
    return value.amount if isinstance(value, Priced) else value


def changes(plan, locale):
    """The first changed rows, each with what it changes: old and new."""
    return [
        {
            "row": row.number,
            "label": str(row.record),
            "changes": changes_in_words(plan.dataset, row, locale),
        }
        for row in plan.of(RowFate.UPDATED)[:CHANGES]
    ]


def changes_in_words(dataset, row, locale):
    """What a row changes: (name of the field, as stored, as in the file)."""
    return [
        [label_of(dataset, name), *(named(dataset, name, each, locale) for each in (old, new))]
        for name, (old, new) in row.changes.items()
        if not name.endswith(("_precision", "_at", "_by"))
    ]


def label_of(dataset, name):
    """What a field is called."""
    if field := dataset.by_name.get(name):
        return str(field.label)
    field = dataset.model._meta.get_field(name)
    return str(field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name)


def named(dataset, name, value, locale):
    """Write the value of a field, one of a vocabulary by its label."""
    if name == "year" and isinstance(value, int):
        return str(value)
    choices = next((dict(each.flatchoices) for each in dataset.model._meta.concrete_fields if each.name == name), {})
    return str(choices[value]) if isinstance(value, str) and value in choices else written(value, locale)


def set_aside(plan):
    """Give the rows that do not go in as a workbook of their own, each with what is the matter, as XLSX bytes."""
    said = defaultdict(list)
    for problem in (*plan.errors, *plan.warnings):
        said[problem.sheet, problem.row].append(sentence(problem))
    sheets = []
    for reading in plan.readings:
        headers = [column.header for column in reading.columns]
        rows = [
            [*(row.raw.get(header) for header in headers), "\n".join(said[row.sheet, row.number])]
            for row in plan.of(RowFate.REJECTED)
            if row.sheet == reading.sheet
        ]
        sheets.append((reading.sheet, [*headers, _("Notes")], rows))
    return xlsx_bytes(sheets)


def annotated(plan, content, filename):
    """Give the workbook back with the cells that need attention marked and told, as XLSX bytes."""
    told = {}
    for problem in (*plan.errors, *plan.warnings):
        note = Note(problem.code, problem.sheet, problem.row, problem.index, problem.column, problem.value)
        told[id(note)] = (note, problem)
    sentences = {id(note): sentence(problem) for note, problem in told.values()}
    return annotate(
        content,
        [note for note, _problem in told.values()],
        filename,
        header_row=plan.first.table.header_row,
        title=_("Notes"),
        say=lambda note: sentences[id(note)],
    )
