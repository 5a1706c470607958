"""Taking a batch back exactly, or refusing with the rows that were changed since."""

from collections import Counter, defaultdict
from itertools import chain

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from observatory.choices import BatchState, RowFate
from observatory.imports.applying import AT_ONCE, change_of, points_at, recount
from observatory.imports.blocks import log_lines
from observatory.imports.collecting import without_collecting
from observatory.imports.inserting import insert
from observatory.imports.plain import plain
from observatory.imports.undoing_blocks import Blocks, Stored
from observatory.models import City, ImportBatch
from observatory.resources import data_set
from observatory.sealing import seal_after_commit


class NotUndone(Exception):
    """A batch that cannot be taken back as a whole; `rows` names what was changed or used since."""

    def __init__(self, rows):
        super().__init__("changed since")
        self.rows = rows


class NotApplied(Exception):
    """Only a batch that was applied, and not taken back yet, can be taken back."""


@without_collecting()
@transaction.atomic
def undo(batch, *, by=None):
    """Take back everything a batch wrote: what it created goes, what it changed gets its former values.

    Raises `NotApplied`, or `NotUndone` with the rows that somebody changed or uses since; then nothing is written.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    demand_applied(batch)
    _Undoing(batch, by).undo()
    batch.state, batch.undone_at, batch.undone_by = BatchState.UNDONE, timezone.now(), by
    batch.save(update_fields=["state", "undone_at", "undone_by"])
    return batch


def demand_applied(batch):
    """Refuse a batch that is not in effect. Raises `NotApplied`."""
    if batch.state != BatchState.APPLIED:
        raise NotApplied


@without_collecting()
def demand_unchanged(batch, step):
    """Look whether anything stands in the way, without writing or locking anything; `step` is told how far it is.

    Raises `NotApplied`, or `NotUndone` with the rows that somebody changed or uses since.
    """
    demand_applied(batch)
    looking = _Undoing(batch, None, locks=False, step=step)
    demand_none(looking.changed_since())
    if not batch.updated:  # what was changed is restored first, and points at nothing new any more
        demand_none(looking.used_since())


class _Undoing:
    def __init__(self, batch, by, *, locks=True, step=None):
        self.batch, self.by, self.dataset = batch, by, data_set(batch.dataset)
        self.rows = defaultdict(list)
        for row in batch.imported_rows.order_by("-pk"):
            self.rows[row.record].append(row)
        self.blocks = Blocks(batch, self.dataset.model, locks=locks, step=step)
        self.records = {label: self.stored(label, locks) for label in self.rows}
        self.doomed = {label: self.created(label) for label in self.rows}
        if self.blocks.records:
            label = self.dataset.model._meta.label_lower
            self.doomed[label] = self.doomed.get(label, {}) | self.blocks.records
        self.changes = []

    def stored(self, label, locks):
        uuids = [row.record_uuid for row in self.rows[label]]
        found = {}
        for start in range(0, len(uuids), AT_ONCE):
            some = _model(label)._base_manager.filter(uuid__in=uuids[start : start + AT_ONCE])
            some = some.select_for_update() if locks else some
            found |= {record.uuid: record for record in some.fetch_mode(models.FETCH_PEERS)}
        return found

    def created(self, label):
        uuids = {row.record_uuid for row in self.rows[label] if row.fate == RowFate.CREATED}
        return {record.pk: record for uuid, record in self.records[label].items() if uuid in uuids}

    def undo(self):
        """Refuse if anything stands in the way; restore, then delete what nothing needs any more."""
        demand_none(self.changed_since())
        for label, rows in self.rows.items():
            self.restore([row for row in rows if row.fate == RowFate.UPDATED], label)
        demand_none(self.used_since())
        for label in self.in_order_of_need():
            self.delete(label)
        insert(self.changes)
        seal_after_commit()
        records = (record for of_kind in self.records.values() for record in of_kind.values())
        cities = {getattr(record, "city_id", None) for record in chain(records, self.blocks.records.values())}
        recount(cities - {None})

    def changed_since(self):
        return self.blocks.changed + [
            row
            for label, rows in self.rows.items()
            for row in rows
            if (record := self.records[label].get(row.record_uuid)) is None or self.is_changed(record, row)
        ]

    def is_changed(self, record, row):
        """Whether somebody saved the record since, or what stands beside it."""
        if record.version != row.version:
            return True
        imported = row.before.get("beside", {}) if row.fate == RowFate.CREATED else {}
        stored = self.dataset.beside_of(record) if imported else {}
        return any((plain(stored.get(name)) or None) != (value or None) for name, value in imported.items())

    def used_since(self):
        """The rows whose new records something outside the batch points at; partners and networks may simply stay."""
        blocked, looked_at = [], None
        while looked_at != (looked_at := sum(map(len, self.doomed.values()))):
            for label in self.doomed:
                for pk in self.pointed_at(label):
                    record = self.doomed[label].pop(pk)
                    if isinstance(record, Stored):
                        blocked.append(self.blocks.row_of(record))
                    elif not may_stay(record):
                        blocked += [row for row in self.rows[label] if row.record_uuid == record.uuid]
        return blocked

    def pointed_at(self, label):
        """The keys of new records that anything but this batch points at."""
        used = set()
        for relation in pointers_to(_model(label)):
            other = relation.related_model
            if _model(label) is self.dataset.model and other._meta.label_lower in self.dataset.owns:
                continue
            inside = self.doomed.get(other._meta.label_lower, {})
            for some in self.parts_of(label):
                pointing = other._base_manager.filter(**{f"{relation.field.name}{how}": what for how, what in some})
                pointing = self.without_own(pointing, relation)
                pairs = pointing.order_by().values_list("pk", relation.field.attname)  # in no order: orders join tables
                used |= {target for pk, target in pairs if pk not in inside}
        return used & self.doomed[label].keys()

    def parts_of(self, label):
        """The new records of a kind as lookups by key: those of blocks, whose keys follow one another, at once.

        What else lies between these keys is left out by whoever asks.
        """
        if not self.doomed[label]:
            return []
        if self.doomed[label].keys() == self.blocks.records.keys():
            return [[("__gte", min(self.doomed[label])), ("__lte", max(self.doomed[label]))]]
        return [[("__in", some)] for some in _some(list(self.doomed[label]))]

    def without_own(self, pointing, relation):
        """Leave out the ties that go together with a new record of the batch."""
        model = relation.related_model
        if not model._meta.auto_created and model._meta.label_lower not in self.dataset.owns:
            return pointing
        for field in model._meta.concrete_fields:
            if field != relation.field and field.related_model and field.remote_field.on_delete is models.CASCADE:
                doomed = self.doomed.get(field.related_model._meta.label_lower, {})
                pointing = pointing.exclude(**{f"{field.name}__in": list(doomed)}) if doomed else pointing
        return pointing

    def restore(self, rows, label):
        model, names = _model(label), set()
        restored = []
        for row in rows:
            record = self.records[label][row.record_uuid]
            for name, value in row.before.get("fields", {}).items():
                field = model._meta.get_field(name)
                setattr(record, field.attname, field.to_python(value))
                names.add(name)
            for name, pks in row.before.get("many", {}).items():
                getattr(record, name).set(pks)
            if beside := row.before.get("beside"):
                self.dataset.restore_beside(record, beside)
            record.version += 1
            restored.append(record)
            self.note(record, "restored", row)
        if restored:
            model._base_manager.bulk_update(restored, [*names, "version"], batch_size=AT_ONCE)

    def in_order_of_need(self):
        """The models, those that point at others first: an agreement, then its department, then its city."""
        brought = {_model(label) for label in self.doomed} - {City}

        def need(label):
            model = _model(label)
            of_main = self.dataset.model
            is_beside = model is not of_main and not points_at(model, {of_main})
            return model is City, is_beside, model is of_main, not points_at(model, brought), label

        return sorted(self.doomed, key=need)

    def delete(self, label):
        model = _model(label)
        if model is self.dataset.model and self.dataset.in_blocks:
            self.changes += log_lines(self.batch, model, "undone", self.by, self.counts_by_city(label))
        else:
            for record in self.doomed[label].values():
                self.note(record, "undone", None)
        remaining = list(self.doomed[label])
        if model is self.dataset.model and self.dataset.in_blocks and goes_alone(model):
            return self.blocks.delete(remaining)
        if model is City:
            model._base_manager.filter(pk__in=remaining).update(brought_in_by=None, parent=None)
        for some in _some(remaining):
            model._base_manager.filter(pk__in=some).delete()

    def counts_by_city(self, label):
        """How many new records of each city go, for its line in the log."""
        counts = Counter(record.city_id for record in self.doomed[label].values())
        cities, doomed = City.objects.in_bulk(counts.keys() - {None}), self.doomed.get("observatory.city", {})
        found = Counter()
        for key, n in counts.items():
            found[self.batch.city if key is None or key in doomed else cities[key]] += n
        return found

    def note(self, record, action, row):
        before = row.before.get("fields", {}) if row else {}
        self.changes.append(change_of(record, action, {}, before, self.batch, self.by, self.city_of(record)))

    def city_of(self, record):
        """The city of a line of the log: no line keeps a city that goes with this batch."""
        return self.batch.city if self.is_doomed_city(record) else getattr(record, "city", self.batch.city)

    def is_doomed_city(self, record):
        doomed = self.doomed.get("observatory.city", {})
        return (record.pk if isinstance(record, City) else getattr(record, "city_id", None)) in doomed


def demand_none(blocked):
    """Raise `NotUndone` with the rows that stand in the way, if there are any."""
    if blocked:
        raise NotUndone(sorted(blocked, key=lambda row: (row.sheet, row.row, row.pk)))


def may_stay(record):
    """Whether a record that others use by now does not stand in the way: what many share stays, and does no harm."""
    shared = {"network", "department", "actor", "adoptedindicator", "targetset"}
    return (isinstance(record, City) and not record.is_observed) or record._meta.model_name in shared


def pointers_to(model):
    """The relations by which something else points at a model; its own ties and its companion are part of it."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            is_own_tie = relation.related_model._meta.auto_created is model
            is_companion = relation.one_to_one and relation.on_delete is models.CASCADE
            if not is_own_tie and not is_companion:
                yield relation


def goes_alone(model):
    """Whether nothing but its own ties goes with the records of a model: all else that points at them was looked at."""
    fields = (each for each in model._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete)
    pointing = {each for each in fields if each.one_to_many or each.one_to_one}
    return {each for each in pointing if each.related_model._meta.auto_created is not model} == {*pointers_to(model)}


def _model(label):
    return apps.get_model(label)


def _some(pks):
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))
