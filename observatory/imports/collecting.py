"""Python's search for cyclic garbage, which costs a third of an import and finds nothing in it."""

import gc
from contextlib import contextmanager


@contextmanager
def without_collection():
    """Pause the search while a hundred thousand rows are held: they point at no one that points back.

    Where two imports share a process, the first to end lets the search go on.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
