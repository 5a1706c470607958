"""What XLS and ODS hide, and from which year an XLS counts its days: rows and columns that nobody sees are told."""

import io
import struct
import zipfile
from collections import defaultdict
from functools import partial
from xml.etree import ElementTree

from observatory.spreadsheets.notes import Note
from observatory.spreadsheets.ole import workbook_stream

_BOUND_SHEET, _BEGINNING, _DATE_MODE, _ROW, _COLUMNS = 0x85, 0x809, 0x22, 0x208, 0x7D
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_MOST_TOLD = 1_048_576
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def told(file, is_xls, names):
    """The year from which days are counted, and for each sheet that hides something a function that tells its notes."""
    epoch, hidden = of_xls(file.read()) if is_xls else (1900, of_ods(file))
    if len(hidden) != len(names):
        return epoch, {}
    found = ((name, *unseen) for name, unseen in zip(names, hidden, strict=True) if any(unseen))
    return epoch, {name: partial(notes_of, name, rows, columns) for name, rows, columns in found}


def of_xls(content):
    """Give the year from which days are counted, and for each sheet, in order, its hidden rows and columns from 1."""
    epoch, starts, hidden = 1900, [], {}
    for at, kind, record in _records(workbook_stream(content)):
        if kind == _BOUND_SHEET:
            starts.append(struct.unpack_from("<I", record)[0])
        elif kind == _BEGINNING:
            rows, columns = hidden[at] = (set(), set())
        elif kind == _DATE_MODE and struct.unpack_from("<H", record)[0]:
            epoch = 1904
        elif kind == _ROW and struct.unpack_from("<12xH", record)[0] & _HIDDEN_ROW:
            rows.add(struct.unpack_from("<H", record)[0] + 1)
        elif kind == _COLUMNS and struct.unpack_from("<8xH", record)[0] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", record)
            columns.update(range(first + 1, min(last, 255) + 2))
    return epoch, [hidden.get(start, (set(), set())) for start in starts]


def _records(stream):
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length].ljust(16, b"\0")
        at += 4 + length


def of_ods(file):
    """Give for each sheet, in order, its hidden rows and columns from 1; nothing where none is hidden."""
    with zipfile.ZipFile(file) as archive:
        content = archive.read("content.xml")
    if b"visibility=" not in content:
        return []
    found, row, column = [], 0, 0
    for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
        if event == "end":
            element.clear() if element.tag == f"{_TABLE}table-row" else None
        elif element.tag == f"{_TABLE}table":
            found.append((set(), set()))
            row = column = 0
        elif element.tag == f"{_TABLE}table-column" and found:
            column += _hide(element, column, found[-1][1], "number-columns-repeated")
        elif element.tag == f"{_TABLE}table-row" and found:
            row += _hide(element, row, found[-1][0], "number-rows-repeated")
    return found


def _hide(element, before, hidden, repeated):
    """Note what an element hides; answers how many rows or columns it stands for."""
    count = int(element.get(_TABLE + repeated, "1"))
    if element.get(f"{_TABLE}visibility", "visible") != "visible":
        hidden.update(range(before + 1, before + 1 + min(count, _MOST_TOLD)))
    return count


def notes_of(name, rows, columns):
    """Tell hidden rows, each at its place, and hidden columns at the first row: {row: notes}."""
    found = defaultdict(list)
    for column in sorted(columns):
        found[1].append(Note("hidden-column", name, 1, column - 1))
    for row in sorted(rows):
        found[row].append(Note("hidden-row", name, row))
    return found
