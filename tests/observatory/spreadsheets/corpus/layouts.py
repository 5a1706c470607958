"""Workbooks laid out to be looked at."""

import datetime as dt

from tests.observatory.spreadsheets.corpus.making import HEADERS, A, B, Ugly, ugly, workbook

NOBODY = [None] * 4


@ugly
def titles_and_blank_rows_above():
    content = workbook(["Ayuntamiento de León"], ["Convenios internacionales, 2019"], [], HEADERS, A, B)
    return Ugly(content, "a.xlsx", ((5, *A), (6, *B)))


@ugly
def header_of_two_lines_with_merged_groups():
    def merge(sheet):
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:D2")

    content = workbook(
        ["Título", "Contraparte", None, "Fecha de firma"], [None, "Ciudad", "País", None], A, B, then=merge
    )
    headers = ("Título", "Contraparte Ciudad", "Contraparte País", "Fecha de firma")
    return Ugly(content, "a.xlsx", ((3, *A), (4, *B)), headers=headers)


@ugly
def header_of_two_lines_without_merged_cells():
    content = workbook(["Título", "Contraparte", None, "Fecha"], [None, "Ciudad", "País", "de firma"], A, B)
    headers = ("Título", "Contraparte Ciudad", "Contraparte País", "Fecha de firma")
    return Ugly(content, "a.xlsx", ((3, *A), (4, *B)), headers=headers)


@ugly
def row_of_units_below_the_header():
    rows = [("Título", "Ciudad hermana", "Costo"), ("(texto)", None, "(EUR)"), ("Gemelos", "Oporto", 1200)]
    return Ugly(
        workbook(*rows), "a.xlsx", ((3, *rows[2]),), headers=rows[0], told=(("units-row", 2),),
    )  # fmt: skip


@ugly
def columns_numbered_below_the_header():
    content = workbook(HEADERS, (1, 2, 3, 4), A, B)
    return Ugly(content, "a.xlsx", ((3, *A), (4, *B)), told=(("units-row", 2),))


@ugly
def country_merged_over_its_rows():
    def merge(sheet):
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("C2:C3")

    rows = [("País", "Ciudad hermana", "Costo"), ("Francia", "Lyon", 300), (None, "Nantes", None), (None, "Lille", 20)]
    return Ugly(
        workbook(*rows, then=merge), "a.xlsx", headers=rows[0], told=(("merged-cell", 2),),
        rows=((2, "Francia", "Lyon", 300), (3, "Francia", "Nantes", None), (4, "Francia", "Lille", 20)),
    )  # fmt: skip


@ugly
def titles_of_sections_across_the_table():
    def merge(sheet):
        sheet.merge_cells("A2:D2")
        sheet.merge_cells("A4:D4")

    content = workbook(HEADERS, ["EUROPA"], A, ["AMÉRICA"], B, then=merge)
    return Ugly(content, "a.xlsx", ((3, *A), (5, *B)), told=(("section-row", 2), ("section-row", 4)))


@ugly
def subtotals_and_a_total():
    headers = ("Título", "País", "Costo")
    content = workbook(
        headers,
        ("Gemelos", "Portugal", 10),
        ("Subtotal", None, 10),
        ("Agua", "Francia", 5),
        ("TOTAL GENERAL", None, 15),
    )
    rows = ((2, "Gemelos", "Portugal", 10), (4, "Agua", "Francia", 5))
    return Ugly(content, "a.xlsx", rows, headers=headers, told=(("total-row", 3), ("total-row", 5)))


@ugly
def last_row_that_adds_up():
    headers = ("País", "Costo")
    content = workbook(headers, ("Portugal", 10), ("Francia", 5), ("Total convenios", 15))
    return Ugly(content, "a.xlsx", ((2, "Portugal", 10), (3, "Francia", 5)), headers=headers, told=(("total-row", 4),))


@ugly
def last_row_called_total_that_does_not_add_up():
    headers = ("Nombre", "Costo")
    rows = ((2, "Mujeres", 10), (3, "Hombres", 5), (4, "Total", 40))
    return Ugly(workbook(headers, *(row[1:] for row in rows)), "a.xlsx", rows, headers=headers)


@ugly
def header_printed_again_on_each_page():
    return Ugly(workbook(HEADERS, A, HEADERS, B), "a.xlsx", ((2, *A), (4, *B)), told=(("repeated-header", 3),))


@ugly
def rows_hidden_by_a_filter():
    def hide(sheet):
        sheet.row_dimensions[2].hidden = True

    return Ugly(workbook(HEADERS, A, B, then=hide), "a.xlsx", ((2, *A), (3, *B)), told=(("hidden-row", 2),))


@ugly
def table_that_starts_at_column_c():
    content = workbook([], [None, None, *HEADERS], [None, None, *A])
    told = (("blank-header", 2), ("blank-header", 2))
    return Ugly(content, "a.xlsx", ((3, None, None, *A),), headers=("A", "B", *HEADERS), told=told)


@ugly
def days_as_excel_keeps_them():
    day, moment = dt.date(2017, 3, 15), dt.datetime(2017, 3, 15, 10, 30)
    content = workbook(HEADERS, (*A[:3], day), (*B[:3], moment))
    return Ugly(content, "a.xlsx", ((2, *A[:3], day), (3, *B[:3], moment)))


@ugly
def two_columns_of_one_name_and_one_of_none():
    content = workbook(("Título", "País", "País", None), ("Gemelos", "Portugal", "PT", "x"))
    headers, told = ("Título", "País", "País (2)", "D"), (("duplicate-header", 1), ("blank-header", 1))
    return Ugly(content, "a.xlsx", ((2, "Gemelos", "Portugal", "PT", "x"),), headers=headers, told=told)


@ugly
def spaces_that_do_not_break():
    content = workbook(("  Título\u00a0", "Ciudad\u00a0hermana", "País ", "Fecha de\nfirma"), A)
    return Ugly(content, "a.xlsx", ((2, *A),))


@ugly
def notes_that_are_records_after_all():
    """A list in which only the name is filled in: nothing is taken for a footnote."""
    headers, rows = ("Nombre", "País"), ((2, "Red de ciudades", None), (3, "Nota al pie", None))
    return Ugly(workbook(headers, *(row[1:] for row in rows)), "a.xlsx", rows, headers=headers)


@ugly
def header_merged_in_part_only():
    """A group over two names, other headers merged down, others left in the upper line with nothing below."""

    def merge(sheet):
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A1:A2")

    content = workbook(
        ["Título", "Contraparte", None, "Fecha de firma"], [None, "Entidad", "Nación", None], A, B, then=merge
    )
    headers = ("Título", "Contraparte Entidad", "Contraparte Nación", "Fecha de firma")
    return Ugly(content, "a.xlsx", ((3, *A), (4, *B)), headers=headers)
