import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from observatory.spreadsheets import Note
from observatory.spreadsheets.annotating import MARK, annotate

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def reopened(content, sheet=None):
    book = load_workbook(io.BytesIO(content))
    return book[sheet] if sheet else book.worksheets[0]


NOT_A_NUMBER = Note("not-a-number", "Datos", 4, 1, "Valor", "doce")
MISSING = Note("missing-cell", "Datos", 5, params={"count": 1, "expected": 2})


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_xlsx_comes_back_as_it_was_with_cells_marked_and_a_column_of_notes():
    book = Workbook()
    book.active.title = "Datos"
    for row in (["Título"], [], ["Nombre", "Valor"], ["x", "doce"], ["y"], ["z", "=1+1"]):
        book.active.append(row)
    book.active["A1"].font = Font(bold=True)
    book.active["B4"].comment = Comment("mío", "yo")
    book.create_sheet("Otra").append(["intacta"])

    content = annotate(saved(book), [NOT_A_NUMBER, MISSING], "x.xlsx", header_row=3, title="Notas")

    sheet = reopened(content)
    assert sheet["B4"].fill.fgColor == MARK.fgColor
    assert sheet["B4"].comment.text == "mío\ndoce is not a number. Write digits, or leave the cell blank."
    assert sheet["C3"].value == "Notas"
    assert sheet["C4"].value == "doce is not a number. Write digits, or leave the cell blank."
    assert sheet["C5"].value == "Row 5 ends early: it has 1 cells of 2."
    assert sheet["A4"].fill.fill_type is None
    assert sheet["A1"].font.bold
    assert sheet["B6"].value == "=1+1"
    assert values(reopened(content, "Otra")) == [["intacta"]]


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_csv_comes_back_as_a_workbook_with_each_cell_at_its_place():
    notes = [note._replace(sheet="datos") for note in (NOT_A_NUMBER, MISSING)]

    sheet = reopened(
        annotate(b"Titulo\n\nNombre;Valor\nx;doce\ny\n=z;7\n", notes, "datos.csv", header_row=3, title="Notas")
    )

    assert values(sheet) == [
        ["Titulo", None, None],
        [None, None, None],
        ["Nombre", "Valor", "Notas"],
        ["x", "doce", "doce is not a number. Write digits, or leave the cell blank."],
        ["y", None, "Row 5 ends early: it has 1 cells of 2."],
        ["=z", "7", None],
    ]
    assert sheet["B4"].comment.text == "doce is not a number. Write digits, or leave the cell blank."
    assert sheet["A6"].data_type == "s"


def test_very_large_workbook_comes_back_as_plain_cells(xlsx, monkeypatch):
    monkeypatch.setattr("observatory.spreadsheets.annotating.LARGEST_KEPT_AS_IT_IS", 10)

    content = annotate(xlsx(Datos=[["Nombre", "Valor"], ["x", 1], [], ["y", "doce"]]), [NOT_A_NUMBER], "x.xlsx")

    assert values(reopened(content)) == [
        ["Nombre", "Valor", "Notes"],
        ["x", 1, None],
        [None, None, None],
        ["y", "doce", "doce is not a number. Write digits, or leave the cell blank."],
    ]


def test_sentences_are_said_by_the_caller_and_never_become_formulas(xlsx):
    content = annotate(
        xlsx(Datos=[["a"]] * 4), [NOT_A_NUMBER._replace(index=0)], "x.xlsx", say=lambda note: f"={note.code}"
    )

    sheet = reopened(content)
    assert sheet["B4"].value == "=not-a-number"
    assert sheet["B4"].data_type == "s"


@pytest.mark.parametrize("kept", [True, False])
def test_two_notes_of_one_cell_are_both_told(xlsx, monkeypatch, kept):
    if not kept:
        monkeypatch.setattr("observatory.spreadsheets.annotating.LARGEST_KEPT_AS_IT_IS", 0)
    notes = [NOT_A_NUMBER._replace(value="doce"), NOT_A_NUMBER._replace(code="type-error"), Note("no-header", "Datos")]

    sheet = reopened(annotate(xlsx(Datos=[["a", "b"]] * 4), notes, "x.xlsx"))

    assert (
        sheet["B4"].comment.text
        == sheet["C4"].value
        == "doce is not a number. Write digits, or leave the cell blank.\ndoce could not be read."
    )


def test_cells_merged_over_a_whole_sheet_do_not_make_a_bomb(raw_xlsx):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/>'
    content = raw_xlsx(sheet=f"{sheet}</mergeCells></worksheet>")

    book = reopened(annotate(content, [Note("not-a-number", "Hoja 1", 2, 0, value="2")], "x.xlsx"))

    assert book["A2"].fill == MARK
