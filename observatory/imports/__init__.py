"""A spreadsheet becomes records: map its columns, plan every row's fate, write all of it or nothing, take it back.

::

    plan = checked(content, filename, dataset="agreements", city=city, mapping=Mapping())     # nothing is written
    plan, batch = bring_in(content=content, filename=…, dataset=…, city=city, mapping=…)       # one transaction
    undo(batch)                                                                                # exactly, or NotUndone

    start_check(batch, mapping=…, by=…); start_apply(batch, by=…)     # at once, or behind the page where it is large:
    batch.is_working, batch.progress, batch.may_be_cancelled, cancel(batch), problem_of(batch)

What cannot be read at all raises `Refused`; bad rows raise `RowsRefused` unless they are to be set aside.
"""

from observatory.imports.arriving import is_sheet_in_doubt, receive_all, tell
from observatory.imports.batches import (
    AlreadyDone,
    PlanChanged,
    RowsRefused,
    apply,
    bring_in,
    check,
    checked,
    columns_of,
    content_of,
    mapping_of,
    planned,
    receive,
    remembered_columns,
)
from observatory.imports.blocks import RowsOfBatch
from observatory.imports.columns import readings
from observatory.imports.mapping import Mapping
from observatory.imports.preview import first_records
from observatory.imports.review import annotated, set_aside
from observatory.imports.starting import cancel, problem_of, start_apply, start_check, start_undo
from observatory.imports.undoing import NotApplied, NotUndone, undo
from observatory.imports.wording import as_json, refusal_sentence, sentence

__all__ = [
    "AlreadyDone", "Mapping", "NotApplied", "NotUndone", "PlanChanged", "RowsOfBatch", "RowsRefused", "annotated",
    "apply", "as_json", "bring_in", "cancel", "check", "checked", "columns_of", "content_of", "first_records",
    "is_sheet_in_doubt",
    "mapping_of", "planned", "problem_of", "readings", "receive", "receive_all", "refusal_sentence",
    "remembered_columns", "sentence", "set_aside", "start_apply", "start_check", "start_undo", "tell", "undo",
]  # fmt: skip
