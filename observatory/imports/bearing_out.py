"""Whether the cells of a column bear out what its name seems to say."""

import re
from dataclasses import replace
from itertools import islice

from observatory.resources import DATE, NUMBER
from observatory.resources.otherwise import nearest
from observatory.resources.readers import countries, country, currency, yes_no
from observatory.spreadsheets import (
    DAY_FIRST,
    MONTH_FIRST,
    Unreadable,
    header_key,
    meaning_of_missing,
    read_amount,
    read_first_day,
    text_of,
)

LOOKED_AT, FEWEST_WORDS = 50, 2
CHOSEN = "chosen"
NAMED_IN_WORDS = frozenset(("title", "name", "text"))
BARE = re.compile(r"\d{1,2}")
MONTHS = frozenset(("mes", "meses", "month", "months", "mois", "monat", "monate", "mese", "mesi"))


def _a_day(cell, _mark):
    """Read a day; a month alone is one, of the year that its sheet may tell."""
    ways = ((cell, DAY_FIRST), (cell, MONTH_FIRST), (f"{cell} 2000", DAY_FIRST), (f"{cell}/2000", DAY_FIRST))
    for text, order in ways:
        try:
            return read_first_day(text, order, epoch=1900)
        except Unreadable:
            continue
    raise Unreadable("not-a-date", text_of(cell))


def _a_dated_day(cell, mark):
    """Read a day where no month is asked for: 6 is no day then, but how many there were."""
    if BARE.fullmatch(text_of(cell)):
        raise Unreadable("not-a-date", text_of(cell))
    return _a_day(cell, mark)


READS = {NUMBER: read_amount, DATE: _a_dated_day}


def as_borne_out(column, table, dataset):
    """Give the field of a column; one whose words are mostly another office's refuses no row for those it lacks."""
    our = dataset.by_name[column.field]
    if not hasattr(our.read, "vocabulary") or our.required or column.reason == CHOSEN:
        return our
    share, words = share_read(our.name, column.header, table, dataset), len(cells_of(column.header, table))
    is_foreign = (words > FEWEST_WORDS and share < 0.5) or (words == FEWEST_WORDS and not share)
    return replace(our, is_detail=True) if is_foreign else our


def is_told_by_cells(name, dataset):
    """Tell whether the cells of a field can be told from any text."""
    return _reader(dataset.by_name[name]) is not None


def is_borne_out(name, header, table, dataset):
    """Tell whether a column that only resembles a name holds what it should: an hour, 18:00, is no number of hours."""
    if name in NAMED_IN_WORDS and not any(map(has_words, cells_of(header, table) or ("a",))):
        return False
    share = share_read(name, header, table, dataset)
    return share >= 0.5 if hasattr(dataset.by_name[name].read, "vocabulary") else share > 0


def has_words(cell):
    """Whether a cell says anything but a day or a number."""
    try:
        _a_day(cell, "")
    except Unreadable:
        return any(letter.isalpha() for letter in text_of(cell))
    return False


def share_read(name, header, table, dataset):
    """How many of the first cells of a column can be read as a field, from 0 to 1; 1 where nothing is against it."""
    read = _reader(dataset.by_name[name]) if name in dataset.by_name else None
    if read is _a_dated_day and not MONTHS.isdisjoint(header_key(header).split()):
        read = _a_day
    said = cells_of(header, table)
    return sum(_reads(read, cell) for cell in said) / len(said) if read and said else 1


def cells_of(header, table):
    return {cell for cell in islice(table.column(header), LOOKED_AT) if not meaning_of_missing(cell)}


def _reader(our):
    if our.read in (country, countries, currency):
        return _a_name
    return our.read if hasattr(our.read, "vocabulary") or our.read is yes_no else READS.get(our.kind)


def _a_name(cell, _mark):
    """Take whatever has letters: a code of figures names no country and no currency here."""
    if not any(letter.isalpha() for letter in text_of(cell)):
        raise Unreadable("not-a-name", cell)


def _reads(read, cell):
    if read is read_amount and isinstance(cell, str) and not any(letter.isdigit() for letter in cell):
        return False
    try:
        read(cell, ",")
    except Unreadable as problem:
        if hasattr(read, "vocabulary"):
            return isinstance(cell, str) and nearest(read, cell) is not None
        return problem.code in ("other-decimal-mark", "bad-grouping")
    return True
