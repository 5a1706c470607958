import io

import pytest
from openpyxl import Workbook

from observatory.spreadsheets import MESSAGES, Refused, find_table, find_tables, read_workbook
from observatory.spreadsheets.header import MOST_COLUMNS

FIELDS = {
    "title": ["título", "acuerdo"],
    "counterpart_city": ["ciudad hermana", "sister city"],
    "signed_on": ["fecha de firma", "signed"],
}
HEADERS = ["Título", "Ciudad hermana", "Fecha de firma"]


def table_of(book, **options):
    return find_table(read_workbook(book, options.pop("filename", "x.xlsx")), options.pop("fields", FIELDS), **options)


def test_header_is_found_below_titles_and_blank_rows(xlsx):
    book = xlsx(A=[["Ayuntamiento de León"], ["Convenios, 2019"], [], HEADERS, ["Gemelos", "Oporto", 2009]])

    table = table_of(book)

    assert (table.header_row, table.headers) == (4, tuple(HEADERS))
    assert [row.number for row in table.above] == [1, 2]
    assert [(row.number, row.cells) for row in table.records()] == [(5, ("Gemelos", "Oporto", 2009))]
    assert list(table.column("Ciudad hermana")) == ["Oporto"]


def test_header_is_found_without_knowing_any_field(xlsx):
    book = xlsx(A=[["Un título"], ["Nombre", "Año", "Valor"], ["x", 2019, 1.5], ["y", 2020, 2.5]])

    assert table_of(book, fields={}).headers == ("Nombre", "Año", "Valor")


def test_years_as_headers_are_names_too(xlsx):
    assert table_of(xlsx(A=[["Indicador", 2019, 2020], ["x", 1, 2]]), fields={}).headers == (
        "Indicador",
        "2019",
        "2020",
    )


def test_sheet_is_chosen_by_its_header_not_by_the_tab_last_looked_at(xlsx):
    book = xlsx(Portada=[["Hola", "mundo"], ["a", "b"]], Datos=[HEADERS, ["Gemelos", "Oporto", 2009]])

    table = table_of(book)

    assert table.sheet.name == "Datos"
    assert table.notes == ()


def test_other_sheets_that_fit_as_well_are_said(xlsx):
    table = table_of(xlsx(**{"2018": [HEADERS], "2019": [HEADERS]}))

    assert table.sheet.name == "2018"
    assert [note.code for note in table.notes] == ["several-sheets"]
    assert MESSAGES["several-sheets"] % table.notes[0].arguments == (
        "Several sheets look alike. 2018 was chosen; there are also 2019."
    )


def test_every_table_is_listed_in_the_order_of_the_sheets(xlsx):
    book = read_workbook(xlsx(A=[HEADERS], B=[], C=[HEADERS[:1]]), "x.xlsx")

    assert [(table.sheet.name, table.score) for table in find_tables(book.sheets, FIELDS)] == [("A", 3), ("C", 1)]


def test_sheet_and_header_row_are_taken_as_told(xlsx):
    book = xlsx(A=[HEADERS], B=[["x", "y"], ["Fecha", "Lugar"], ["hoy", "aquí"]])

    table = table_of(book, sheet="B", header_row=2)

    assert (table.sheet.name, table.headers) == ("B", ("Fecha", "Lugar"))


@pytest.mark.parametrize("options", [{}, {"header_row": 7}])
def test_workbook_without_a_header_is_refused(xlsx, options):
    with pytest.raises(Refused) as refusal:
        table_of(xlsx(A=[[1, 2], [3, 4]]), **options)

    assert (refusal.value.code, refusal.value.place) == ("no-header", "x.xlsx")


def test_blank_and_repeated_headers_get_a_name_and_are_said(xlsx):
    book = xlsx(A=[["Fecha", None, "Fecha", "Fecha\u00a0 "], [1, 2, 3, 4]])

    table = table_of(book, fields={})

    assert table.headers == ("Fecha", "B", "Fecha (2)", "Fecha (3)")
    assert [(note.code, note.address, dict(note.params)) for note in table.notes] == [
        ("blank-header", "B1", {}),
        ("duplicate-header", "C1", {"first": "A1"}),
        ("duplicate-header", "D1", {"first": "A1"}),
    ]


def test_last_column_without_name_is_kept_when_it_has_data(xlsx):
    table = table_of(xlsx(A=[["Fecha", "Lugar"], ["hoy", "aquí", "¿y esto?"]]), fields={})

    assert table.headers == ("Fecha", "Lugar", "C")
    assert [note.code for note in table.notes] == ["blank-header"]


def test_last_column_without_name_and_data_is_none():
    table = table_of(b"a;b;\n1;2;\n", filename="x.csv", fields={})

    assert table.headers == ("a", "b")
    assert [(row.cells, row.notes) for row in table.records()] == [(("1", "2"), ())]


def test_row_with_too_many_cells_is_flagged_with_each():
    (row,) = table_of(b"a;b\n1;2;;x\n", filename="x.csv", fields={}).records()

    assert row.cells == ("1", "2")
    assert [(note.code, note.address, note.value) for note in row.notes] == [("extra-cell", "D2", "x")]


def test_row_that_ends_early_is_filled_up_and_flagged():
    (row,) = table_of(b"a;b;c\n1;2\n", filename="x.csv", fields={}).records()

    assert row.cells == ("1", "2", None)
    assert [(note.code, note.row, dict(note.params)) for note in row.notes] == [
        ("missing-cell", 2, {"count": 2, "expected": 3})
    ]


def test_hidden_sheet_is_chosen_last_and_said():
    book = Workbook()
    book.active.append(HEADERS)
    book.active.sheet_state = "hidden"
    book.create_sheet("Visible").append(HEADERS)
    file = io.BytesIO()
    book.save(file)

    workbook = read_workbook(file.getvalue(), "x.xlsx")

    assert find_table(workbook, FIELDS).sheet.name == "Visible"
    assert [note.code for note in find_table(workbook, FIELDS, sheet="Sheet").notes] == ["hidden-sheet"]


def test_a_sheet_of_more_columns_than_anybody_names_is_refused_at_once():
    wide = ";".join(f"c{n}" for n in range(MOST_COLUMNS + 1))

    with pytest.raises(Refused) as refused:
        table_of(f"{wide}\n{wide}\n".encode(), filename="x.csv", fields=FIELDS)

    assert (refused.value.code, refused.value.arguments["columns"]) == ("too-many-columns", MOST_COLUMNS + 1)
