"""Workbooks as other programs save them, or as nobody should."""

import datetime as dt
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles.numbers import FORMAT_PERCENTAGE_00
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from observatory.spreadsheets.writing import ods_bytes
from tests.observatory.spreadsheets.corpus.making import HEADERS, A, B, Ugly, saved, ugly, workbook

MONEY = ("Título", "Costo")


@ugly
def formulas_without_a_result():
    content = workbook(MONEY, ("Gemelos", "=1+1"), ("Agua", 5))
    rows = ((2, "Gemelos", None), (3, "Agua", 5))
    return Ugly(content, "a.xlsx", rows, headers=MONEY, told=(("formula-without-value", 2),))


@ugly
def cells_that_show_an_error():
    def spoil(sheet):
        sheet["B2"].value, sheet["B2"].data_type = "#REF!", "e"

    content = workbook(MONEY, ("Gemelos", 1), ("Agua", 5), then=spoil)
    return Ugly(content, "a.xlsx", ((2, "Gemelos", "#REF!"), (3, "Agua", 5)), headers=MONEY, told=(("error-cell", 2),))


@ugly
def numbers_shown_as_percentages():
    def show(sheet):
        sheet["B2"].number_format = FORMAT_PERCENTAGE_00

    content = workbook(MONEY, ("Gemelos", 0.125), then=show)
    return Ugly(content, "a.xlsx", ((2, "Gemelos", "12.5 %"),), headers=MONEY, told=(("percent-cell", 2),))


@ugly
def hidden_sheet_that_was_left_behind():
    book = Workbook()
    book.active.title, book.active.sheet_state = "Vieja", "hidden"
    book.active.append(HEADERS)
    sheet = book.create_sheet("Convenios")
    for row in (HEADERS, A, B):
        sheet.append(row)
    return Ugly(saved(book), "a.xlsx", ((2, *A), (3, *B)))


@ugly
def cover_sheet_before_the_table():
    book = Workbook()
    book.active.append(["Informe de gestión"])
    book.active.append(["Ayuntamiento de León"])
    sheet = book.create_sheet("Datos")
    for row in (HEADERS, A, B):
        sheet.append(row)
    return Ugly(saved(book), "a.xlsx", ((2, *A), (3, *B)))


@ugly
def two_thousand_columns():
    def reach(sheet):
        sheet.cell(1, 2_000, "lejos")

    headers = tuple(f"c{number}" for number in range(1_999))
    return Ugly(
        workbook(headers, ("x",), then=reach), "a.xlsx", ((2, "x", *[None] * 1_999),), headers=(*headers, "lejos"),
        fields={},
    )  # fmt: skip


@ugly
def decimals_that_floats_cannot_hold():
    content = workbook(MONEY, ("Gemelos", 0.1), ("Agua", 1234567.89))
    return Ugly(content, "a.xlsx", ((2, "Gemelos", Decimal("0.1")), (3, "Agua", Decimal("1234567.89"))), headers=MONEY)


@ugly
def workbook_of_libreoffice():
    return Ugly(ods_bytes([("Hoja1", HEADERS, [A, B])]), "a.ods", ((2, *A), (3, *B)))


@ugly
def macros_within():
    return Ugly(workbook(HEADERS, A), "a.xlsm", ((2, *A),))


@ugly
def name_that_lies_about_the_kind():
    return Ugly(workbook(HEADERS, A), "a.csv", ((2, *A),))


@ugly
def text_under_the_name_of_a_workbook():
    return Ugly("\t".join(HEADERS).encode() + b"\n" + "\t".join(A).encode(), "a.xls", ((2, *A),))


@ugly
def calendar_of_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    day = dt.date(2017, 3, 15)
    for row in (HEADERS, (*A[:3], day)):
        book.active.append(row)
    return Ugly(saved(book), "a.xlsx", ((2, *A[:3], day),))
