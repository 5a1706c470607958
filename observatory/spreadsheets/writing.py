"""Rows out as CSV, TSV, XLSX or ODS: a number stays a number, and no text ever becomes a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdsTable
from odf.table import TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from observatory.spreadsheets.words import FORMULA_STARTS

LONGEST_CELL = 32_767
MOST_DIGITS = 15
NARROW, WIDE = 12, 36  # letters: a column as wide as its heading, within these
FIRST_XLSX_DAY = dt.date(1900, 3, 1)
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def formula_safe(value):
    """Put an apostrophe before a text that a spreadsheet would take for a formula; anything but text stays as it is.

    A text that has apostrophes before such a sign already gets one more, so `words.unguarded` gives every text back.
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip("'").startswith(FORMULA_STARTS) else value


def csv_text(value):
    """Write one cell for CSV: decimals in full, ISO dates, `true` and `false`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(formula_safe(value))


def csv_lines(headers: Sequence[str], rows: Iterable[Sequence], *, delimiter=","):
    """Yield a CSV line by line, to be streamed; with `delimiter="\\t"` a TSV."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    yield _written(writer, line, headers)
    for row in rows:
        yield _written(writer, line, row)


def _written(writer, line, row):
    writer.writerow([csv_text(cell) for cell in row])
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def xlsx_bytes(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence]]]):
    """Write sheets, each (name, headers, rows), as an XLSX workbook."""
    book = Workbook(write_only=True)
    for name, headers, rows in sheets:
        sheet = book.create_sheet(sheet_name(name))
        sheet.freeze_panes = "A2"
        for column, header in enumerate(headers, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = min(max(len(header) + 2, NARROW), WIDE)
        sheet.append([xlsx_cell(sheet, header, bold=True) for header in headers])
        for row in rows:
            sheet.append([xlsx_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xlsx_cell(sheet, value, *, bold=False):
    """Make a cell of a write-only sheet. What XLSX cannot hold exactly (long numbers, early days) becomes text."""
    cell = WriteOnlyCell(sheet, xlsx_value(value))
    if isinstance(cell.value, str):
        cell.data_type = "s"
    if bold:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="bottom")
    return cell


def xlsx_value(value):
    """Give what a cell can hold of `value` without changing it: numbers of at most 15 digits, days from 1900 on."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value if len(_digits(value)) <= MOST_DIGITS else csv_text(value)
    day = value.date() if isinstance(value, dt.datetime) else value
    return csv_text(value) if isinstance(day, dt.date) and day < FIRST_XLSX_DAY else value


def _digits(value):
    return "".join(map(str, Decimal(value).as_tuple().digits)).strip("0")


def xml_text(text):
    """Put a replacement character where XML allows none."""
    return _NOT_IN_XML.sub("\ufffd", text)


def storable_text(text):
    """Make a text that a cell may hold: characters of XML, cut with an ellipsis where it is longer than may be."""
    text = xml_text(text)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def sheet_name(name):
    """Make a name that a sheet may have: at most 31 characters, none of `[ ] : * ? / \\`, not empty."""
    return _NOT_IN_SHEET_NAME.sub(" ", storable_text(name)).strip(" '")[:31] or "1"


def ods_bytes(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence]]]):
    """Write sheets, each (name, headers, rows), as an ODS workbook."""
    document = OpenDocumentSpreadsheet()
    for name, headers, rows in sheets:
        table = OdsTable(name=sheet_name(name))
        for row in (headers, *rows):
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        document.spreadsheet.addElement(table)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def _ods_cell(value):
    if value is None:
        return TableCell()
    shown = storable_text(value if isinstance(value, str) else csv_text(value))
    cell = TableCell(**_ods_type(value, shown))
    for line in shown.split("\n"):
        cell.addElement(P(text=line))
    return cell


def _ods_type(value, shown):
    if isinstance(value, bool):
        return {"valuetype": "boolean", "booleanvalue": shown}
    if isinstance(value, int | Decimal) and len(_digits(value)) <= MOST_DIGITS:
        return {"valuetype": "float", "value": shown}
    if isinstance(value, dt.datetime):
        return {"valuetype": "date", "datevalue": value.isoformat()}
    return {"valuetype": "date", "datevalue": shown} if isinstance(value, dt.date) else {"valuetype": "string"}
