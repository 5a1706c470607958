"""Lists that offices keep in layouts of their own go in without help: every row, every column that means something."""

from pathlib import Path

import pytest
import yaml

from observatory.forms.imports import SheetForm
from observatory.imports import RowsOfBatch
from observatory.imports.mapping import ALL
from observatory.imports.provenance import cells_behind
from observatory.models import ImportBatch
from observatory.spreadsheets import Refused, read_workbook
from tests.factories.sheets import bring, check, codes, counts, csv
from tests.observatory.spreadsheets.corpus.making import workbook

pytestmark = pytest.mark.django_db
FILES = yaml.safe_load(Path(__file__).with_name("files_of_offices.yaml").read_text())


@pytest.fixture
def city(rosario):
    return rosario


def beside_it(sheet, name, rows):
    """Put another sheet of these rows into the workbook."""
    other = sheet.parent.create_sheet(name)
    for row in rows:
        other.append(row)


def plan_of(file, city):
    constants = {"currency": "EUR"} if file["dataset"] == "budget" else {}
    content = file["text"].replace("|", "\t").encode()
    return check(content, file["dataset"], city, filename="list.tsv", mapping={"constants": constants})


def test_every_row_goes_in_and_every_column_that_means_something_is_recognised(city):
    lost, missed = {}, {}
    for name, file in FILES.items():
        plan = plan_of(file, city)
        if plan.errors or len(plan) != file["rows"]:
            lost[name] = len(plan), [(each.row, each.column, each.code) for each in plan.errors]
        unused = {each.header for each in plan.first.columns if not each.field}
        if unused != set(file["unused"]):
            missed[name] = unused ^ set(file["unused"])

    assert (lost, missed) == ({}, {})


def test_what_is_read_in_other_words_is_told(city):
    plan = plan_of(FILES["twin cities of an English city"], city)

    told = {(each.row, each.column): each.params["meant"] for each in plan.warnings if each.code == "read-as"}
    assert told == {(7, "Country"): "China", (8, "Year Established"): "2007"}


def test_days_without_a_year_are_of_the_year_of_their_sheet(city):
    plan = check(b"Misiones 2022;;\nFecha;Mision;Destino\nmarzo;Feria;Madrid\n15/10;Cumbre;Lyon", "missions", city)

    assert [row.stored["starts_on"].isoformat() for row in plan.rows] == ["2022-03-01", "2022-10-15"]


def test_the_words_of_another_office_refuse_no_row_and_a_slip_among_ours_does(city):
    theirs = check(b"Titulo;Fecha;Tipo\nA;2022;/a/b\nB;2022;/a/c\nC;2022;/d", "activities", city)
    ours = check(b"Titulo;Fecha;Tipo\nA;2022;Foro\nB;2022;Taller\nC;2022;pachanga", "activities", city)

    assert (codes(theirs.errors), codes(theirs.warnings).count("not-in-list")) == ([], 3)
    assert codes(ours.errors) == ["not-in-list"]


def test_those_who_only_come_from_somewhere_are_visitors(city):
    plan = check(b"Fecha;Motivo;Procedencia\n2022-03-01;Conocer el metro;Medellin", "missions", city)

    assert plan.rows[0].stored["kind"] == "visit-in"


def test_a_column_of_a_common_breakdown_tells_groups_apart(city):
    plan = check(b"indicator,period,sexo,value\nX,2022,Mujeres,1", "measurements", city)

    assert [each.header for each in plan.first.columns if each.is_segment] == ["sexo"]


def test_cities_that_are_never_ours_are_those_of_others_and_codes_of_another_source_are_none(city):
    visited = check(b"Fecha;Ciudad;Objeto\n2022-03-01;Lyon;Feria\n2022-04-01;Madrid;Foro", "missions", city)
    coded = check(b"Name;CodeCity;Start\nAgua;IT23;2015\nSuelo;NL3;2016", "projects", city)
    ours = check(b"Titulo;Ciudad;Fecha\nForo;Rosario;2022\nTaller;Lyon;2022", "activities", city)

    assert [row.values["destination"] for row in visited.rows] == ["Lyon", "Madrid"]
    assert [each.field for each in coded.first.columns] == ["title", None, "starts_on"]
    assert [(each.row, each.code) for each in ours.errors] == [(3, "unknown-city")]


def test_a_fee_for_each_year_becomes_a_row_that_knows_its_cell(city):
    bring(csv("Organisme;Depuis", "Eurocities;1991", "AIMF;2005"), "memberships", city)
    sheet = csv(
        "Organisme;Depuis;Cotisation 2022;Cotisation 2023 (prov.);Remarques",
        "Eurocities;1991;16 950 €;17 010 €;a",
        "AIMF;2005;;10 000 €;b",
    )

    plan, batch = bring(sheet, "fees", city)

    told = [(row.number, row.stored["year"], row.stored["amount"]) for row in plan.rows]
    assert told == [(2, 2022, 16950), (2, 2023, 17010), (3, 2023, 10000)]
    behind = [
        {each["text"]: each["address"] for each in cells_behind(row)}
        for row in RowsOfBatch(batch, "observatory.networkfee")[:3]
    ]
    assert [each.get("17 010 €") for each in behind] == [None, "D2", None]
    assert counts(bring(sheet, "fees", city)[0]) == (0, 0, 3, 0)


def test_sheets_named_by_years_are_read_together_and_a_title_tells_the_year_of_its_rows(city):
    rows = (("Partida", "Crédito inicial"), ("Cuotas", "100 €"))
    book = workbook(*rows, name="2021", then=lambda sheet: beside_it(sheet, "2022", rows))
    both = check(book, "budget", city, filename="list.xlsx")
    batch = ImportBatch(dataset="budget", city=city)
    chosen = SheetForm(workbook=read_workbook(book, "list.xlsx"), batch=batch, shown=None).chosen
    titled = check(csv("Presupuesto 2023;", "Concepto;Previsto", "Cuotas;100 €"), "budget", city)

    assert [(row.sheet, row.stored["year"]) for row in both.rows] == [("2021", 2021), ("2022", 2022)]
    assert chosen == ALL, "the page offers the same beforehand"
    assert [row.stored["year"] for row in titled.rows] == [2023]
    assert "named-by-title" in codes(titled.warnings)


def test_numbers_beside_a_year_are_of_what_their_columns_name(city):
    plan = check(csv("Año;Eurocities;AIMF", "2022;100;200", "2023;n/d;210"), "fees", city)

    assert [row.values["network"] for row in plan.rows] == ["Eurocities", "AIMF", "Eurocities", "AIMF"]


def test_what_is_suspended_is_told_to_be_taken_as_ended(city):
    plan = check(csv("Ciudad hermana;País;Estado", "Lyon;Francia;Suspendido"), "agreements", city)

    assert [(each.code, each.params["meant"]) for each in plan.warnings if each.column == "Estado"] == [
        ("read-as", "Ended")
    ]


def test_names_listed_with_commas_are_parted_where_a_cell_has_several_and_a_name_with_a_comma_is_one(city):
    head = "Acrónimo;Título;Socios"
    listed = check(csv(head, "A;Uno;Marsella, Génova, Turín", "B;Dos;París"), "projects", city)
    named = check(csv(head, "A;Uno;Ministerio de Cultura, Artes y Patrimonio"), "projects", city)

    assert listed.rows[0].values["partners"] == ["Marsella", "Génova", "Turín"]
    assert "parted-at-commas" in codes(listed.warnings)
    assert len(named.rows[0].values["partners"]) == 1


def test_the_order_that_a_column_name_says_is_kept_and_a_share_counts_nobody(city):
    dated = check(csv("Titulo;Firma (dd/mm/aaaa)", "A;05/11/2011", "B;12/13/2015"), "agreements", city)
    shares = check(csv("Actividad;Inicio;% mujeres", "A;2023;55%", "B;2023;60"), "activities", city)

    assert dated.rows[0].values["signed_on"].date.isoformat() == "2011-11-05"
    assert [(each.row, each.code) for each in dated.errors] == [(3, "other-date-order")]
    assert [each.field for each in shares.first.columns] == ["title", "starts_on", None]


def test_the_decimal_mark_of_one_column_tells_that_of_another_whose_cells_read_both_ways(city):
    sheet = csv("Mision;Destino;Fecha;Pasajes;Viaticos", "Foro;Lyon;13/03/2023;1.250.000;450.000")

    plan = check(sheet, "missions", city)

    assert plan.rows[0].stored["cost"] == 1700000


def test_the_marks_of_footnotes_are_left_out_and_told(city):
    sheet = csv("Town;Country;Since;Notes", "Lyon[1][2];France[note 3];1972[4];[5]", "Nagoya;Japan Japan;1986;see [6]")

    plan = check(sheet, "agreements", city)

    told = [(row.values["counterpart_city"], row.stored["signed_on"].year, row.values.get("note")) for row in plan.rows]
    assert told == [("Lyon", 1972, None), ("Nagoya", 1986, "see")]
    assert [row.values["counterpart_country"].pk for row in plan.rows] == ["FR", "JP"]
    assert codes(plan.warnings).count("read-as") == 5


def test_the_first_column_of_different_words_is_the_name_that_a_record_must_have_where_more_is_understood(city):
    more = check(csv("Hora;Zutano;Fecha;Lugar;Asistentes", "10:00;A;2022;X;5", "18:00;B;2023;Y;8"), "activities", city)

    assert [row.stored["title"] for row in more.rows] == ["A", "B"]
    with pytest.raises(Refused, match="missing-columns"):
        check(csv("Zutano;Fecha;Mengano", "A;2022;1", "B;2023;2"), "activities", city)
