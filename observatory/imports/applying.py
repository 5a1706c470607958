"""Writing a plan: everything in one transaction, each row with where it came from and its line in the change log."""

from collections import Counter, defaultdict
from itertools import batched

from django.db import models, transaction

from observatory import after_saving, history
from observatory.choices import RowFate
from observatory.imports.blocks import create_in_blocks, log_lines, new_rows
from observatory.imports.inserting import give_keys, insert
from observatory.imports.plain import plain
from observatory.models import Change, Channel, City, ImportedRow
from observatory.sealing import seal_after_commit

AT_ONCE, WRITTEN_AT_ONCE = 500, 2_000


@transaction.atomic
def write(plan, batch, *, by=None):
    """Store what a plan says, under a batch. Call it with a plan made in the same transaction."""
    writer = _Writer(plan, batch, by)
    writer.write_beside()
    plan.dataset.before_saving(plan.of(RowFate.CREATED) + plan.of(RowFate.UPDATED), plan.run)
    for bulk in plan.bulks:
        plan.dataset.store_in_bulk(bulk, plan.run)
    writer.create(plan.of(RowFate.CREATED))
    writer.update(plan.of(RowFate.UPDATED))
    written = plan.of(RowFate.CREATED) + plan.of(RowFate.UPDATED)
    plan.dataset.after_saving(written, plan.run)
    writer.add(plan.dataset.companions(written))
    writer.note_joined(plan.of(RowFate.UNCHANGED))
    writer.tell()
    recount({city.pk for city in plan.cities})


def recount(cities):
    """Let what rests on the records of these cities, given by their keys, be counted again."""
    after_saving.recount(City.objects.filter(pk__in=cities))


class _Writer:
    def __init__(self, plan, batch, by):
        self.plan, self.batch, self.by = plan, batch, by
        self.model = plan.dataset.model
        self.rows, self.changes = [], []
        self.new_cities = {id(thing) for thing, _rows in plan.run.beside if isinstance(thing, City)}

    def write_beside(self):
        """Store the cities, partners, networks and departments that rows of this plan need, in the order of need.

        Each belongs to the first row that needs it and is not set aside.
        """
        by_model = defaultdict(list)
        for thing, rows in self.plan.run.beside:
            if row := next((row for row in rows if row.fate != RowFate.REJECTED), None):
                by_model[type(thing)].append((thing, row))
        for model in sorted(by_model, key=lambda model: (model is not City, points_at(model, by_model))):
            for wave in _waves([thing for thing, _row in by_model[model]]):
                model._base_manager.bulk_create(wave, batch_size=AT_ONCE)
            for thing, row in by_model[model]:
                self.note(thing, row, "created", {}, history.snapshot(thing, with_many=False))

    def add(self, companions):
        """Store the new records that come with those of the plan."""
        of_model = defaultdict(list)
        for thing, row in companions:
            of_model[type(thing)].append((thing, row))
        for model, told in of_model.items():
            model._base_manager.bulk_create([thing for thing, _row in told], batch_size=AT_ONCE)
            for thing, row in told:
                self.note(thing, row, "created", {}, history.snapshot(thing, with_many=False))

    def create(self, rows):
        dataset, run = self.plan.dataset, self.plan.run
        if dataset.in_blocks:
            return self.create_in_blocks()
        for row in rows:
            row.record = dataset.build(row, run)
        self.store([row.record for row in rows])
        self.new_cities |= {id(row.record) for row in rows}
        self.tie(rows)
        for row in rows:
            after = history.snapshot(row.record, with_many=False) | _texts(row.many)
            after |= {name: plain(value) for name, value in row.beside.items()}
            self.note(row.record, row, "created", {}, after)

    def create_in_blocks(self):
        """Write new records by columns, with one line in the log for each city."""
        sheets = new_rows(self.plan)
        create_in_blocks(self.plan, self.batch, sheets)
        counts = Counter()
        for sheet in sheets:
            for city, n in sheet.counted_by_city():
                counts[self.batch.city if id(city) in self.new_cities else city] += n
        self.changes += log_lines(self.batch, self.model, "imported", self.by, counts)

    def store(self, records):
        """Insert the new records; with their keys where ties or companions will point at them."""
        for some in batched(records, WRITTEN_AT_ONCE):
            insert(some)
        if self.plan.dataset.is_pointed_at:
            give_keys(records)

    def update(self, rows):
        names = set()
        for row in rows:
            row.before = _as_json(row)
            for name in row.stored.keys() & row.changes.keys():
                setattr(row.record, name, row.stored[name])
                names.add(name)
            row.record.version += 1
        for some in batched(rows, AT_ONCE):
            self.demand_unchanged(some)
        if rows:
            self.model._base_manager.bulk_update([row.record for row in rows], [*names, "version"], batch_size=AT_ONCE)
        self.tie(rows, again=True)
        for row in rows:
            before = {name: _text(old) for name, (old, _new) in row.changes.items()}
            after = {name: _text(new) for name, (_old, new) in row.changes.items()}
            self.note(row.record, row, "changed", before, after)

    def demand_unchanged(self, rows):
        """Refuse to write over what somebody saved since the plan was made."""
        stored = dict(
            self.model._base_manager.filter(pk__in=[row.record.pk for row in rows]).values_list("pk", "version")
        )
        for row in rows:
            if stored.get(row.record.pk) != row.record.version - 1:
                raise history.ChangedMeanwhile(row.record)

    def tie(self, rows, *, again=False):
        """Store the ties to departments, objectives and goals; those of a changed record anew."""
        for name in self.plan.dataset.many:
            through = getattr(self.model, name).through
            mine, theirs = _sides(self.model, name)
            told = [row for row in rows if name in row.many and (not again or name in row.changes)]
            for some in batched(told, AT_ONCE):
                if again:
                    through._base_manager.filter(**{f"{mine}__in": [row.record.pk for row in some]}).delete()
                pairs = ((row.record.pk, thing.pk) for row in some for thing in dict.fromkeys(row.many[name]))
                insert([through(**{f"{mine}_id": one, f"{theirs}_id": other}) for one, other in pairs])

    def note(self, record, row, action, before, after):
        """Remember where a record came from, and what is to stand in the log."""
        fate = RowFate.CREATED if action == "created" else RowFate.UPDATED
        told = {"raw": row.raw, "before": self.before_of(row)} if record is row.record else {}
        self.rows.append(self.row_behind(record, row, fate, **told))
        self.changes.append(change_of(record, action, before, after, self.batch, self.by, self.city_of(record)))
        if len(self.rows) >= WRITTEN_AT_ONCE:
            self.write_notes()

    def note_joined(self, rows):
        """Remember the rows that only told more of what another row brought in."""
        for row in rows:
            if row.joins and row.joins.fate in (RowFate.CREATED, RowFate.UPDATED):
                self.rows.append(self.row_behind(row.joins.record, row, RowFate.UNCHANGED, raw=row.raw))

    def row_behind(self, record, row, fate, **told):
        place = {"sheet": row.sheet, "row": row.number}
        of = {"record": record._meta.label_lower, "record_uuid": record.uuid, "version": record.version}
        return ImportedRow(batch=self.batch, fate=fate, **place, **of, **told)

    def before_of(self, row):
        """How a changed record was; of a new one, what stands beside it, to know later that nobody changed it."""
        if row.fate == RowFate.UPDATED:
            return row.before
        return {"beside": {name: plain(value) for name, value in row.beside.items()}} if row.beside else {}

    def city_of(self, record):
        """A city that this batch brings in is no city of its log lines: they would keep it from being taken back."""
        city = record if isinstance(record, City) else getattr(record, "city", None)
        return self.batch.city if city is None or id(city) in self.new_cities else city

    def write_notes(self):
        """Store what was noted so far, some thousand rows at a time: together they would take more than the records."""
        insert(self.rows)
        insert(self.changes)
        self.rows, self.changes = [], []

    def tell(self):
        self.write_notes()
        seal_after_commit()


def change_of(record, action, before, after, batch, by, city):
    """Make one line of the change log for a row of a batch."""
    return Change(
        by=by,
        channel=Channel.IMPORT,
        city=city,
        action=action,
        record=record._meta.label_lower,
        record_uuid=record.uuid,
        label=str(record)[:300],
        before=before,
        after=after,
        batch=batch.uuid,
    )


def points_at(model, others):
    """Whether records of a model point at those of one of the others."""
    related = (field.related_model for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return any(other is not model and other in others for other in related)


def _waves(things):
    """Part new things so that what others point at comes first: an own city before the partners it brings in."""
    waiting, stored = list(things), []
    while waiting:
        ready = [thing for thing in waiting if not _points_at_unsaved(thing)]
        stored, waiting = ready, [thing for thing in waiting if _points_at_unsaved(thing)]
        yield stored


def _points_at_unsaved(thing):
    for field in thing._meta.concrete_fields:
        other = field.get_cached_value(thing, default=None) if isinstance(field, models.ForeignKey) else None
        if other is not None and other.pk is None:
            return True
    return False


def _sides(model, name):
    field = model._meta.get_field(name)
    return field.m2m_field_name(), field.m2m_reverse_field_name()


def _as_json(row):
    """What undoing needs of a record that a row changes: the stored values themselves, by column of the table."""
    fields, many = {}, {}
    for name, (old, _new) in row.changes.items():
        if name in row.many:
            many[name] = [thing.pk for thing in old]
        elif name in row.stored:
            fields[name] = plain(old.pk if isinstance(old, models.Model) else old)
    beside = {name: plain(old) for name, (old, _new) in row.changes.items() if name in row.beside}
    return {"fields": fields, "many": many, "beside": beside}


def _texts(many):
    return {name: sorted(str(thing) for thing in things) for name, things in many.items()}


def _text(value):
    if isinstance(value, list):
        return sorted(str(thing) for thing in value)
    return str(value) if isinstance(value, models.Model) else plain(value)
