"""What the last check found of every row, kept so that people can page through it until the batch is applied."""

from collections import defaultdict

from django.utils.translation import get_language

from observatory import formats
from observatory.choices import RowFate
from observatory.imports.inserting import insert
from observatory.imports.review import changes_in_words, heads_of, named, shown_value
from observatory.imports.wording import sentence
from observatory.models import PlannedRow

LONGEST_CELL = 200


def keep_rows(batch, plan):
    """Keep the rows of a plan beside its batch, in the language of the page, in place of those of the check before."""
    forget_rows(batch)
    locale = formats.locale_for(get_language(), plan.run.city.locale)
    heads = heads_of(plan)
    said = defaultdict(list)
    for problems, is_error in ((plan.errors, True), (plan.warnings, False)):
        for problem in problems:
            said[problem.sheet, problem.row].append(_said(problem, is_error))
    insert(
        [
            PlannedRow(
                batch=batch,
                place=place,
                sheet=row.sheet,
                row=row.number,
                fate=row.fate,
                is_warned=(row.sheet, row.number) in said,
                label=str(row.record)[:300] if row.record is not None and row.fate != RowFate.REJECTED else "",
                found=_found(plan, row, heads, locale) | {"said": said.get((row.sheet, row.number), [])},
            )
            for place, row in enumerate(plan.rows)
        ]
    )


def forget_rows(batch):
    """Drop what was kept: the rows are in the register now, or will be checked anew."""
    batch.planned_rows.all()._raw_delete(batch.planned_rows.db)


def _said(problem, is_error):
    told = {"code": problem.code, "column": problem.column, "value": problem.value[:LONGEST_CELL]}
    return told | {"message": sentence(problem), "is_error": is_error}


def _found(plan, row, heads, locale):
    if row.fate == RowFate.CREATED:
        cells = ((head, named(plan.dataset, name, shown_value(row, name), locale)) for name, head in heads.items())
        return {"pairs": [[head, text[:LONGEST_CELL]] for head, text in cells if text]}
    if row.fate == RowFate.UPDATED:
        return {"changes": changes_in_words(plan.dataset, row, locale)}
    return {"pairs": [[header, text[:LONGEST_CELL]] for header, text in list(row.raw.items())[: len(heads) or 6]]}
