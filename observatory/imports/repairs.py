"""What people decide about rows in the check: kept with the batch, replayed whenever its file is planned again."""

from collections import defaultdict

from observatory.spreadsheets import header_key, is_garbled, repaired, text_of

MISSING, LEAVE_OUT, MEND = "missing", "leave-out", "mend"
GARBLED = "mojibake"


class Repairs:
    """The decisions about a file, looked up by cell, by value, by row and by cause.

    One is a mapping: `{"column", "value", "with"}` writes another text for a value in all rows; `{"sheet", "row",
    "column", "with"}` in one cell; `{"column", "code", "do"}` treats all cells of a cause as missing, or leaves their
    rows out; `{"sheet", "row", "do": "leave-out"}` leaves one row out; `{"code": "mojibake", "do": "mend"}` mends every
    text that was read in a wrong encoding, where it is known how.
    """

    def __init__(self, told):
        self._cells, self._values = {}, defaultdict(dict)
        self._rows, self._causes = set(), {}
        for each in told:
            column = header_key(each.get("column", ""))
            if "row" in each and "with" in each:
                self._cells[each.get("sheet", ""), each["row"], column] = each["with"]
            elif "row" in each:
                self._rows.add((each.get("sheet", ""), each["row"]))
            elif "with" in each:
                self._values[column][each.get("value", "")] = each["with"]
            else:
                self._causes[each.get("code", ""), column] = each["do"]
        self._mends = self._causes.get((GARBLED, "")) == MEND

    def mended(self, sheet, record, headers):
        """Give a row with its repaired cells in place; what was to be said about those cells is settled."""
        if not (self._cells or self._values or self._mends):
            return record
        cells = {}
        for index, header in enumerate(headers):
            told = self.instead(sheet, record.number, header, text_of(record.cells[index]))
            if told is not None:
                cells[index] = told or None
        if not cells:
            return record
        mended = tuple(cells.get(index, cell) for index, cell in enumerate(record.cells))
        return record._replace(cells=mended, notes=tuple(note for note in record.notes if note.index not in cells))

    def instead(self, sheet, row, header, text):
        """The text that was written for a cell instead of its own; None where it was left as it stands."""
        column = header_key(header)
        told = self._cells.get((sheet, row, column), self._values.get(column, {}).get(text.strip()))
        return repaired(text) if told is None and self._mends and is_garbled(text) else told

    def is_missing(self, code, header):
        """Whether all that is unreadable in this way, in this column, is to be taken as missing."""
        return self._causes.get((code, header_key(header))) == MISSING

    def leaves_out(self, row, headers):
        """Whether a row was decided to be left out, by itself or for what is wrong with it."""
        if (row.sheet, row.number) in self._rows:
            return True
        return any(
            self._causes.get((code, header_key(headers.get((row.sheet, field), field)))) == LEAVE_OUT
            for code, field, _value, _params in row.errors
        )


def with_decisions(repairs, decisions):
    """Add decisions to those there are; a later one about the same thing stands for the earlier."""
    found = {_about(each): each for each in (*repairs, *decisions)}
    return tuple(found.values())


def _about(repair):
    return tuple((name, repair.get(name)) for name in ("sheet", "row", "column", "value", "code"))
