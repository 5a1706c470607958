"""An empty workbook to fill in: column names, drop-downs, and one row that shows how."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from observatory.spreadsheets.writing import sheet_name

ROWS_WITH_CHOICES = 2000
NARROWEST, WIDEST = 12, 40
LONGEST_TITLE = 28  # with what is put behind it, no longer than Excel takes


def template_bytes(
    name: str,
    headers: Sequence[str],
    example: Sequence[str | None],
    choices: Mapping[int, Sequence[str]],
    helps: Sequence[str] = (),
):
    """Write an XLSX with one sheet to fill in: `choices` is the drop-down of a column by its 0-based place.

    `helps` say for each column how it is filled in, as a note on its name.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name(name)
    for place, (header, shown) in enumerate(zip(headers, example, strict=True), 1):
        head, cell = sheet.cell(1, place, header), sheet.cell(2, place, shown)
        head.font, cell.font, cell.data_type = Font(bold=True), Font(italic=True, color="FF6B6B6B"), "s"
        if shown is None:
            cell.value = None
        width = max(len(header), len(shown or "")) + 2
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width, NARROWEST), WIDEST)
    for place, said in enumerate(helps, 1):
        sheet.cell(1, place).comment = Comment(said, sheet.title, width=280, height=120)
    sheet.freeze_panes = "A2"
    if choices:
        _add_choices(book, sheet, headers, choices)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_choices(book, sheet, headers, choices):
    """Put the choices on a hidden sheet, which drop-downs of any length can point at."""
    lists = book.create_sheet(f"{sheet.title[:LONGEST_TITLE]} …")
    lists.sheet_state = "hidden"
    for column, (place, words) in enumerate(choices.items(), 1):
        for row, word in enumerate(words, 1):
            lists.cell(row, column, word).data_type = "s"
        letter = get_column_letter(column)
        rule = DataValidation(
            type="list", formula1=f"'{lists.title}'!${letter}$1:${letter}${len(words)}", allow_blank=True
        )
        target = get_column_letter(place + 1)
        rule.add(f"{target}2:{target}{ROWS_WITH_CHOICES}")
        sheet.add_data_validation(rule)
