"""What can be said about a cell, a row, a column or a file: a stable code, a place, the raw text."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

NOTHING: Mapping[str, str] = MappingProxyType({})


def gettext_noop(message):
    """Mark `message` for the translators and give it back as it is."""
    return message


def column_letter(index):
    """Name the column at the 0-based `index` as spreadsheets do: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Note(NamedTuple):
    """One thing worth telling: `row` is the sheet's own number, `index` the 0-based column, `column` its header."""

    code: str
    sheet: str = ""
    row: int | None = None
    index: int | None = None
    column: str = ""
    value: str = ""
    params: Mapping[str, object] = NOTHING

    @property
    def address(self):
        """The place as people say it: `B7`, `B` for a column, `7` for a row."""
        letters = "" if self.index is None else column_letter(self.index)
        return f"{letters}{self.row or ''}"

    @property
    def arguments(self):
        """Everything that the message template of this code may name."""
        column = self.column or ("" if self.index is None else column_letter(self.index))
        place = {
            "sheet": self.sheet,
            "row": self.row,
            "column": column,
            "value": self.value,
            "address": self.address,
        }
        return place | dict(self.params)


UNREAD_CELLS = frozenset({"error-cell", "formula-without-value"})


class Unreadable(ValueError):
    """A text that cannot be read as what it should be; `code` and `params` say why."""

    def __init__(self, code, value="", **params):
        super().__init__(code, value)
        self.code, self.value, self.params = code, value, params

    def at(self, *, sheet="", row=None, index=None, column=""):
        """Tell this at its place."""
        return Note(self.code, sheet, row, index, column, str(self.value), self.params)


class Refused(Exception):
    """A file that is not read at all; `code` and `params` say why, `place` where."""

    def __init__(self, code, *, place="", **params):
        super().__init__(code, place)
        self.code, self.place, self.params = code, place, params

    @property
    def arguments(self):
        """Everything that the message template of this code may name."""
        return {"place": self.place} | self.params


MESSAGES = {
    # the file
    "empty-file": gettext_noop("The file is empty. Save it again with its rows."),
    "file-too-large": gettext_noop("The file is larger than %(limit)s MB. Split it, or leave out what is not data."),
    "unknown-format": gettext_noop(
        "This is not a spreadsheet. CSV, TSV, XLSX, XLS and ODS files can be read, and a ZIP of them."
    ),
    "damaged-file": gettext_noop(
        "The file is damaged or incomplete: %(place)s cannot be read. Save it again and retry."
    ),
    "markup-file": gettext_noop(
        "This is a web page under the name of a spreadsheet. "
        "Open it in a spreadsheet program, save it as XLSX and retry."
    ),
    "nested-archive": gettext_noop("The archive holds another archive, %(place)s. Unpack it and retry."),
    "empty-archive": gettext_noop("The archive holds no spreadsheet."),
    "member-left-out": gettext_noop("%(value)s is no spreadsheet, or is empty. It is left out."),
    "encrypted-file": gettext_noop("The file is protected by a password. Save it without one and retry."),
    "expands-too-much": gettext_noop(
        "The file unpacks to more than %(limit)s MB at %(place)s, which no ordinary workbook does."
    ),
    "forbidden-markup": gettext_noop(
        "The file holds a document type declaration at %(place)s, which no spreadsheet needs."
    ),
    "unsafe-member": gettext_noop("The file holds a part with an unsafe name: %(place)s."),
    "too-many-members": gettext_noop("The file holds more than %(limit)s parts, which no ordinary workbook does."),
    "too-many-columns": gettext_noop(
        "The sheet %(place)s has %(columns)s columns, more than the %(limit)s that are looked at. "
        "Delete those that are no data, or split it."
    ),
    "too-many-rows": gettext_noop("The file has more than %(limit)s rows. Split it."),
    "broken-quotes": gettext_noop(
        "The quotation marks of more than %(limit)s rows are broken. Save the sheet again, as XLSX if you can."
    ),
    "too-many-cells": gettext_noop(
        "The sheet %(place)s reaches over %(rows)s rows and %(columns)s columns. "
        "Delete what lies far from the data and retry."
    ),
    "cell-too-long": gettext_noop("%(place)s holds a text of more than %(limit)s characters, which no cell can hold."),
    "not-text": gettext_noop(
        "The file is not text that can be read: there is a NUL character at position %(position)s."
    ),
    "mixed-encodings": gettext_noop(
        "The text is not %(encoding)s throughout: see byte %(position)s. Save it again as UTF-8 and retry."
    ),
    "no-sheet": gettext_noop("The workbook has no sheet with the name %(place)s."),
    "no-header": gettext_noop("No row with column names was found in %(place)s."),
    # the header
    "blank-header": gettext_noop("Column %(address)s has no name."),
    "duplicate-header": gettext_noop("The name %(value)s stands over more than one column: %(address)s and %(first)s."),
    "several-sheets": gettext_noop("Several sheets look alike. %(sheet)s was chosen; there are also %(others)s."),
    "further-table": gettext_noop(
        "Another table begins in row %(row)s: %(value)s. Choose its row of column names to bring it in as well."
    ),
    "hidden-sheet": gettext_noop("The sheet %(sheet)s is hidden."),
    "stacked-header": gettext_noop("The column names stand in rows %(first)s to %(row)s. They were put together."),
    "parted-key": gettext_noop(
        "The column %(value)s holds several: %(columns)s. Each is taken as a column of its own."
    ),
    "flags-left": gettext_noop("Marks stand beside some figures: %(value)s. The figures are taken without them."),
    "unfolded": gettext_noop("Each filled cell of the columns %(value)s becomes a row of its own."),
    "named-by-title": gettext_noop(
        "The year that stands above or in the column names, %(value)s, is taken for every row."
    ),
    "named-by-known": gettext_noop("The title or the file names %(value)s. It is taken for every row."),
    "named-by-sheet": gettext_noop("The name of the sheet, %(value)s, is taken for every row of it."),
    # rows that are no records
    "blank-rows": gettext_noop("Blank from row %(row)s on: %(count)s."),
    "codes-row": gettext_noop("Row %(row)s holds codes about the figures: %(value)s. It is left out."),
    "units-row": gettext_noop("Row %(row)s tells the units of the columns: %(value)s. It is left out."),
    "total-row": gettext_noop("Row %(row)s is a total: %(value)s. It is left out."),
    "footnote-row": gettext_noop("Row %(row)s is a note below the table: %(value)s. It is left out."),
    "section-row": gettext_noop("Row %(row)s is the title of a section: %(value)s. It is left out."),
    "repeated-header": gettext_noop("Row %(row)s repeats the column names. It is left out."),
    # rows
    "hidden-row": gettext_noop("Row %(row)s is hidden in the sheet. It is read like the others."),
    "hidden-column": gettext_noop("Column %(column)s is hidden in the sheet. It is read like the others."),
    "merged-cell": gettext_noop("Cell %(address)s is merged over %(count)s rows. %(value)s is taken for each of them."),
    "extra-cell": gettext_noop(
        "Row %(row)s has more cells than there are column names: %(value)s stands beyond the last one."
    ),
    "missing-cell": gettext_noop("Row %(row)s ends early: it has %(count)s cells of %(expected)s."),
    "mixed-encoding": gettext_noop(
        "Row %(row)s is written in another encoding than the rest of the file. It was read as %(value)s."
    ),
    "stray-quote": gettext_noop(
        "A quotation mark in row %(row)s is never closed properly. The row was read as it stands."
    ),
    "unopened-quote": gettext_noop(
        "A text in row %(row)s ends with a quotation mark that never opened. It was put back together: %(value)s"
    ),
    # cells
    "formula-without-value": gettext_noop(
        "Cell %(address)s holds a formula without a result: %(value)s. Open the file, save it and retry."
    ),
    "error-cell": gettext_noop("Cell %(address)s holds the error %(value)s."),
    "percent-cell": gettext_noop("Cell %(address)s is shown as a percentage. The number stored in it is %(value)s."),
    "inexact-number": gettext_noop(
        "Cell %(address)s holds a number of more than 15 digits, %(value)s, that spreadsheets do not keep exactly."
    ),
    "control-character": gettext_noop("Cell %(address)s holds a character that cannot be stored."),
    "mojibake": gettext_noop("The text %(value)s looks garbled. It may have been %(proposal)s."),
    "type-error": gettext_noop("%(value)s could not be read."),
    # numbers
    "not-a-number": gettext_noop("%(value)s is not a number. Write digits, or leave the cell blank."),
    "not-finite": gettext_noop("%(value)s is not a number that can be counted with."),
    "ambiguous-number": gettext_noop(
        "%(value)s can be read in two ways: say whether the decimal mark is a comma or a point."
    ),
    "other-decimal-mark": gettext_noop("%(value)s does not fit the decimal mark %(decimal)s of this column."),
    "bad-grouping": gettext_noop("The thousands of %(value)s are not grouped by three."),
    "number-with-unit": gettext_noop("%(value)s is a number with a unit, %(unit)s. Only the number is expected here."),
    "not-whole": gettext_noop("%(value)s is not a whole number."),
    "unknown-currency": gettext_noop("The currency of %(value)s is not known."),
    # dates
    "not-a-date": gettext_noop("%(value)s is not a date. Write it as 2025-03-09, or leave the cell blank."),
    "impossible-date": gettext_noop("%(value)s is a date that does not exist. Correct it, or leave the cell blank."),
    "ambiguous-date": gettext_noop("%(value)s can be read in two ways: say whether the day or the month comes first."),
    "other-date-order": gettext_noop("%(value)s does not fit the order of day and month of this column."),
    "not-a-period": gettext_noop("%(value)s is not a period. Write it as 2025, 2025-Q1 or 2025-03."),
    "ambiguous-period": gettext_noop("%(value)s can be a month or two years: say which."),
    # words
    "not-yes-or-no": gettext_noop("%(value)s is neither yes nor no."),
    # columns
    "unmapped-column": gettext_noop("The column %(value)s is not used."),
    "competing-columns": gettext_noop(
        "The columns %(value)s and %(first)s both look like %(field)s. Only %(first)s is used."
    ),
}
