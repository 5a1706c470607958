"""Many new rows at once, by the quickest way of the database: COPY on PostgreSQL, executemany elsewhere."""

from itertools import batched, repeat

from django.db import connection, models

AT_ONCE = 500


def insert(records):
    """Insert records of one model, in order. Their keys stay unknown: for rows that nothing has to point at at once."""
    if not records:
        return
    fields = _fields_of(type(records[0]))
    columns = [_prepared(field, [field.pre_save(record, True) for record in records]) for field in fields]
    _insert(type(records[0]), fields, zip(*columns, strict=True))


def give_keys(records):
    """Give records that were inserted the keys that the database gave them."""
    model = type(records[0]) if records else None
    for some in batched(records, AT_ONCE):
        stored = model._base_manager.filter(uuid__in=[record.uuid for record in some])
        keys = dict(stored.order_by().values_list("uuid", "pk"))
        for record in some:
            record.pk, record._state.adding = keys[record.uuid], False
            record._state.db = connection.alias


def insert_columns(model, columns, uuids):
    """Insert new records given by columns, {field: its values}, and their UUIDs as hexadecimal digits.

    A value that is no list holds for every record. The other fields take their defaults.
    """
    prepared = []
    for field in _fields_of(model):
        if field.name == "uuid":
            prepared.append(uuids)
        elif isinstance(told := columns.get(field.name, field.get_default()), list) and field.name in columns:
            prepared.append(_prepared(field, told))
        else:
            prepared.append(repeat(_prepared(field, [told])[0], len(uuids)))
    _insert(model, _fields_of(model), zip(*prepared, strict=True))


def _fields_of(model):
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _prepared(field, values):
    """Give the values of a field as the database takes them."""
    if isinstance(field, models.DecimalField) and connection.vendor == "sqlite":
        return _texts_of(values, field.decimal_places)  # what Django does, without a context for each number
    if isinstance(field, models.CharField | models.TextField) and {*map(type, values)} == {str}:
        return values
    return once_each(values, lambda value: field.get_db_prep_save(getattr(value, "pk", value), connection))


def _texts_of(numbers, places):
    form = f"{{:.{places}f}}".format
    return [None if number is None else form(number) for number in numbers]


def once_each(values, way):
    """Turn each value into another in some way, each different one once."""
    is_by_itself = isinstance(next((value for value in values if value is not None), None), models.Model | list | dict)
    keys = list(map(id, values)) if is_by_itself else values
    known = {key: way(value) for key, value in dict(zip(keys, values, strict=True)).items()}
    return [known[key] for key in keys]


def _insert(model, fields, rows):
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
