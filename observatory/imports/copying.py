"""COPY on PostgreSQL of values by columns: joined to text at once, and sent by a thread while this one goes on."""

import re
from contextlib import contextmanager
from decimal import Decimal
from itertools import batched

from django.db import connection

NOTHING = r"\N"
ROWS_AT_ONCE = 400
_SPECIAL = re.compile(r"[\\\t\n\r]")


@contextmanager
def copied(target, each, same):
    """Copy rows into a table and its columns while the block runs, which must leave the database alone.

    `each` are lists of values as the driver takes them, `same` values that all rows share, for the last columns.
    """
    from psycopg.copy import QueuedLibpqWriter

    written = _Written()
    lines = map("\t".join, zip(*map(written.texts_of, each), strict=True))
    end = "".join(f"\t{written.text_of(value)}" for value in same) + "\n"
    with connection.cursor() as cursor, connection.wrap_database_errors:
        driver = cursor.cursor
        with driver.copy(f"COPY {target} FROM STDIN", writer=QueuedLibpqWriter(driver)) as copy:
            for some in batched(lines, ROWS_AT_ONCE):
                copy.write((end.join(some) + end).encode())
            yield


class _Written:
    """Writes values as COPY reads them, by the types that the driver knows."""

    def __init__(self):
        from psycopg.adapt import PyFormat, Transformer

        self._form, self._driver = PyFormat.TEXT, Transformer(connection.connection)

    def texts_of(self, values):
        kinds = {*map(type, values)}
        if kinds == {str}:
            return values if _SPECIAL.search("".join(values)) is None else list(map(_escaped, values))
        if kinds <= {int, Decimal}:
            return list(map(str, values))
        if any(kind.__hash__ is None for kind in kinds):
            return list(map(self.text_of, values))
        known = {value: self.text_of(value) for value in {*values}}
        return list(map(known.__getitem__, values))

    def text_of(self, value):
        if value is None:
            return NOTHING
        written = self._driver.get_dumper(value, self._form).dump(value)
        return NOTHING if written is None else _escaped(bytes(written).decode())


def _escaped(text):
    if _SPECIAL.search(text) is None:
        return text
    return text.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
