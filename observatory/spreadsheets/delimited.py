"""Rows of CSV and TSV text. Lines whose quotation marks are broken are read as they stand, and said."""

import csv
import io
from collections import Counter, deque
from itertools import batched, chain, islice, repeat

from observatory.spreadsheets.encodings import DELIMITERS, find_delimiter, find_encoding, mended
from observatory.spreadsheets.notes import Note, Refused
from observatory.spreadsheets.preflight import opened
from observatory.spreadsheets.unopened import rejoined
from observatory.spreadsheets.words import unguarded

_SAMPLE_LINES = 500
_LONGEST_RECORD = 300
_ROWS_AT_ONCE = 512
MOST_COLUMNS, MOST_ROWS, MOST_BROKEN = 16_384, 1_048_576, 10_000
QUOTE = '"'


class DelimitedText:
    """A CSV or TSV text, read as often as wanted; `encoding`, `delimiter` and the common `width` are found first."""

    def __init__(self, source, filename=""):
        self.source = source
        self.encoding = find_encoding(source)
        with self._open() as text:
            sample = list(islice(_narrow(text), _SAMPLE_LINES))
        self.delimiter = find_delimiter(sample, filename)
        self.says_delimiter = bool(sample) and sample[0].lower().startswith("sep=")
        self.width = self._common_width(sample)

    def _open(self):
        errors = "surrogateescape" if self.encoding == "utf-8" else "strict"
        return io.TextIOWrapper(opened(self.source), encoding=self.encoding, errors=errors, newline="")

    def _common_width(self, sample):
        widths = Counter(len(row) for row, _, _ in self._records(iter(sample), 0))
        return widths.most_common(1)[0][0] if widths else 0

    def rows(self):
        """Yield (number, cells, notes); records are numbered as in a spreadsheet, blank ones are left out."""
        with self._open() as text:
            lines = _narrow(text)
            number = 1 if self.says_delimiter else 0
            for _ in range(number):
                next(lines, None)
            if self._is_calm():
                yield from chain.from_iterable(self._calm_stretches(lines, number))
                return
            broken = 0
            for cells, was_broken, _ in self._records(lines, self.width):
                number += 1
                broken += was_broken
                _demand_bearable(number, broken)
                if any(cells):
                    notes = []
                    if whole := rejoined(cells, self.width, self.delimiter):
                        cells = whole
                        notes.append(Note("unopened-quote", row=number, value=max(cells, key=len)[:200]))
                    elif was_broken:
                        notes.append(Note("stray-quote", row=number, value=self.delimiter.join(cells)[:200]))
                    if mended("".join(cells)):
                        cells = [*_mended(cells, number, notes)]
                    yield number, _values(cells), tuple(notes)

    def _is_calm(self):
        """Whether no quotation mark and no strange byte stands anywhere, so that each line is a record."""
        with opened(self.source) as file:
            content = file.read()
        if b'"' in content or b"'" in content:
            return False
        try:
            return self.encoding != "utf-8" or content.isascii() or bool(content.decode())
        except UnicodeDecodeError:
            return False

    def _calm_stretches(self, lines, number):
        """Yield some hundred records at a time: most are as wide as each other, and turned at once."""
        reader, start = csv.reader(lines, delimiter=self.delimiter, strict=True), number
        try:
            for rows in batched(reader, _ROWS_AT_ONCE):
                numbers = range(start + 1, start + 1 + len(rows))
                start += len(rows)
                _demand_bearable(start)
                columns = _full_columns(rows)
                yield zip(numbers, zip(*columns, strict=True), repeat(())) if columns else _filled(numbers, rows)
        except csv.Error as error:
            with self._open() as text:
                long = next(islice(text, number + reader.line_num - 1, None))
            raise Refused("cell-too-long", place=long[:80], limit=csv.field_size_limit()) from error

    def _records(self, lines, width):
        """Yield (cells, was broken, lines) of each record: strictly quoted where that works, else line by line."""
        source = _Rewindable(lines)
        reader = csv.reader(source, delimiter=self.delimiter, strict=True)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = None
            taken = source.take()
            if cells is None and len(taken[0]) > csv.field_size_limit():
                raise Refused("cell-too-long", place=taken[0][:80], limit=csv.field_size_limit())
            if cells is not None and (len(taken) == 1 or not width or len(cells) == width):
                yield cells, False, taken
                continue
            source.give_back(taken[1:])
            reader = csv.reader(source, delimiter=self.delimiter, strict=True)
            yield self._unquoted(taken[0]), True, taken[:1]

    def _unquoted(self, line):
        cells = line.rstrip("\r\n").split(self.delimiter)
        return [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == QUOTE else cell for cell in cells]


def _mended(cells, number, notes):
    """Give the cells with their strange bytes read as Windows wrote them, and a note for each."""
    for index, cell in enumerate(cells):
        if text := mended(cell):
            notes.append(Note("mixed-encoding", "", number, index, value=text))
        yield text or cell


def _narrow(lines):
    """Yield lines that may be rows of a spreadsheet. Raises `Refused` for one of more cells, whatever divides them."""
    for line in lines:
        if len(line) >= MOST_COLUMNS and (columns := max(map(line.count, DELIMITERS))) >= MOST_COLUMNS:
            raise Refused("too-many-columns", place=line[:20], columns=columns + 1, limit=MOST_COLUMNS)
        yield line


def _demand_bearable(rows, broken=0):
    """Refuse more rows than a spreadsheet has, and more broken ones than anybody mends. Raises `Refused`."""
    if rows > MOST_ROWS:
        raise Refused("too-many-rows", limit=MOST_ROWS)
    if broken > MOST_BROKEN:
        raise Refused("broken-quotes", limit=MOST_BROKEN)


def _full_columns(rows):
    """Give the columns of rows that are as wide as each other and surely not blank; nothing for others."""
    if len({*map(len, rows)}) > 1:
        return None
    columns = [(column, "" not in column) for column in zip(*rows, strict=True)]
    if not any(is_full for _column, is_full in columns):
        return None
    return [column if is_full else [cell or None for cell in column] for column, is_full in columns]


def _filled(numbers, rows):
    return (
        (number, tuple([cell or None for cell in cells]), ())
        for number, cells in zip(numbers, rows, strict=True)
        if any(cells)
    )


def _values(cells):
    if "'" in "".join(cells):
        cells = map(unguarded, cells)
    return tuple([cell or None for cell in cells])


class _Rewindable:
    """An iterator over lines that remembers those of the record being read, and can be given them back."""

    def __init__(self, lines):
        self._lines, self._returned, self._taken = lines, deque(), []

    def __iter__(self):
        return self

    def __next__(self):
        if len(self._taken) >= _LONGEST_RECORD:
            raise csv.Error
        line = self._returned.popleft() if self._returned else next(self._lines)
        self._taken.append(line)
        return line

    def take(self):
        taken, self._taken = self._taken, []
        return taken

    def give_back(self, lines):
        self._returned.extendleft(reversed(lines))
