import datetime as dt
import io
from decimal import Decimal

import pytest
import python_calamine as calamine
from openpyxl import Workbook

from observatory.spreadsheets import Refused, read_workbook, text_of


def rows_of(content, filename="x.xlsx", sheet=0):
    return [(row.number, row.cells) for row in read_workbook(content, filename).sheets[sheet].rows()]


def cell(address, inside, kind=""):
    return f'<c r="{address}"{kind and f' t="{kind}"'}>{inside}</c>'


def test_cells_come_typed_and_rows_keep_their_numbers(xlsx):
    moment = dt.datetime(2017, 3, 15, 10, 30)
    content = xlsx(
        Acuerdos=[
            [],
            [None, "Título"],
            [],
            ["Lima", 3, 1.5, True, dt.date(2017, 3, 15), moment, dt.time(9, 30), "  x\u00a0"],
        ]
    )

    title, row = rows_of(content)

    assert title[0] == 2
    assert title[1][:2] == (None, "Título")
    assert row == (4, ("Lima", 3, Decimal("1.5"), True, dt.date(2017, 3, 15), moment, dt.time(9, 30), "  x\u00a0"))
    assert [type(value) for value in row[1][1:4]] == [int, Decimal, bool]


def test_sheet_that_starts_far_from_the_corner_keeps_its_addresses(raw_xlsx):
    content = raw_xlsx(f'<row r="3">{cell("C3", "<v>7</v>")}</row>')

    assert rows_of(content) == [(3, (None, None, 7))]


def test_blank_first_columns_do_not_hide_a_blank_row(raw_xlsx):
    rows = f'<row r="1">{cell("B1", "<v>1</v>")}</row><row r="3">{cell("B3", "<v>3</v>")}</row>'

    assert rows_of(raw_xlsx(rows)) == [(1, (None, 1)), (3, (None, 3))]


def test_decimals_are_exact_and_long_numbers_are_not_rounded_further(raw_xlsx):
    values = ("0.1", "4442845910", "1e20", "0.30000000000000004", "-0")
    content = raw_xlsx(
        f'<row r="1">{"".join(cell(f"{'ABCDE'[i]}1", f"<v>{v}</v>") for i, v in enumerate(values))}</row>'
    )

    assert rows_of(content) == [(1, (Decimal("0.1"), 4442845910, Decimal("1e20"), Decimal("0.30000000000000004"), 0))]


@pytest.mark.parametrize("dimension", ['<dimension ref="A1"/>', '<dimension ref="A1:XFD1048576"/>'])
def test_dimension_that_lies_is_not_trusted(raw_xlsx, dimension):
    rows = "".join(f'<row r="{i}">{cell(f"A{i}", f"<v>{i}</v>")}</row>' for i in range(1, 51))

    assert rows_of(raw_xlsx(rows, dimension=dimension)) == [(i, (i,)) for i in range(1, 51)]


def test_cells_without_addresses_are_counted(raw_xlsx):
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"

    assert rows_of(raw_xlsx(rows)) == [(1, (1, 2)), (2, (3, None))]


def flawed(content, filename="x.xlsx"):
    (row,) = read_workbook(content, filename).sheets[0].rows()
    return row.cells, [(note.code, note.address, note.value) for note in row.notes]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WITHOUT_RESULT = '<row r="1"><c r="A1"><f>SUM(B1:B2)</f></c><c r="B1"><v>5</v></c></row>'


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_formula_without_result_is_flagged_and_never_a_silent_blank(raw_xlsx, prefix):
    sheet = f"<worksheet><sheetData>{WITHOUT_RESULT}</sheetData></worksheet>"
    sheet = sheet.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    sheet = sheet.replace("worksheet>", f'worksheet xmlns{":x" if prefix else ""}="{MAIN}">', 1)

    assert flawed(raw_xlsx(sheet=sheet)) == ((None, 5), [("formula-without-value", "A1", "=SUM(B1:B2)")])


def test_formula_with_its_result_is_the_result(raw_xlsx):
    row = cell("A1", "<f>1+1</f><v>2</v>") + cell("B1", '<f>IF(1,"","x")</f><v></v>', "str") + cell("C1", "<v>1</v>")

    assert flawed(raw_xlsx(f'<row r="1">{row}</row>')) == ((2, None, 1), [])


def test_error_cell_keeps_its_text_and_is_flagged(raw_xlsx):
    row = cell("A1", "<v>1</v>") + cell("C1", "<v>#DIV/0!</v>", "e")

    assert flawed(raw_xlsx(f'<row r="1">{row}</row>')) == ((1, None, "#DIV/0!"), [("error-cell", "C1", "#DIV/0!")])


def test_row_of_nothing_but_a_formula_without_result_is_told(raw_xlsx):
    rows = f'<row r="1">{cell("A1", "<v>1</v>")}</row><row r="9">{cell("A9", "<f>SUM(A1:A8)</f>")}</row>'

    first, last = read_workbook(raw_xlsx(rows), "x.xlsx").sheets[0].rows()

    assert (first.number, first.notes) == (1, ())
    assert (last.number, last.cells, last.notes[0].code) == (9, (None,), "formula-without-value")


def test_number_that_is_none_is_kept_as_text(raw_xlsx):
    row = cell("A1", "<v>NaN</v>") + cell("B1", "<v>1e400</v>") + cell("C1", "<v>1</v>")

    assert rows_of(raw_xlsx(f'<row r="1">{row}</row>')) == [(1, ("nan", "inf", 1))]


def test_dates_count_from_1904_where_the_workbook_says_so(raw_xlsx):
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    rows = '<row r="1"><c r="A1" s="1"><v>41347</v></c></row>'
    content = raw_xlsx(rows, workbook='<workbookPr date1904="1"/>', extra={"xl/styles.xml": styles})

    assert rows_of(content) == [(1, (dt.date(2017, 3, 15),))]


STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>
<numFmt numFmtId="170" formatCode="0.0&quot;%&quot;"/><numFmt numFmtId="171" formatCode="[Red]0,0 %"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>"""


@pytest.mark.parametrize(("style", "flagged"), [(0, False), (1, True), (2, False), (3, True)])
def test_number_shown_as_percentage_is_said_to_be_so(raw_xlsx, style, flagged):
    text = f'<c r="B2" s="{style}" t="inlineStr"><is><t>x</t></is></c>'
    row = f'<c r="A2" s="{style}"><v>0.125</v></c>{text}'

    cells, notes = flawed(raw_xlsx(f'<row r="2">{row}</row>', extra={"xl/styles.xml": STYLES}))

    assert cells == ("12.5 %" if flagged else Decimal("0.125"), "x")
    assert notes == ([("percent-cell", "A2", "0.125")] if flagged else [])


def test_hidden_sheets_are_read_and_said_to_be_hidden_and_charts_left_out():
    book = Workbook()
    book.active.title = "Datos"
    book.create_sheet("Notas").sheet_state = "hidden"
    book.create_sheet("Listas").sheet_state = "veryHidden"
    book.create_chartsheet("Gráfico")

    sheets = read_workbook(saved(book), "x.xlsx").sheets

    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Datos", False), ("Notas", True), ("Listas", True)]


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_sheet_is_found_by_its_name_with_or_without_spare_spaces(xlsx):
    book = read_workbook(xlsx(**{"Red ": [["a"]]}), "x.xlsx")

    assert book.sheet("Red").name == "Red "
    with pytest.raises(Refused) as refusal:
        book.sheet("Otra")
    assert (refusal.value.code, refusal.value.place) == ("no-sheet", "Otra")


def test_empty_sheet_has_no_rows(xlsx):
    assert rows_of(xlsx(Nada=[])) == []


def test_old_excel_file_is_read(xls):
    content = xls("Redes", [["Ciudad", "Año"], ["Córdoba", 2017], [None, 1.5]])

    book = read_workbook(content, "redes.xls")

    assert (book.kind, book.sheets[0].name) == ("xls", "Redes")
    assert rows_of(content, "redes.xls") == [
        (1, ("Ciudad", "Año")),
        (2, ("Córdoba", 2017)),
        (3, (None, Decimal("1.5"))),
    ]


ODS_ROW = "<table:table-row{}>{}</table:table-row>"
BLANKS = '<table:table-cell table:number-columns-repeated="16382"/>'


def ods_cell(kind, value, shown=""):
    name = {"date": "date-value", "boolean": "boolean-value"}.get(kind, "value")
    kind = f'office:value-type="{kind}" office:{name}="{value}"'
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"


def test_opendocument_sheet_is_read_by_its_values_and_its_blanks_cost_nothing(raw_ods):
    text = '<table:table-cell office:value-type="string"><text:p>Lima</text:p></table:table-cell>'
    rows = (
        ODS_ROW.format("", text + ods_cell("float", "1234.50", "1.234,50") + BLANKS)
        + ODS_ROW.format(' table:number-rows-repeated="3"', BLANKS)
        + ODS_ROW.format(
            "", ods_cell("percentage", "0.125", "12,5 %") + ods_cell("date", "2017-03-15", "15/03/17") + BLANKS
        )
        + ODS_ROW.format(' table:number-rows-repeated="1048570"', BLANKS)
    )

    assert rows_of(raw_ods(rows), "x.ods") == [
        (1, ("Lima", Decimal("1234.5"))),
        (5, (Decimal("0.125"), dt.date(2017, 3, 15))),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("1.50"), "1.50"),
        (3, "3"),
        (dt.date(2017, 3, 15), "2017-03-15"),
        (True, "True"),
        (" x ", " x "),
    ],
)
def test_raw_text_of_a_cell_is_kept_as_it_stands(value, text):
    assert text_of(value) == text


def test_workbook_on_disk_is_read_like_its_bytes(tmp_path, xlsx):
    path = tmp_path / "acuerdos.xlsx"
    path.write_bytes(xlsx(A=[["x", 1]]))

    book = read_workbook(path)

    assert book.filename == "acuerdos.xlsx"
    assert [row.cells for row in book.sheets[0].rows()] == [("x", 1)]


def test_sheet_can_be_read_twice(xlsx):
    sheet = read_workbook(xlsx(A=[["x"], ["y"]]), "x.xlsx").sheets[0]

    assert list(sheet.rows()) == list(sheet.rows())


class PanicException(BaseException):
    pass


@pytest.mark.parametrize(
    ("accident", "code"),
    [(calamine.PasswordError, "encrypted-file"), (PanicException, "damaged-file"), (OSError, "damaged-file")],
)
def test_accident_of_the_reading_library_is_a_refusal(xlsx, monkeypatch, accident, code):
    def from_object(_):
        raise accident

    monkeypatch.setattr(
        "observatory.spreadsheets.reading.calamine.CalamineWorkbook.from_object", from_object, raising=False
    )

    with pytest.raises(Refused) as refusal:
        read_workbook(xlsx(A=[["x"]]), "x.xlsx")

    assert refusal.value.code == code
