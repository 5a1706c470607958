"""What came in blocks and is to be taken back: known by keys and versions, never as a hundred thousand records."""

import uuid
from bisect import bisect_right
from itertools import batched
from typing import NamedTuple

from observatory.choices import ImportStage

AT_ONCE = 500
FIRST_VERSION = 1


class Stored(NamedTuple):
    """Of a record that came in a block what its undoing needs."""

    uuid: uuid.UUID
    pk: int
    version: int
    city_id: int


class Blocks:
    """The blocks of a batch about one model: the records that are still there by key, the rows that were changed."""

    def __init__(self, batch, model, *, locks, step=None):
        self.model, self.locks = model, locks
        self.blocks = list(batch.blocks.filter(record=model._meta.label_lower).order_by("first").defer("raw", "values"))
        self.firsts = [block.first for block in self.blocks]
        self.records, self.changed = {}, []
        for block in self.blocks:
            if step:
                step(ImportStage.CHECKING, len(self.records), batch.created)
            found = self.stored(block)
            self.records.update((each.pk, each) for each in found)
            self.changed += changed_in(block, found)

    def stored(self, block):
        within = (block.first, block.uuid_at(len(block.rows) - 1))
        records = self.model._base_manager.filter(uuid__range=within).order_by("uuid")
        records = records.select_for_update() if self.locks else records
        return [Stored(*each) for each in records.values_list("uuid", "pk", "version", "city_id")]

    def row_of(self, record):
        """Give the row from which a record came."""
        return self.blocks[bisect_right(self.firsts, record.uuid) - 1].row_of(record.uuid)

    def delete(self, keys):
        """Delete records at which nothing points, and their own ties; the database sees to that no other is left."""
        for some in batched(keys, AT_ONCE):
            for field in self.model._meta.many_to_many:
                ties = field.remote_field.through._base_manager.filter(**{f"{field.m2m_field_name()}__in": some})
                ties._raw_delete(ties.db)
            records = self.model._base_manager.filter(pk__in=some)
            records._raw_delete(records.db)


def changed_in(block, found):
    """The rows of a block whose records were saved since, or are gone."""
    as_written = {each.uuid for each in found if each.version == FIRST_VERSION}
    if len(as_written) == len(block.rows):
        return []
    return [block.row_at(place) for place in range(len(block.rows)) if block.uuid_at(place) not in as_written]
