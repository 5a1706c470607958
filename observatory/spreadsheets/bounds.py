"""How far the cells of a sheet really reach, whatever it claims, and what a fast reader passes over in silence.

The fast reader lays a sheet out as one rectangle, from the first cell to the last: two cells in opposite corners would
ask for all the memory there is. So the XML is looked through first: with one regular expression where every cell is
written in the ordinary way, with a real parser where anything is unusual.
"""

import re
from typing import NamedTuple
from xml.parsers import expat

from observatory.spreadsheets.notes import Refused

LONGEST_TEXT = 1024 * 1024
MOST_UNORDINARY_CELLS, MOST_COLUMNS, MOST_FILLED = 3_000_000, 16_384, 2_000
_BLOCK = 512 * 1024
_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
_PREFIXED = re.compile(rb"<[^\s<>/]+:c[\s/>]")
_FORMULA = re.compile(rb"<f[\s/>]")
_HIDDEN = re.compile(rb'<(?:row|col) [^>]*hidden="(?:1|true)"')
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,10})")


class Reach(NamedTuple):
    """Rows and columns up to the last cell with content; whether there is an error or a formula without result."""

    rows: int = 0
    columns: int = 0
    has_flaws: bool = False

    @property
    def area(self):
        """The number of cells of the rectangle."""
        return self.rows * self.columns


def blocks(part, place):
    """Yield an XML part in blocks that end before a tag; raise `Refused` for a text that no cell can hold."""
    rest = b""
    while chunk := part.read(_BLOCK):
        rest += chunk
        cut = max(rest.rfind(b"<"), 0)
        if len(rest) - cut > LONGEST_TEXT:
            raise Refused("cell-too-long", place=place, limit=LONGEST_TEXT)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


class OrdinarySheet:
    """A quick look through a sheet: is every cell ordinary, and within bounds guessed from the first block?"""

    def __init__(self, most_cells, percents=frozenset()):
        self.most_cells, self.holds = most_cells, True
        self._odd_cell = None
        self._percent = re.compile(rb' s="(?:%s)"' % "|".join(percents).encode()) if percents else None

    def look_at(self, block):
        """Take a block; `holds` stays true while no cell is out of bounds, oddly written, a formula or an error.

        One letter is looked for before its word: it mostly stands nowhere, and is found out at once.
        """
        if not self.holds:
            return
        if self._odd_cell is None:
            self._odd_cell = _odd_cell(block, self.most_cells)
        prefixed = b":" in block and _PREFIXED.search(block)
        error = b"#" in block and b't="e"' in block
        hidden = b"h" in block and b"hidden" in block and _HIDDEN.search(block)
        percent = self._percent and self._percent.search(block)
        formula = b"f" in block and b"<f" in block and _FORMULA.search(block)
        self.holds = not (prefixed or error or percent or hidden or formula or self._odd_cell.search(block))


def _odd_cell(block, most_cells):
    """Build the expression that finds a cell not written `<c r="…"` within `most_cells`; it begins with plain letters.

    So the search runs from cell to cell, and does not stop at each tag.
    """
    letters, columns = _columns_class(max(map(column_number, set(_REFERENCE.findall(block))), default=1))
    return re.compile(rb'<c(?! r="%s%s"|[^\s/>])' % (letters, _rows_class(most_cells // columns)))


def _columns_class(columns):
    """Give an expression for the letters of at least so many columns, and how many it really allows."""
    if columns <= 26:
        return b"[A-%c]" % (64 + columns), columns
    first = min((columns - 1) // 26, 26)
    return b"(?:[A-Z]|[A-%c][A-Z])" % (64 + first), 26 * (first + 1)


def _rows_class(rows):
    """Give an expression for row numbers, none of which is above `rows`."""
    leading, digits = int(str(rows)[0]), len(str(rows))
    shorter = b"[0-9]{1,%d}" % max(digits - 1, 1)
    return shorter if leading == 1 or digits == 1 else b"(?:%s|[1-%d][0-9]{%d})" % (shorter, leading - 1, digits - 1)


def column_number(letters):
    """Count to the column with these letters (bytes): A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def measure(part, place, percents=frozenset()):
    """Measure a sheet with a real XML parser, cells without content left aside."""
    cells = _Cells(percents)
    _parse(part, cells, place)
    return Reach(cells.rows, cells.columns, bool(cells.flaws))


def flaws(part, place, percents=frozenset()):
    """List (row, 0-based column, code, raw text) of error cells, formulas without result and percentages.

    `percents` are the styles (the `s` of a cell) that show a number as a percentage.
    """
    cells = _Cells(percents)
    _parse(part, cells, place)
    return cells.flaws


def _parse(part, cells, place):
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = cells.start, cells.end
    parser.CharacterDataHandler = cells.text
    try:
        parser.ParseFile(part)
    except expat.ExpatError as error:
        raise Refused("damaged-file", place=place) from error
    except _TooWide:
        raise Refused("too-many-columns", place=place, columns=cells.column, limit=MOST_FILLED) from None
    except _TooMany:
        raise Refused("too-many-cells", place=place, rows=cells.row, columns=cells.columns) from None


class _TooMany(Exception):
    pass


class _TooWide(Exception):
    pass


class _Cells:
    """Follows the cells of a sheet as a parser meets them."""

    def __init__(self, percents):
        self.percents = percents
        self.rows = self.columns = self.row = self.column = self.count = self.filled = 0
        self.flaws, self._hidden_columns = [], set()
        self._kind, self._formula, self._value, self._into = "", None, "", ""
        self._is_percent = self._is_hidden = False

    def start(self, name, attributes):
        name = name.rpartition("|")[2]
        if name == "row":
            given = attributes.get("r", "")
            self.row, self.column, self.filled = int(given) if given.isdecimal() else self.row + 1, 0, 0
            self._is_hidden = attributes.get("hidden") in ("1", "true")
        elif name == "c":
            self._start_cell(attributes)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self._hide_columns(attributes.get("min", ""), attributes.get("max", ""))
        elif name in ("f", "v", "t"):
            self._into = name
            if name == "f":
                self._formula = ""

    def _start_cell(self, attributes):
        self.count += 1
        if self.count > MOST_UNORDINARY_CELLS:
            raise _TooMany
        self.column += 1
        if match := _ADDRESS.fullmatch(attributes.get("r", "")):
            self.column, self.row = column_number(match[1].encode()), int(match[2])
        self._kind, self._formula, self._value = attributes.get("t", "n"), None, ""
        self._is_percent = self._kind == "n" and attributes.get("s") in self.percents

    def _hide_columns(self, first, last):
        if first.isdecimal() and last.isdecimal():
            self._hidden_columns.update(range(int(first), min(int(last), MOST_COLUMNS) + 1))

    def text(self, data):
        if self._into == "f":
            self._formula += data
        elif self._into:
            self._value += data

    def end(self, name):
        name = name.rpartition("|")[2]
        if name == "c":
            self._end_cell()
        elif name == self._into:
            self._into = ""

    def _end_cell(self):
        if self._value or self._formula is not None:
            self.filled += 1
            if self.filled > MOST_FILLED:
                raise _TooWide
            if self._is_hidden:
                self.flaws.append((self.row, None, "hidden-row", ""))
                self._is_hidden = False
            if self.column in self._hidden_columns:
                self._hidden_columns.remove(self.column)
                self._flaw("hidden-column", "")
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if self._kind == "e":
            self._flaw("error-cell", self._value)
        elif self._formula is not None and not self._value and self._kind != "str":
            self._flaw("formula-without-value", f"={self._formula}")
        elif self._is_percent and self._value:
            self._flaw("percent-cell", self._value)

    def _flaw(self, code, value):
        self.flaws.append((self.row, self.column - 1, code, value))
