"""Put a backup in place of what a database and a folder hold, all or nothing."""

import os
import shutil
from itertools import batched
from pathlib import Path

from django.apps import apps
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from observatory import indexed
from observatory.append_only import guarded_tables, protect, unprotect
from observatory.backup.archive import BackupRefused, opened
from observatory.backup.files import digest_of, privately, unclaimed_files
from observatory.backup.rows import LEFT_OUT, fields_of, models_of, tally
from observatory.backup.writing import NO_LIMIT

TELL_OF_USE = ("User", "City", "Change")  # a database without these has not been used yet
AT_ONCE = 500


def restore(path, *, replace=False):
    """Restore a backup; answer its manifest.

    The backup is held against its checksums before anything is touched, and so is what was restored before it counts.
    Raises `BackupRefused` where the backup or the database it is to go into is not fit for it.
    """
    with opened(path) as archive:
        archive.check()
        _refuse_other_folders(archive.manifest)
        registry, is_older = _registry_for(archive.manifest, replace)
        try:
            with transaction.atomic():
                fill(archive, registry)
                _put_files(archive)
        except DatabaseError as fault:
            raise BackupRefused(_("The database does not take the backup: %s") % fault) from fault
        _finish(is_older)
        if replace:
            for name in unclaimed_files():
                default_storage.delete(name)
        return archive.manifest


def _refuse_other_folders(manifest):
    """Raise `BackupRefused` where a file would be written outside the folder of stored files."""
    for name in manifest["files"]:
        try:
            default_storage.path(name)
        except SuspiciousFileOperation as fault:
            raise BackupRefused(str(fault)) from fault


def _registry_for(manifest, replace):
    """Answer the models by which the rows are read, and whether the tables are older than the program.

    A database without tables is given those of the backup's own time.
    """
    executor = MigrationExecutor(connection)
    theirs, ours = {tuple(each) for each in manifest["migrations"]}, set(executor.loader.applied_migrations)
    known = set(executor.loader.graph.nodes)
    if newer := sorted(theirs - known):
        known_not = ".".join(newer[0])
        raise BackupRefused(
            _("The backup was made by a newer version of the program: this one does not know %s. Upgrade first.")
            % known_not
        )
    if ours and ours != theirs:
        raise BackupRefused(
            _(
                "The tables of this database are of another version than the backup. Restore into a new, empty "
                "database: it is given the tables of the backup and then brought up to date."
            )
        )
    last = _last_of(theirs, executor.loader.graph)
    state = executor.loader.project_state(last)
    if not ours:
        executor.migrate(last)
    elif not replace and any(apps.get_model("observatory", name).objects.exists() for name in TELL_OF_USE):
        raise BackupRefused(_("This database is in use already. Say --replace to put the backup in its place."))
    return (apps, False) if theirs == known else (state.apps, True)


def _last_of(migrations, graph):
    """Those on which none of the same app follows."""
    followed = {parent.key for key in migrations for parent in graph.node_map[key].parents if parent.key[0] == key[0]}
    return sorted(migrations - followed)


def fill(archive, registry):
    """Put the rows of the backup in place of all rows, and see that they arrived. Call it inside a transaction."""
    models = models_of(registry)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(NO_LIMIT)
        else:
            indexed.uninstall()
        connection.check_constraints()  # nothing waits to be checked when tables are emptied
        guarded = guarded_tables(connection)
        for table in guarded:
            unprotect(connection, table)
        _empty(cursor, [model._meta.db_table for model in models])
        for model in models:
            _insert(cursor, model, archive)
        connection.check_constraints()
        for table in guarded:
            protect(connection, table)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    for model in models:
        told = archive.manifest["tables"][model._meta.db_table]
        if tally(model, told["columns"]) != {name: told[name] for name in ("rows", "sha256")}:
            raise BackupRefused(_("The rows of %s did not arrive as they were.") % model._meta.db_table)


def _empty(cursor, tables):
    tables = [connection.ops.quote_name(each) for each in [*tables, *LEFT_OUT]]
    if connection.vendor == "postgresql":
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
    else:
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def _insert(cursor, model, archive):
    fields, table = fields_of(model), model._meta.db_table
    columns = [field.column for field in fields]
    if sorted(archive.manifest["tables"].get(table, {}).get("columns", ())) != sorted(columns):
        raise BackupRefused(_("The table %s of the backup has other columns.") % table)
    order = [archive.manifest["tables"][table]["columns"].index(column) for column in columns]
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    insert = f"INSERT INTO {connection.ops.quote_name(table)} ({quoted}) VALUES ({', '.join(['%s'] * len(columns))})"
    for rows in batched(archive.rows(table), AT_ONCE):
        cursor.executemany(insert, [_prepared(fields, [row[at] for at in order]) for row in rows])


def _prepared(fields, row):
    return [
        field.get_db_prep_save(field.to_python(value), connection) for field, value in zip(fields, row, strict=True)
    ]


def _put_files(archive):
    """Write the stored files; those that are there already as they should be stay."""
    for name, told in archive.manifest["files"].items():
        target = Path(default_storage.path(name))
        if target.exists() and digest_of(target) == told["sha256"]:
            continue
        _make_private(target.parent)
        fresh = target.with_name(f".{target.name}.restored")
        with archive.file(name) as source, open(fresh, "wb", opener=privately) as file:
            shutil.copyfileobj(source, file)
        os.replace(fresh, target)


def _make_private(folder):
    """Make a folder, and those above it that are not there, for this account alone."""
    before = os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    finally:
        os.umask(before)


def _finish(is_older):
    """Make again what is made of the rows: indexes of words, the shelf of public editions, what counts the writes."""
    if is_older:
        call_command("migrate", interactive=False, verbosity=0)
    else:
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
