"""The rows of a sheet of calamine, every cell exactly typed, some hundred at a time, and what is to be told of them."""

import math
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from itertools import batched, repeat
from typing import NamedTuple

from observatory.spreadsheets.notes import Note

LARGEST_EXACT = 10**15
_ROWS_AT_ONCE = 512


class Row(NamedTuple):
    """One row: its number as the sheet shows it (from 1), its cells, and what is to be said of them.

    A cell is None, str, int, Decimal, bool, date, datetime, time or timedelta; `text_of` gives it as raw text.
    """

    number: int
    cells: tuple
    notes: tuple[Note, ...] = ()


ROW = partial(tuple.__new__, Row)


def stretches(sheet, flaws):
    """Give the rows with anything in them, or anything to be said of them, in stretches; columns count from A.

    The cells are typed column by column, some hundred rows at a time: most columns are of one kind, and that is quick.
    """
    before = (None,) * (sheet.start[1] if sheet.start else 0)
    number = 0
    for cells in batched(sheet.iter_rows(), _ROWS_AT_ONCE):
        if not flaws and are_blank(cells):
            number += len(cells)
            continue
        columns = [*map(repeat, before), *map(_typed_column, zip(*cells, strict=True))]
        numbered = zip(range(number + 1, number + 1 + len(cells)), zip(*columns, strict=False), repeat(()))
        number += len(cells)
        if flaws or not any(None not in column for column in columns[len(before) :]):
            numbered = _worth_telling(numbered, flaws)
        yield map(ROW, numbered)
    yield (_flawed_row(row, (), flaws[row]) for row in sorted(flaws) if row > number)


def are_blank(rows):
    """Tell at a glance that rows hold nothing, as sheets do that were formatted to their end."""
    return rows.count(rows[0]) == len(rows) and all(cell == "" for cell in rows[0])


def _worth_telling(rows, flaws):
    for number, cells, _ in rows:
        if number in flaws:
            yield _flawed_row(number, cells, flaws[number])
        elif cells.count(None) != len(cells):
            yield number, cells, ()


def _typed_column(cells):
    kinds = set(map(type, cells))
    if float in kinds:
        if kinds == {float}:
            return _typed_numbers(cells)
        if kinds == {float, str}:
            return [_typed(cell) if cell != "" else None for cell in cells]
        return [_typed(cell) for cell in cells]
    return [None if cell == "" else cell for cell in cells] if str in kinds and "" in cells else cells


def _typed_numbers(cells):
    if not math.isfinite(sum(cells)) or min(cells) <= -LARGEST_EXACT or max(cells) >= LARGEST_EXACT:
        return [_typed(cell) for cell in cells]
    if all(map(float.is_integer, cells)):
        return list(map(int, cells))
    if not any(map(float.is_integer, cells)):
        return list(map(_exact, cells))
    return [int(cell) if cell.is_integer() else _exact(cell) for cell in cells]


@lru_cache(maxsize=2**14)
def _exact(number):
    """Give a number with just the digits that were written; amounts come again."""
    return Decimal(repr(number))


def _flawed_row(number, cells, notes):
    """An error cell keeps its text, a formula without result is None, a percentage is as it is shown: `12.5 %`."""
    cells = list(cells)
    for note in notes:
        if note.code not in _SHOWN:
            continue
        cells.extend([None] * (note.index + 1 - len(cells)))
        cells[note.index] = _SHOWN[note.code](note.value)
    return Row(number, tuple(cells), tuple(notes))


def _percentage(stored):
    try:
        return f"{(Decimal(stored) * 100).normalize():f} %"
    except InvalidOperation:
        return stored


_SHOWN = {"error-cell": str, "formula-without-value": lambda formula: None, "percent-cell": _percentage}


def _typed(value):
    if type(value) is float:
        if value.is_integer() and -LARGEST_EXACT < value < LARGEST_EXACT:
            return int(value)
        return Decimal(repr(value)) if math.isfinite(value) else repr(value)
    return None if value == "" else value
