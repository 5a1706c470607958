"""Many new rows at once, by the quickest way of the database: COPY on PostgreSQL, executemany elsewhere."""

from contextlib import contextmanager
from itertools import batched, repeat

from django.db import connection, models

from observatory.imports.copying import copied
from observatory.resources.bulk import turned

AT_ONCE = 500


def insert(records):
    """Insert records of one model, in order. Their keys stay unknown: for rows that nothing has to point at at once."""
    if records:
        Insertion.of_records(records).run()


def give_keys(records):
    """Give records that were inserted the keys that the database gave them."""
    model = type(records[0]) if records else None
    for some in batched(records, AT_ONCE):
        stored = model._base_manager.filter(uuid__in=[record.uuid for record in some])
        keys = dict(stored.order_by().values_list("uuid", "pk"))
        for record in some:
            record.pk, record._state.adding = keys[record.uuid], False
            record._state.db = connection.alias


class Insertion:
    """New rows by columns, ready to be written: `each` has a list for a field, `same` one value for all rows."""

    def __init__(self, model, each, same):
        self.model = model
        self.each = {field: prepared(field, values) for field, values in each.items()}
        self.same = {field: prepared(field, [value])[0] for field, value in same.items()}

    @classmethod
    def of_records(cls, records):
        fields = _fields_of(type(records[0]))
        each = {field: [field.pre_save(record, True) for record in records] for field in fields}
        return cls(type(records[0]), each, {})

    @classmethod
    def of_columns(cls, model, columns, uuids):
        """Take new records by columns, {field: its values}, and their UUIDs as hexadecimal digits.

        A value that is no list holds for every record. The other fields take their defaults.
        """
        fields = {field.name: field for field in _fields_of(model)}
        each = {fields["uuid"]: uuids}
        each |= {fields[name]: told for name, told in columns.items() if isinstance(told, list)}
        others = [field for field in fields.values() if field not in each]
        return cls(model, each, {field: columns.get(field.name, field.get_default()) for field in others})

    def run(self):
        with self.running():
            pass

    @contextmanager
    def running(self):
        """Write the rows, on PostgreSQL while the block runs: it must not ask the database for anything."""
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in (*self.each, *self.same))
        target = f"{quote(self.model._meta.db_table)} ({columns})"
        if connection.vendor == "postgresql":
            with copied(target, self.each.values(), self.same.values()):
                yield
        else:
            self._insert_into(target)
            yield

    def _insert_into(self, target):
        rows = zip(*self.each.values(), *map(repeat, self.same.values()), strict=False)
        marks = ", ".join(["%s"] * (len(self.each) + len(self.same)))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {target} VALUES ({marks})", rows)


def _fields_of(model):
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def prepared(field, values):
    """Give the values of a field as the database takes them."""
    if isinstance(field, models.DecimalField):  # what Django does, without a context for each number
        return _texts_of(values, field.decimal_places) if connection.vendor == "sqlite" else values
    if isinstance(field, models.CharField | models.TextField) and {*map(type, values)} == {str}:
        return values
    if isinstance(field, models.ForeignKey):
        return turned(values, lambda thing: field.get_db_prep_save(getattr(thing, "pk", thing), connection))
    if isinstance(field, models.UUIDField) and {*map(type, values)} == {str}:
        return values
    return once_each(values, lambda value: field.get_db_prep_save(value, connection))


def _texts_of(numbers, places):
    form = f"{{:.{places}f}}".format
    return [None if number is None else form(number) for number in numbers]


def once_each(values, way):
    """Turn each value into another in some way, each different one once."""
    first = next((value for value in values if value is not None), None)
    if isinstance(first, models.Model | list | dict):
        return turned(values, way)
    known = {value: way(value) for value in {*values}}
    return list(map(known.__getitem__, values))
