"""Many new rows at once, by the quickest way of the database: COPY on PostgreSQL, executemany elsewhere."""

from itertools import repeat

from django.db import connection, models


def insert(records):
    """Insert records of one model, in order. Their keys stay unknown: for rows that nothing has to point at at once."""
    if not records:
        return
    fields = _fields_of(type(records[0]))
    columns = [_prepared(field, [field.pre_save(record, True) for record in records]) for field in fields]
    _insert(type(records[0]), fields, zip(*columns, strict=True))


def insert_columns(model, columns, uuids):
    """Insert new records given by columns, {field: its values}, and their UUIDs as hexadecimal digits.

    The other fields take their defaults.
    """
    fields = _fields_of(model)
    given = {name: _prepared(model._meta.get_field(name), values) for name, values in columns.items()}
    given |= {"uuid": uuids}
    default = {field.name: field.get_db_prep_save(field.get_default(), connection) for field in fields}
    prepared = [given.get(field.name) or repeat(default[field.name], len(uuids)) for field in fields]
    _insert(model, fields, zip(*prepared, strict=True))


def _fields_of(model):
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _prepared(field, values):
    """Give the values of a field as the database takes them."""
    return once_each(values, lambda value: field.get_db_prep_save(getattr(value, "pk", value), connection))


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
