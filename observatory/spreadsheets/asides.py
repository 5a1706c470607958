"""Rows below a header that are no records: units, totals, footnotes, section titles, the header once more.

None is taken away unseen: whoever reads the records is told each with its place. A doubtful row stays a record.
"""

import re
from collections import deque
from decimal import Decimal
from functools import lru_cache
from itertools import batched, dropwhile, takewhile, zip_longest

from observatory.spreadsheets.dates import MONTHS
from observatory.spreadsheets.notes import Note, Unreadable
from observatory.spreadsheets.numbers import decide_decimal, read_amount
from observatory.spreadsheets.periods import read_period
from observatory.spreadsheets.reading import text_of
from observatory.spreadsheets.words import clean, plain

UNITS, TOTAL, FOOTNOTE, SECTION, REPEATED, BLANK, CODES = (
    "units-row", "total-row", "footnote-row", "section-row", "repeated-header", "blank-rows", "codes-row",
)  # fmt: skip
_TOTAL = re.compile(
    r"(?:sub ?|gran |grand )?tota(?:l|les|is|ux)(?: (?:general|generales|geral|generale?|global|parcial|acumulado|anual"
    r"|gral|de la pagina|[12][0-9]{3}))?(?:[ :=]*\(?[0-9]{1,6}\)?)?|suma(?: total)?|somme|soma|sum"
)
_TOTAL_OF = re.compile(r"(?:sub ?|gran |grand )?tota(?:l|les|is|ux)\b.{0,60}")
_FOOTNOTE = re.compile(
    r"(?:fuentes?|sources?|fontes?|notas?|notes?|elaboracion|elaborado por|elaboracao|observacion(?:es)?|nb|n\.b\."
    r"|actualizado|actualizacion|ultima actualizacion|last updated?|updated|mis a jour|atualizado|aclaracion(?:es)?"
    r"|leyenda|legend|legende|legenda)\b.{0,40}?:.*|(?:last updated?|updated|mis a jour|actualizado"
    r"|ultima actualizacion"
    r"|atualizado|elaborado|elabore|etabli|compiled|prepared)\b.*|\*.*|\([1-9*]\) .*|[¹²³] ?.*|(?:fuente|source"
    r"|fonte)\b.*"
)
_UNIT = re.compile(
    r"\(.*\)|\[.*\]|%|€|\$|us\$|eur|usd|euros?|dolares|n[.º°]*|num(?:ero)?|number|nombre|texto?|text|fecha|date|data"
    r"|horas?|hours?|heures?|personas?|people|personnes|pessoas|unidades?|unit(?:s|es?)?|anos?|years?|km2?|hab"
    r"|dd[/.-]mm[/.-]a{2,4}|dd[/.-]mm[/.-](?:yy|aa|jj){1,2}|mm[/.-]dd[/.-]yy(?:yy)?|a{4}|yyyy|s/n|si/no|yes/no|oui/non"
    r"|sim/nao|obligatorio|opcional|required|optional|obligatoire|facultatif|obrigatorio"
)
_BEGINNINGS = frozenset("TtSsGg")
_NAME_OF_CODES, _LONGEST_CODE = "Codes", 3  # as INSEE marks its figures in a row below them
_FEWEST_WORDS_OF_A_FOOTNOTE, _FEWEST_LETTERS_OF_A_MONTH = 3, 3
_ROWS_AT_ONCE = 512


def parted(table):
    """Yield the rows below the header of a table, in stretches, each with what it is.

    That is one of the names above, for a row alone, or nothing for records.
    """
    return _Judge(table).judged()


def note_of(row, code, sheet):
    """Tell a row that is no record, with what stands in it."""
    said = " · ".join(clean(text_of(cell)) for cell in row.cells if cell is not None)
    return Note(code, sheet, row.number, value=said[:200])


class _Judge:
    """Knows the header and the record before, and says of each row what it is."""

    def __init__(self, table):
        self.table, self.width = table, len(table.headers)
        self.wide_rows = {top for top, bottom, left, right in table.sheet.spans() if right - left >= self.width // 2}
        self.record, self.last, self.is_first = (), table.header_row, True
        self.waiting = deque()
        self.name = table.names[0] if table.names else None

    def judged(self):
        for rows in batched(self.below(), _ROWS_AT_ONCE):
            if not self.waiting and not self.is_first and self.are_plain(rows):
                self.record, self.last = rows[-1].cells, rows[-1].number
                yield rows, ""
            else:
                yield from (((known,), code) for row in rows for known, code in self.judged_alone(row))
        yield from (((row,), code) for row, code in self.ending())

    def below(self):
        return dropwhile(lambda row: row.number <= self.table.header_row, self.table.sheet.rows())

    def judged_alone(self, row):
        """Give the rows of which it is known now what they are: those that may belong to the end wait for a record."""
        filled = len(row.cells) - row.cells.count(None)
        first = next((cell for cell in row.cells if cell is not None), None)
        is_first, self.is_first = self.is_first, False
        if code := self.sure(row, first, filled, is_first):
            self.waiting.append((row, code))
            return [self.waiting.popleft()] if len(self.waiting) == 1 else []
        if self.may_end(row, first, filled):
            self.waiting.append((row, ""))
            return []
        known = [*self.waiting, (row, "")]
        self.waiting.clear()
        self.record, self.last = row.cells, row.number
        return known

    def are_plain(self, rows):
        """Tell at a glance that rows are records: each says several things, and begins like no total and no header."""
        columns = list(zip(*(row.cells for row in rows), strict=False))
        if len(columns) < 2 or None in columns[0] or all(None in column for column in columns[1:]):
            return False
        return all(map(self.begins_plainly, {*columns[0]}))

    def begins_plainly(self, first):
        if type(first) is not str:
            return True
        return (
            first[:1].isalnum()
            and first not in (self.name, _NAME_OF_CODES)
            and not (first[0] in _BEGINNINGS and names_total(first))
        )

    def sure(self, row, first, filled, is_first):
        """Recognise what is no record wherever it stands."""
        if is_first and filled and self.is_units(row):
            return UNITS
        if not isinstance(first, str):
            return ""
        if filled > 1 and first == row.cells[0] == _NAME_OF_CODES and are_codes(row.cells[1:]):
            return CODES
        if filled > 1 and row.cells[: self.width] == self.table.names[: len(row.cells)]:
            return REPEATED
        if filled == 1 and (row.number in self.wide_rows or (self.width > 2 and names_stretch(first))):
            return SECTION
        return TOTAL if self.is_total(row, first, _TOTAL) and self.leaves_texts_blank(row) else ""

    def may_end(self, row, first, filled):
        if self.width < 2:
            return False
        if row.cells[0] is None and 1 < filled < self.width and are_numbers(row):
            return True
        return isinstance(first, str) and (filled == 1 or self.is_total(row, first, _TOTAL_OF))

    def ending(self):
        """Judge the rows after the last record."""
        number, code = self.last, ""
        for row, known in self.waiting:
            if known:
                code = known
            elif len(row.cells) - row.cells.count(None) > 1:
                code = TOTAL if self.leaves_texts_blank(row) or self.adds_up(row) else ""
            else:
                first = next(cell for cell in row.cells if cell is not None)
                is_apart = bool(code) or row.number > number + 1
                code = FOOTNOTE if is_footnote(first, is_apart=is_apart) else TOTAL if names_total(first) else ""
            yield row, code
            number = row.number

    def is_units(self, row):
        cells = [cell for cell in row.cells if cell is not None]
        if all(isinstance(cell, str) for cell in cells):
            return all(_UNIT.fullmatch(plain(clean(cell))) for cell in cells)
        return self.width > 2 and list(row.cells) == list(range(1, self.width + 1))

    def is_total(self, row, first, label):
        """Tell whether a row begins with a word for a total and holds numbers otherwise."""
        if first.lstrip()[:1] not in _BEGINNINGS or not label.fullmatch(plain(clean(first)).rstrip(" :.")):
            return False
        others = [cell for cell in row.cells if cell is not None and cell is not first]
        return bool(others) and all(map(_is_number, others))

    def leaves_texts_blank(self, row):
        """Tell whether a cell is blank where the record above has a text: totals leave names out."""
        above = zip_longest(self.record, row.cells)
        return any(isinstance(each, str) and not _is_number(each) and cell is None for each, cell in above)

    def adds_up(self, row):
        return any(self.is_sum(index, row) for index, cell in enumerate(row.cells[: self.width]) if _is_number(cell))

    def is_sum(self, index, row):
        """Tell whether a cell is the sum of those above it, in at least two rows."""
        rows = takewhile(lambda each: each.number <= row.number, self.table.sheet.rows())
        below = (each.cells[index : index + 1] for each in rows if each.number > self.table.header_row)
        cells = [cell for cells in below for cell in cells if cell is not None]
        decimal = decide_decimal(cells)
        try:
            *above, total = (read_amount(cell, decimal).value for cell in cells)
        except Unreadable:
            return False
        return len(above) > 1 and sum(above) == total != 0


@lru_cache(maxsize=4096)
def names_stretch(text):
    """Tell whether a text is a month, a quarter or a year alone, as they stand over the rows that belong to them."""
    said = plain(clean(text)).strip(" :.-")
    if said in MONTHS:
        return len(said) > _FEWEST_LETTERS_OF_A_MONTH
    try:
        return read_period(said).kind != "day"
    except Unreadable:
        return False


def are_codes(cells):
    """Tell whether cells hold nothing but a few capital letters each."""
    return all(
        cell is None or (isinstance(cell, str) and cell.isupper() and len(cell) <= _LONGEST_CODE) for cell in cells
    )


def are_numbers(row):
    """Tell whether a row says nothing but numbers."""
    return all(_is_number(cell) or cell is None for cell in row.cells)


def is_footnote(text, *, is_apart):
    """Tell whether a text that stands alone at the end is a footnote: by its words, or because it stands apart."""
    said = plain(clean(text))
    return bool(_FOOTNOTE.fullmatch(said)) or (is_apart and len(said.split()) >= _FEWEST_WORDS_OF_A_FOOTNOTE)


@lru_cache(maxsize=4096)
def names_total(text):
    """Tell whether a text begins as the name of a total does."""
    said = plain(clean(text)).rstrip(" :.")
    return bool(_TOTAL.fullmatch(said) or _TOTAL_OF.fullmatch(said))


def _is_number(cell):
    if isinstance(cell, str):
        return any(letter.isdigit() for letter in cell) and not any(letter.isalpha() for letter in cell)
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)
