"""Reading any workbook into typed cells with their addresses, never silently changing anything. No Django, no models.

The way of an import::

    book = read_workbook(path_or_bytes, filename)     # Refused(code, place) when it is no safe spreadsheet
    table = find_table(book, fields)                  # by content; or sheet=, header_row= as a person says
    columns = suggest_columns(table.headers, fields)  # [Suggestion(index, header, field, reason, confidence, …)]
    decimal = decide_decimal(table.column("Value"))   # "," or "." or AMBIGUOUS: then ask
    order = decide_order(table.column("Signed"))      # "dmy" or "mdy" or AMBIGUOUS: then ask
    for row in table.records():                       # Row(number, cells, notes); the number is the sheet's own
        meaning_of_missing(cell)                      # None for a value; else blank, not_available …
        read_number(cell, decimal)                    # exact Decimal; read_whole; read_amount: with % or currency
        read_date(cell, order)                        # Dated(date, precision); read_period: Span(start, end, kind)
        yes_or_no(cell); split_values(cell, ";"); key(cell)

`fields` is `{our field: [names people give it, in any language]}`. A cell is None, str, int, Decimal, bool, date,
datetime, time or timedelta; `text_of(cell)` is its raw text. Notes that came with a row (an error cell, a formula
without result, a cell too many, a stray quotation mark) are the importer's to heed. What cannot be read raises
`Unreadable(code, value, **params)`; `.at(sheet=, row=, index=, column=)` makes it a `Note`, and
`MESSAGES[code] % note.arguments` is its English sentence, marked for translation.

Row numbers: in XLSX, XLS and ODS the sheet's own. In CSV the number of the record as a spreadsheet shows it when it
opens the file: a blank line counts, a quoted cell with line breaks is one row. Blank rows are not given, the numbers
of the others stay.

Out again: `writing.csv_lines`, `writing.xlsx_bytes`, `writing.ods_bytes`, and `annotating.annotate`, which gives people
their own sheet back with the cells marked.
"""

from observatory.spreadsheets.archive import content_of
from observatory.spreadsheets.columns import Suggestion, layout_fingerprint, suggest_columns
from observatory.spreadsheets.dates import (
    DAY_FIRST,
    MONTH_FIRST,
    Dated,
    decide_epoch,
    decide_order,
    read_date,
    read_serial,
    speaks_of_order,
)
from observatory.spreadsheets.field_names import FieldNames, header_key
from observatory.spreadsheets.further import ended, further_headers
from observatory.spreadsheets.header import find_table, find_tables
from observatory.spreadsheets.keyed import parted_key
from observatory.spreadsheets.missing import meaning_of_missing
from observatory.spreadsheets.notes import MESSAGES, Note, Refused, Unreadable, column_letter
from observatory.spreadsheets.numbers import (
    AMBIGUOUS,
    Amount,
    decide_decimal,
    decimal_evidence,
    read_amount,
    read_number,
    read_whole,
)
from observatory.spreadsheets.once import read_once
from observatory.spreadsheets.periods import Span, read_period
from observatory.spreadsheets.preflight import Limits, inspect
from observatory.spreadsheets.reading import Row, Sheet, Workbook, read_workbook, text_of
from observatory.spreadsheets.stretches import Lasting, read_first_day, read_term
from observatory.spreadsheets.table import Table
from observatory.spreadsheets.unfolding import (
    dated_columns,
    is_period,
    marked_columns,
    named_by,
    numbered_columns,
    period_in,
    periods_beside,
    unfolded,
    unfolded_by,
)
from observatory.spreadsheets.units import Unit, read_unit, unit_above, unit_of_header
from observatory.spreadsheets.words import clean, is_garbled, key, repaired, split_values, yes_or_no

__all__ = [
    "AMBIGUOUS",
    "DAY_FIRST",
    "MESSAGES",
    "MONTH_FIRST",
    "Amount",
    "Dated",
    "FieldNames",
    "Lasting",
    "Limits",
    "Note",
    "Refused",
    "Row",
    "Sheet",
    "Span",
    "Suggestion",
    "Table",
    "Unit",
    "Unreadable",
    "Workbook",
    "clean",
    "column_letter",
    "content_of",
    "dated_columns",
    "decide_decimal",
    "decide_epoch",
    "decide_order",
    "decimal_evidence",
    "ended",
    "find_table",
    "find_tables",
    "further_headers",
    "header_key",
    "inspect",
    "is_garbled",
    "is_period",
    "key",
    "layout_fingerprint",
    "marked_columns",
    "meaning_of_missing",
    "named_by",
    "numbered_columns",
    "parted_key",
    "period_in",
    "periods_beside",
    "read_amount",
    "read_date",
    "read_first_day",
    "read_number",
    "read_once",
    "read_period",
    "read_serial",
    "read_term",
    "read_unit",
    "read_whole",
    "read_workbook",
    "repaired",
    "speaks_of_order",
    "split_values",
    "suggest_columns",
    "text_of",
    "unfolded",
    "unfolded_by",
    "unit_above",
    "unit_of_header",
    "yes_or_no",
]  # fmt: skip
