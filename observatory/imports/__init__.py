"""A spreadsheet becomes records: map its columns, plan every row's fate, write all of it or nothing, take it back.

::

    plan = checked(content, filename, dataset="agreements", city=city, mapping=Mapping())     # nothing is written
    plan, batch = bring_in(content=content, filename=…, dataset=…, city=city, mapping=…)       # one transaction
    undo(batch)                                                                                # exactly, or NotUndone

What cannot be read at all raises `Refused`; bad rows raise `RowsRefused` unless they are to be set aside.
"""

from observatory.imports.batches import (
    RowsRefused,
    bring_in,
    checked,
    columns_of,
    describe,
    mapping_of,
    receive,
)
from observatory.imports.mapping import Mapping
from observatory.imports.undoing import NotApplied, NotUndone, undo
from observatory.imports.wording import as_json, refusal_sentence, sentence

__all__ = [
    "Mapping", "NotApplied", "NotUndone", "RowsRefused", "as_json", "bring_in", "checked", "columns_of", "describe",
    "mapping_of", "receive", "refusal_sentence", "sentence", "undo",
]  # fmt: skip
