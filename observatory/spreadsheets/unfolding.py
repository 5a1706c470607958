"""Wide tables made long: a column for each year, or for each network, becomes a row for each cell."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from observatory.spreadsheets.dates import read_date
from observatory.spreadsheets.missing import meaning_of_missing
from observatory.spreadsheets.notes import UNREAD_CELLS, Note, Unreadable
from observatory.spreadsheets.numbers import AMBIGUOUS, POINT, decide_decimal, read_amount
from observatory.spreadsheets.periods import read_period
from observatory.spreadsheets.reading import Row
from observatory.spreadsheets.table import Table
from observatory.spreadsheets.words import NO, YES, clean, key

FEWEST_COLUMNS = 2
LONGEST_PERIOD, MOST_PARTED = 3, 500  # words; headers
_MARKS = YES | NO | {""}
_PERIOD_IN_BRACKETS = re.compile(r"\s*[(\[]\s*((?:19|20)\d\d)\s*[)\]]\s*$")
_REMARK = re.compile(r"\s*(?:[(\[][^)\]]*[)\]]|\*+|[¹²³])\s*$")


def periods_beside(headers: Sequence[str], fewest=FEWEST_COLUMNS):
    """Part columns by what is said beside their periods: {words: {period: place}}; of each at least two, or `fewest`.

    "2021" and "2022 (prov.)" are of nothing but periods, "Cotisation 2021" and "2022 Cotisation" of the cotisation.
    """
    found = defaultdict(dict)
    for place, header in enumerate(headers if len(headers) <= MOST_PARTED else ()):
        words, period = period_in(header)
        if period:
            found[words].setdefault(period, place)
    return {words: places for words, places in found.items() if len(places) >= fewest}


@lru_cache(maxsize=10_000)
def period_in(header):
    """Part a header into what it says and the period at its beginning or end: (words, period); no period is empty."""
    text = _PERIOD_IN_BRACKETS.sub(r" \1", clean(header))
    text = _REMARK.sub("", text)
    if is_period(text):
        return "", text
    words = text.split()
    for length in range(min(LONGEST_PERIOD, len(words) - 1), 0, -1):
        for period, rest in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            if any(map(str.isdigit, period[0] + period[-1])) and is_period(" ".join(period)):
                return key(" ".join(rest)), " ".join(period)
    return key(text), ""


def is_period(text):
    """Tell whether a text names a year, a quarter, a month … but no single day."""
    try:
        return read_period(clean(text)).kind != "day"
    except Unreadable:
        return False


def marked_columns(table: Table, places: Sequence[int]):
    """List the columns among `places` that hold nothing but marks (x, yes, no); nothing where it is one alone."""
    seen, marked = set(), set(places)
    for row in table.records():
        filled = {index for index in marked if row.cells[index] is not None}
        marked -= {index for index in filled if key(str(row.cells[index])) not in _MARKS}
        seen |= filled
    found = sorted(marked & seen)
    return found if len(found) >= FEWEST_COLUMNS else []


def dated_columns(table: Table, places: Sequence[int]):
    """List the columns among `places` that hold nothing but dates; nothing where it is one alone."""
    found = [index for index in places if _holds_dates(cell for cell in (row.cells[index] for row in table.records()))]
    return found if len(found) >= FEWEST_COLUMNS else []


def numbered_columns(table: Table, places: Sequence[int]):
    """List the columns among `places` that hold nothing but numbers; nothing where it is one alone."""
    found = [index for index in places if table.columns and _holds_numbers(set(table.columns[index]))]
    return found if len(found) >= FEWEST_COLUMNS else []


def _holds_numbers(cells):
    told = [cell for cell in cells if not meaning_of_missing(cell)]
    return bool(told) and all(_is_number(cell) for cell in told)


def _is_number(cell):
    try:
        decimal = decide_decimal([cell])
        return read_amount(cell, POINT if decimal == AMBIGUOUS else decimal) is not None
    except Unreadable:
        return False


def _holds_dates(cells):
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(_is_date(cell) for cell in filled)


def _is_date(cell):
    try:
        return bool(read_date(cell))
    except Unreadable:
        return False


def unfolded(table: Table, places: Sequence[int], name: str, value: str = "", *, skips_missing: bool = False):
    """Give the table with a row for each filled cell of the columns at `places`.

    The column `name` holds what the column was called, `value` the cell. Without `value` the cells are marks, and each
    yes becomes a row. Rows keep the number of the sheet. A word for "missing" makes one too, unless it `skips_missing`.
    """
    values = {value: {table.headers[index]: index for index in places}}
    return unfolded_by(table, values, name, skips_missing=skips_missing)


def unfolded_by(table: Table, values: Mapping[str, Mapping[str, int]], name: str, *, skips_missing: bool = False):
    """Give the table with a row for each thing that the columns of `values` say, {value: {said: place}}.

    The column `name` holds what is said, and each of `values` the cell of the column that stands for it.
    """
    to = {index: value for value, places in values.items() for index in places.values()}
    places = sorted(to)
    kept = tuple(index for index in range(len(table.headers)) if index not in to)
    made = tuple(filter(None, values))
    folded = tuple(table.headers[index] for index in places)
    note = Note("unfolded", table.sheet.name, value=", ".join(folded), params={"field": name})
    said = {
        each: min(found[each] for found in values.values() if each in found)
        for told in values.values()
        for each in told
    }
    return _Long(
        table.sheet, table.header_row, (*(table.headers[index] for index in kept), name, *made), table.score,
        (*table.notes, note), table.above, table.names, folded=folded, folded_as=(name, *(made or ("",))),
        folded_to=tuple(to[index] for index in places), _wide=table, _kept=kept, _values=values,
        _is_blank=_says_nothing if skips_missing else _is_none, _said=tuple(sorted(said, key=said.get)),
    )  # fmt: skip


def named_by(table: Table, name: str, said: str, code: str):
    """Give the table with a column more, which holds what is said of the whole table in every row."""
    note = Note(code, table.sheet.name, value=said, params={"field": name})
    return _Named(
        table.sheet, table.header_row, (*table.headers, name), table.score, (*table.notes, note), table.above,
        table.names, folded=table.folded, folded_as=table.folded_as, folded_to=table.folded_to, _wide=table, _said=said,
    )  # fmt: skip


@dataclass(frozen=True)
class _Named(Table):
    _wide: Table | None = None
    _said: str = ""

    @property
    def own_headers(self):
        return self._wide.own_headers

    @property
    def placed_headers(self):
        return self._wide.placed_headers

    def place_of(self, index, cells):
        return None if index >= len(self._wide.headers) else self._wide.place_of(index, cells)

    @property
    def said_by(self):
        return self._wide.said_by

    def _found(self, tell: Callable[[Note], None]):
        for row in self._wide.records(tell):
            yield row._replace(cells=(*row.cells, self._said))


@dataclass(frozen=True)
class _Long(Table):
    _wide: Table | None = None
    _kept: tuple[int, ...] = ()
    _values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    _said: tuple[str, ...] = ()
    _is_blank: Callable[[object], bool] | None = None

    @property
    def own_headers(self):
        return self._wide.own_headers

    @property
    def placed_headers(self):
        return self._wide.placed_headers

    @property
    def said_by(self):
        return {said: self._wide.headers[place] for places in self._values.values() for said, place in places.items()}

    def place_of(self, index, cells):
        if index < len(self._kept):
            return self._wide.place_of(self._kept[index], cells)
        values = list(self._values.values())
        places = values[max(index - len(self._kept) - 1, 0)]
        place = places.get(cells[len(self._kept)])
        return None if place is None else self._wide.place_of(place, cells)

    def _found(self, tell: Callable[[Note], None]):
        for row in self._wide.records(tell):
            yield from self._rows_of(row)

    def _rows_of(self, row):
        cells = tuple(row.cells[index] for index in self._kept)
        moved = {index: place for place, index in enumerate(self._kept)}
        notes = [
            note._replace(index=moved.get(note.index))
            for note in row.notes
            if note.index is None or note.index in moved
        ]
        of_cells = {note.index: note for note in row.notes if note.index is not None and note.index not in moved}
        for said in self._said:
            places = [found.get(said) for found in self._values.values()]
            told = [None if place is None else row.cells[place] for place in places]
            if "" in self._values:
                if _is_yes(told[0]) and told[0] is not None:
                    yield Row(row.number, (*cells, said), tuple(notes))
                continue
            mine = [
                of_cells[place]._replace(index=len(cells) + 1 + number)
                for number, place in enumerate(places)
                if place in of_cells
            ]
            if not mine and all(map(self._is_blank, told)):
                continue
            yield Row(row.number, (*cells, said, *told), (*notes, *mine))
            notes = [note for note in notes if note.code in UNREAD_CELLS]


def _is_none(cell):
    return cell is None


@lru_cache(maxsize=10_000)
def _says_nothing(cell):
    return bool(meaning_of_missing(cell))


def _is_yes(cell):
    """Tell whether a mark means yes: anything does but a no and a dash."""
    text = clean(str(cell))
    return bool(text.strip("-–—.")) and key(text) not in NO
