"""A second table on one sheet is told, not mixed into the first, and can be read by its row."""

import pytest

from observatory.forms.imports import SheetForm
from observatory.imports import is_sheet_in_doubt, receive
from observatory.models import Agreement
from observatory.spreadsheets import read_workbook
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db

SHEET = csv(
    "Título;Tipo;Contraparte",
    "A;Carta de intención;Porto",
    "B;Carta de intención;Lyon",
    ";;",
    "Acuerdo;Fecha de firma;Estado",
    "C;2019;Vigente",
)


def test_the_first_table_ends_where_the_second_begins(city):
    plan, _batch = bring(SHEET, "agreements", city)

    (told,) = [problem for problem in plan.warnings if problem.code == "further-table"]
    assert (told.row, told.value) == (5, "Acuerdo, Fecha de firma, Estado")
    assert sorted(Agreement.objects.values_list("title", flat=True)) == ["A", "B"]


def test_the_second_table_is_read_by_its_row(city):
    plan, _batch = bring(SHEET, "agreements", city, mapping={"header_row": 5})

    assert counts(plan) == (1, 0, 0, 0)
    assert Agreement.objects.get().title == "C"


def test_rows_below_a_gap_that_name_no_columns_stay_in_the_table(city):
    plan = check(csv("Título;Tipo", "A;letter", ";", "Ciudad;charter"), "agreements", city)

    assert counts(plan)[0] == 2
    assert "further-table" not in codes(plan.warnings)


def test_the_page_of_the_sheet_is_asked_for_and_offers_the_row_of_the_second_table(city):
    long = SHEET.replace(b"\n;;\n", b"\n" + b"D;Carta de intenci\xc3\xb3n;Porto\n" * 40 + b";;\n")
    batch = receive(dataset="agreements", content=long, filename="list.csv", city=city)

    form = SheetForm(workbook=read_workbook(long, "list.csv"), batch=batch, shown="list")

    assert is_sheet_in_doubt(batch)
    assert (form.header, form.rows[-1]["number"], form.rows[-1]["cells"][0]) == (1, 45, "Acuerdo")
