"""No search for cyclic garbage while a hundred thousand rows come to be, none of which is garbage."""

import gc
import threading
from contextlib import contextmanager

_LOCK = threading.Lock()
_running = 0


@contextmanager
def without_collecting():
    """Put off the search for cyclic garbage, in all threads of this process, until the last that asked for it ends."""
    global _running
    with _LOCK:
        _running += 1
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            _running -= 1
            if not _running:
                gc.enable()
