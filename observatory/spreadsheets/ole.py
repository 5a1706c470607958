"""The old Excel format, looked through before it is opened: a chain that bites its tail would take all memory."""

import struct
from array import array

from observatory.spreadsheets.notes import Refused

_HEADER = struct.Struct("<24xHHHHH6xIIIIIIIII")
_LAST_SECTOR = 0xFFFFFFFA
_CELLS = frozenset({0x02, 0x03, 0x04, 0x05, 0x06, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406})
_RUNS_OF_CELLS = frozenset({0xBD, 0xBE})
_BEGINNINGS = frozenset({0x09, 0x209, 0x409, 0x809})
_DIMENSIONS, _SHARED_TEXTS = 0x200, 0xFC
MOST_ROWS, MOST_COLUMNS = 65_536, 256


def inspect_ole(content, most_cells):
    """Raise `Refused` unless the chains of this workbook end and its cells lie within `most_cells`."""
    try:
        _inspect_records(_Container(content).stream("Workbook", "Book"), most_cells)
    except (struct.error, IndexError) as error:
        raise Refused("damaged-file", place="OLE") from error


def workbook_stream(content):
    """Give the records of the workbook in a compound file that was inspected."""
    return _Container(content).stream("Workbook", "Book")


class _Container:
    """A compound file: sectors, chained by a table."""

    def __init__(self, content):
        _, _, _, shift, mini_shift, *rest = _HEADER.unpack_from(content)
        directories, tables, directory, _, cutoff, mini, minis, more, mores = rest
        self.content, self.size, self.mini_size, self.cutoff = content, 1 << shift, 1 << mini_shift, cutoff
        self.count = len(content) // self.size
        if shift not in (9, 12) or mini_shift != 6 or max(directories, tables, minis, mores) > self.count:
            raise Refused("damaged-file", place="OLE")
        self.table = self._table(more)
        self.mini_table = _endless_refused(_numbers(self._chained(mini)))
        self.directory = self._chained(directory)

    def _sector(self, number):
        if number >= self.count:
            raise Refused("damaged-file", place="OLE")
        start = (number + 1) * self.size
        return self.content[start : start + self.size]

    def _table(self, more):
        listed = list(struct.unpack_from("<109I", self.content, 76))
        for _ in range(self.count):
            if more >= _LAST_SECTOR:
                break
            *numbers, more = _numbers(self._sector(more))
            listed += numbers
        if more < _LAST_SECTOR:
            raise Refused("damaged-file", place="OLE")
        sectors = [self._sector(number) for number in listed if number < _LAST_SECTOR]
        if len(sectors) > self.count:
            raise Refused("damaged-file", place="OLE")
        return _endless_refused(_numbers(b"".join(sectors)))

    def _chained(self, start):
        return b"".join(self._sector(number) for number in _chain(self.table, start))

    def stream(self, *names):
        """Give the content of the first stream with one of the names."""
        entries = [self.directory[at : at + 128] for at in range(0, len(self.directory) - 127, 128)]
        for entry in entries:
            length, start, size = struct.unpack_from("<64xH50xIQ", entry)
            if entry[: max(length - 2, 0)].decode("utf-16-le", "replace") in names:
                return self._content(start, size & 0xFFFFFFFF, entries)
        raise Refused("unknown-format")

    def _content(self, start, size, entries):
        if size >= self.cutoff:
            return self._chained(start)[:size]
        (root,) = struct.unpack_from("<116xI", entries[0])
        minis, width = self._chained(root), self.mini_size
        return b"".join(minis[at * width : (at + 1) * width] for at in _chain(self.mini_table, start))[:size]


def _numbers(content):
    return array("I", content[: len(content) // 4 * 4])


def _endless_refused(table):
    """Refuse a table of chains in which one runs in a circle or joins another."""
    followed = [number for number in table if number < len(table)]
    heads = set(range(len(table))).difference(followed)
    reached = sum(1 for head in heads for _ in _chain(table, head)) if len(set(followed)) == len(followed) else 0
    if reached != len(table):
        raise Refused("damaged-file", place="OLE")
    return table


def _chain(table, number):
    while number < len(table):
        yield number
        number = table[number]


def _inspect_records(stream, most_cells):
    at = rows = columns = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if kind in _BEGINNINGS:
            rows = columns = 0
        elif kind in _CELLS or kind in _RUNS_OF_CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            if kind in _RUNS_OF_CELLS:
                (column,) = struct.unpack_from("<H", stream, at + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if rows * columns > most_cells:
                raise Refused("too-many-cells", place="XLS", rows=rows, columns=columns)
        elif kind in (_DIMENSIONS, _SHARED_TEXTS):
            _inspect_claims(kind, stream[at : at + length], len(stream))
        at += length


def _inspect_claims(kind, record, most_texts):
    """Room is made for as many rows, columns and texts as these records claim, so they may not claim nonsense."""
    if kind == _SHARED_TEXTS:
        too_many = struct.unpack_from("<I", record, 4)[0] > most_texts
    elif len(record) >= 14:
        _, rows, _, columns = struct.unpack_from("<IIHH", record)
        too_many = rows > MOST_ROWS or columns > MOST_COLUMNS
    else:
        too_many = struct.unpack_from("<6xH", record)[0] > MOST_COLUMNS
    if too_many:
        raise Refused("damaged-file", place="XLS")
