"""What was made for a page, kept in the memory of the process until anything at all is written to the database.

Whether something was written the database itself tells: PostgreSQL by the transactions that have written to it and
ended, SQLite by the version of its file. So whoever writes, by whatever way, nothing that was made before is shown
after it.
"""

import os
import sqlite3
import threading
import weakref

import psycopg
from django.db import DatabaseError, connection
from psycopg.pq import ExecStatus

from observatory.written import HOW_OFTEN

MOST = 200


class Kept:
    """Things made of what the database holds, each by its key, which names all else that it depends on."""

    def __init__(self, most=MOST):
        self.most, self.held, self.lock = most, {}, threading.Lock()

    def get(self, key, make):
        """What was made for this key, as long as nothing was written since; else what `make` makes now.

        The state of the database is asked before anything is read: what is written meanwhile makes it old at once.
        """
        stamp = stamp_of_the_database()
        if stamp is None:
            return make()
        if (known := self.held.get(key)) and known[0] == stamp:
            return known[1]
        made = make()
        self._keep(key, stamp, made)
        return made

    def _keep(self, key, stamp, made):
        """Keep it, and let go of what is old, and of the eldest where there is no room."""
        with self.lock:
            current = {name: each for name, each in self.held.items() if each[0] == stamp and name != key}
            while len(current) >= self.most:
                del current[next(iter(current))]
            self.held = current | {key: (stamp, made)}


def stamp_of_the_database():
    """What is different after every write; None where that cannot be told."""
    if connection.in_atomic_block:
        return None
    try:
        return STAMPS[connection.vendor]()
    except (DatabaseError, psycopg.Error, sqlite3.Error, OSError):
        connection.close()
        return None


class TransactionsThatWrote:
    """How many transactions have written to a database of PostgreSQL.

    Asked of the server's library itself, by a statement that each connection prepares once: every page waits for this.
    """

    name = b"how_often_it_was_written"

    def __init__(self):
        self.ready = weakref.WeakSet()

    def __call__(self):
        connection.ensure_connection()
        opened = connection.connection
        if opened not in self.ready:
            opened.pgconn.prepare(self.name, HOW_OFTEN.encode())
            self.ready.add(opened)
        told = opened.pgconn.exec_prepared(self.name, ())
        if told.status != ExecStatus.TUPLES_OK:
            raise DatabaseError(told.error_message)
        return told.get_value(0, 0), told.get_value(0, 1)


class FileVersion:
    """The version of SQLite's file, asked by a connection that does nothing else."""

    def __init__(self):
        self.lock, self.opened, self.file = threading.Lock(), None, None

    def __call__(self):
        path = str(connection.settings_dict["NAME"])
        file = (os.getpid(), path, os.stat(path).st_ino)
        with self.lock:
            if self.file != file:
                uri = f"file:{path}?mode=rw"
                self.opened = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
                self.file = file
            return (*file, *self.opened.execute("PRAGMA data_version").fetchone())


STAMPS = {"postgresql": TransactionsThatWrote(), "sqlite": FileVersion()}
