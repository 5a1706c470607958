"""Ugly files brought in to the end: what stands in them is stored, what is no record is told."""

import datetime as dt
from decimal import Decimal

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from indicators.models import Indicator, Measurement
from observatory.imports import RowsRefused
from observatory.models import Activity, Agreement, NetworkMembership
from tests.factories.observatory import CurrencyFactory
from tests.factories.sheets import bring, check, codes, counts, csv
from tests.observatory.spreadsheets.corpus.making import text, workbook, zipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def missions(city):
    return Indicator.objects.create(
        code="X-1", city=city, name_es="Misiones", value_type="index", dimension="territorial"
    )


def values():
    return {each.period.code: each.value for each in Measurement.objects.select_related("period")}


def test_years_side_by_side_become_values(city, missions):
    sheet = csv("Informe,,,", "Indicador,2019,2020,2021", "Misiones,4,,6", "Fuente: oficina,,,")

    plan, _batch = bring(sheet, "measurements", city)

    assert values() == {"2019": 4, "2021": 6}
    assert [row.number for row in plan.rows] == [3, 3]
    assert {"unfolded", "footnote-row"} <= set(codes(plan.warnings))
    assert counts(bring(sheet, "measurements", city)[0]) == (0, 0, 2, 0)


def test_a_sheet_for_each_year_gives_the_year(city, missions):
    archive = zipped({"2019.csv": csv("Indicador;Valor", "Misiones;4"), "2020.csv": csv("Indicador;Valor", "X-1;5")})

    plan, _batch = bring(archive, "measurements", city, filename="todo.zip")

    assert values() == {"2019": 4, "2020": 5}
    assert codes(plan.warnings).count("named-by-sheet") == 2


def test_networks_side_by_side_become_memberships(city):
    sheet = csv("Ciudad;Mercociudades;CIDEU", "Bogotá;x;x")

    plan, _batch = bring(sheet, "memberships", city)

    assert set(NetworkMembership.objects.values_list("network__name", flat=True)) == {"Mercociudades", "CIDEU"}
    assert "unfolded" in codes(plan.warnings)


def test_a_percentage_is_stored_as_it_is_shown(city, missions):
    def show(sheet):
        sheet["C2"].number_format = "0.0%"

    content = workbook(("Indicador", "Periodo", "Valor"), ("X-1", 2019, 0.125), then=show)

    plan, _batch = bring(content, "measurements", city, filename="a.xlsx")

    assert values() == {"2019": Decimal("12.5")}
    assert "percent-cell" in codes(plan.warnings)


@pytest.mark.parametrize(
    ("cost", "amount", "currency"),
    [
        ("US$ 1.200,50", "1200.50", "USD"),
        ("€ 3,4 M", "3400000", "EUR"),
        ("2,5 millones de euros", "2500000", "EUR"),
        ("$ 300", "300", None),
    ],
)
def test_money_brings_its_currency(city, cost, amount, currency):
    for code in ("USD", "EUR"):
        CurrencyFactory(code=code)

    bring(csv("Actividad;Fecha;Costo", f"Taller;2019-01-02;{cost}"), "activities", city)

    activity = Activity.objects.get()
    assert (activity.cost, activity.currency_id) == (Decimal(amount), currency)


def test_two_currencies_for_one_amount_are_refused(city):
    for code in ("USD", "EUR"):
        CurrencyFactory(code=code)

    plan = check(csv("Actividad;Fecha;Costo;Moneda", "Taller;2019-01-02;US$ 5;EUR"), "activities", city)

    assert codes(plan.errors) == ["other-currency"]


def test_days_numbered_as_excel_does_are_days_and_told(city):
    content = workbook(("Actividad", "Fecha"), ("Taller", 42809), ("Foro", 42810))

    plan, _batch = bring(content, "activities", city, filename="a.xlsx")

    assert set(Activity.objects.values_list("starts_on", flat=True)) == {dt.date(2017, 3, 15), dt.date(2017, 3, 16)}
    assert "serial-dates" in codes(plan.warnings)


def test_a_number_among_days_that_is_none_is_refused(city):
    content = workbook(("Actividad", "Fecha"), ("Taller", 42809), ("Foro", 7))

    with pytest.raises(RowsRefused) as refusal:
        bring(content, "activities", city, filename="a.xlsx")

    assert set(codes(refusal.value.plan.errors)) == {"not-a-date"}


def test_totals_notes_and_sections_are_told_and_not_stored(city):
    def merge(sheet):
        sheet.merge_cells("A2:C2")

    content = workbook(
        ("Actividad", "Fecha", "Costo"), ["PRIMER SEMESTRE"], ("Taller", dt.date(2019, 1, 2), 5),
        ("Foro", dt.date(2019, 2, 3), 6), ("TOTAL", None, 11), [], ["Fuente: oficina"], then=merge,
    )  # fmt: skip

    plan, _batch = bring(content, "activities", city, filename="a.xlsx")

    assert counts(plan) == (2, 0, 0, 0)
    told = [(each.code, each.row) for each in plan.warnings if each.row and each.code != "activity-kind-assumed"]
    assert told == [("section-row", 2), ("total-row", 5), ("blank-rows", 6), ("footnote-row", 7)]


def test_garbled_letters_are_told_and_kept_as_they_are(city):
    plan, _batch = bring(text("title;kind", "Hermandad con MedellÃ\xadn;letter"), "agreements", city)

    assert Agreement.objects.get().title == "Hermandad con MedellÃ\xadn"
    (told,) = [each for each in plan.warnings if each.code == "mojibake"]
    assert (told.row, told.column, told.params["proposal"]) == (2, "title", "Hermandad con Medellín")


def test_every_file_of_an_archive_that_fits_is_brought_in(city):
    archive = zipped({
        "2018.csv": csv("Actividad,Fecha", "Taller,2018-01-02"),
        "2019.xlsx": workbook(("Actividad", "Fecha"), ("Foro", dt.date(2019, 2, 3))),
        "leer.csv": csv("hola,mundo", "x,y"),
        "foto.png": b"\x89PNG",
    })  # fmt: skip

    plan, _batch = bring(archive, "activities", city, filename="a.zip")

    assert [(row.sheet, row.number) for row in plan.rows] == [("2018", 2), ("2019", 2)]
    assert {"member-left-out", "sheet-left-out"} <= set(codes(plan.warnings))


def test_hidden_rows_and_columns_are_read_and_told(city):
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    rows = ("Título", "Tipo", "País"), ("A", "Convenio", "Francia"), ("B", "Convenio", "Francia")

    plan = check(workbook(*rows, then=hide), "agreements", city, filename="a.xlsx")

    assert counts(plan) == (2, 0, 0, 0)
    told = [(each.code, each.row, each.column) for each in plan.warnings if each.code.startswith("hidden")]
    assert sorted(told) == [("hidden-column", 1, "Tipo"), ("hidden-row", 3, "")]


def test_bare_numbers_of_days_are_counted_from_the_year_of_the_workbook(city):
    rows = ("Título", "Tipo", "País", "Fecha de firma"), ("A", "Convenio", "Francia", 41347)
    content = workbook(*rows, then=lambda sheet: setattr(sheet.parent, "epoch", CALENDAR_MAC_1904))

    plan = check(content, "agreements", city, filename="a.xlsx")

    assert plan.rows[0].stored["signed_on"] == dt.date(2017, 3, 15)
    assert [each.params for each in plan.warnings if each.code == "serial-dates"] == [{"epoch": "1904"}]


@pytest.mark.parametrize(
    ("lines", "executed"),
    [
        (("Concepto;Año;Ejecutado (miles de pesos)", "Viajes;2023;12,5"), 12500),
        (("Cifras en miles de pesos;;", "Concepto;Año;Ejecutado", "Viajes;2023;12,5"), 12500),
        (("Concepto;Año;Ejecutado", ";;(M€)", "Viajes;2023;1,5"), 1_500_000),
        (("Concepto;Año;Ejecutado (miles)", "Viajes;2023;2 M"), 2_000_000),
        (("Concepto;Año;Ejecutado", "Viajes;2023;$ 1.200,50"), Decimal("1200.50")),
    ],
)
def test_the_unit_of_a_column_is_heeded_and_told(city, lines, executed):
    CurrencyFactory(code="EUR")

    plan = check(csv(*lines), "budget", city, mapping={"constants": {"currency": "EUR"}})

    assert plan.rows[0].stored["executed"] == executed
    assert ("scaled" in codes(plan.warnings)) == ("$" not in lines[-1])


def test_a_currency_in_a_header_is_that_of_its_sums(city):
    CurrencyFactory(code="USD")

    plan = check(csv("Concepto;Año;Ejecutado (USD)", "Viajes;2023;12"), "budget", city)

    assert (plan.rows[0].stored["currency"].code, "implied" in codes(plan.warnings)) == ("USD", True)


def test_years_of_a_budget_side_by_side_become_rows(city):
    CurrencyFactory(code="EUR")
    sheet, told = csv("Concepto;2022;2023", "Viajes;10;20"), {"constants": {"currency": "EUR"}}

    plan = check(sheet, "budget", city, mapping=told)
    assert [(row.stored["year"], row.stored["executed"]) for row in plan.rows] == [(2022, 10), (2023, 20)]

    told |= {"unfold": {"columns": ["2022", "2023"], "name": "year", "value": "planned"}}
    assert [row.stored["planned"] for row in check(sheet, "budget", city, mapping=told).rows] == [10, 20]


def test_partners_and_actors_side_by_side_become_rows(city):
    plan = check(csv("Proyecto;Lyon;Barcelona", "Agua;x;", "Suelo;;x"), "partners", city)

    assert [(row.values["project"], row.values["name"]) for row in plan.rows] == [
        ("Agua", "Lyon"),
        ("Suelo", "Barcelona"),
    ]


def test_networks_side_by_side_with_the_year_of_joining_become_memberships(city):
    plan = check(csv("Ciudad;Mercociudades;CIDEU", f"{city.name};2015;2018"), "memberships", city)

    assert [(row.values["network"], row.values["joined_on"].date.year) for row in plan.rows] == [
        ("Mercociudades", 2015),
        ("CIDEU", 2018),
    ]


def test_an_end_that_is_said_to_be_open_is_open(city):
    plan = check(csv("title,kind,vence", "A,letter,indefinido", "B,letter,31/12/2027"), "agreements", city)

    assert [row.stored.get("is_open_ended") for row in plan.rows] == [True, None]
    assert "read-as-open-ended" in codes(plan.warnings)
