"""The workbook back with its marks, and the way from a value to its cell."""

import io

import pytest
from openpyxl import load_workbook

from indicators.models import Indicator
from observatory.imports import RowsOfBatch
from observatory.imports.provenance import cells_behind
from observatory.imports.review import annotated, review_of
from observatory.spreadsheets.annotating import MARK
from tests.factories.sheets import bring, check, csv
from tests.observatory.spreadsheets.corpus.making import workbook, zipped

pytestmark = pytest.mark.django_db

WIDE = csv("Informe,,,", "Indicador,2019,2020,2021", "Misiones,4,muchas,6", "Viajes,1,2,3")


@pytest.fixture(autouse=True)
def missions(city):
    return Indicator.objects.create(
        code="X-1", city=city, name_es="Misiones", value_type="index", dimension="territorial"
    )


def marked(content, plan, filename):
    sheets = load_workbook(io.BytesIO(annotated(plan, content, filename))).worksheets
    return {cell.coordinate for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.fill == MARK}


def test_marks_stand_in_the_sheets_own_cells_where_columns_became_rows(city):
    plan = check(WIDE, "measurements", city, filename="a.csv")

    assert {(each.row, each.value) for each in plan.errors} >= {(3, "muchas"), (4, "Viajes")}
    assert marked(WIDE, plan, "a.csv") == {"C3", "A4"}


def test_marks_stand_in_the_file_that_is_at_fault_where_the_sheet_gives_the_period(city):
    archive = zipped({"2019.csv": csv("Indicador;Valor", "Misiones;4"), "2020.csv": csv("Indicador;Valor", "X-1;no")})

    plan = check(archive, "measurements", city, filename="todo.zip")

    assert marked(archive, plan, "todo.zip") == {"B2"}


def test_a_mark_within_merged_cells_stands_in_the_first_of_them(city):
    def merge(sheet):
        sheet.merge_cells("A2:A3")

    rows = ("Indicador", "Periodo", "Valor"), ("Viajes", 2019, 4), (None, 2020, 5)
    content = workbook(*rows, then=merge)

    assert marked(content, check(content, "measurements", city, filename="a.xlsx"), "a.xlsx") == {"A2"}


def test_a_value_from_a_column_that_became_rows_leads_to_its_own_cell(city):
    _plan, batch = bring(csv("Indicador,2019,2020", "Misiones,4,6"), "measurements", city)

    row = RowsOfBatch(batch, "indicators.measurement")[1:2][0]
    cells = {each["text"]: each["address"] for each in cells_behind(row)}

    assert cells == {"Misiones": "A2", "2020": "C2", "6": "C2"}


def test_a_column_that_was_made_of_others_bears_the_label_of_its_field(city):
    content = csv("Presupuesto (en miles de pesos);;", "Concepto;Ejercido 2022;Ejercido 2023", "Cuotas;12;x")

    review = review_of(check(content, "budget", city, mapping={"constants": {"currency": "COP"}}))

    said = {each["code"]: (each["label"], each["examples"][0]["message"]) for each in review["warnings"]}
    assert said["scaled"][0] == "Executed"
    assert "Executed" in said["scaled"][1]
    assert [each["label"] for each in review["errors"]] == ["Executed"]
