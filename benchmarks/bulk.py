"""Have the database write millions of rows in minutes: without indexes and checks, which are built again afterwards."""

from contextlib import contextmanager

from django.db import connection

QUICK = {
    "sqlite": ["synchronous=OFF", "foreign_keys=OFF", "cache_size=-500000"],
    "postgresql": ["synchronous_commit TO off", "maintenance_work_mem TO '512MB'"],
}
AS_USUAL = {
    "sqlite": ["synchronous=NORMAL", "foreign_keys=ON", "cache_size=-2000"],
    "postgresql": ["synchronous_commit TO DEFAULT", "maintenance_work_mem TO DEFAULT"],
}
WORD = {"sqlite": "PRAGMA", "postgresql": "SET"}
ON_SQLITE = (
    "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('index', 'trigger') AND sql <> ''"
)
CONSTRAINTS = (
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass"
    " AND contype IN ('u', 'f') AND NOT EXISTS (SELECT 1 FROM pg_constraint f"
    " WHERE f.confrelid = pg_constraint.conrelid AND f.conindid = pg_constraint.conindid AND f.contype = 'f')"
    " ORDER BY contype DESC"
)
INDEXES = (
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass"
    " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)"
)


@contextmanager
def loading(*models):
    """Take indexes, checks and triggers off these tables, and put them on again when they are full."""
    vendor = connection.vendor
    again = []
    with connection.cursor() as cursor:
        for setting in QUICK[vendor]:
            cursor.execute(f"{WORD[vendor]} {setting}")
        for model in models:
            again += _taken_off(cursor, model._meta.db_table)
    yield
    with connection.cursor() as cursor:
        for sql in again:
            cursor.execute(sql)
        for setting in AS_USUAL[vendor]:
            cursor.execute(f"{WORD[vendor]} {setting}")


def _taken_off(cursor, table):
    """Take off what can be made again; answer the statements that make it."""
    if connection.vendor == "sqlite":
        cursor.execute(ON_SQLITE, [table])
        found = cursor.fetchall()
        for kind, name, _sql in found:
            cursor.execute(f'DROP {kind} "{name}"')
        return [sql for _kind, _name, sql in found]
    cursor.execute(CONSTRAINTS, [table])
    constraints = cursor.fetchall()
    for name, _told in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cursor.execute(INDEXES, [table])
    indexes = cursor.fetchall()
    for name, _told in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [told for _name, told in indexes] + [
        f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {told}' for name, told in constraints
    ]
