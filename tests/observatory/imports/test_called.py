"""Columns as offices of four languages head them are recognised without help, and what they do not hold is not."""

import pytest

from observatory.imports import Mapping, readings
from observatory.resources import data_set
from observatory.spreadsheets import read_workbook

TWO_ROWS = {
    ("agreements", "Município|Cidade parceira|Tipo de instrumento|Celebração|Fim da vigência|Órgão responsável"): (
        "Recife|Porto|Cidade-irmã|12/03/1986|2026|Gabinete",
        "city|counterpart_city|kind|signed_on|ends_on|department",
    ),
    ("agreements", "Commune|Ville jumelée|Intitulé de la convention|Année de jumelage|Thématiques"): (
        "Lyon|Birmingham|Jumelage|1951|Culture",
        "city|counterpart_city|title|signed_on|note",
    ),
    ("agreements", "UK town/city|Twin town|Year twinned|Type of link|Expiration date"): (
        "Leeds|Lille|1968|Twinning|2030",
        "city|counterpart_city|signed_on|kind|ends_on",
    ),
    ("missions", "Nombre de la misión|Ciudad destino|País destino|Fecha de salida|Fecha de regreso|Costo total"): (
        "Feria|Madrid|España|12/03/2019|15/03/2019|1000",
        "title|destination|country|starts_on|ends_on|cost",
    ),
    ("projects", "Titre du projet|Chef de file|Budget total|Pays partenaires|Site internet"): (
        "Eau|Lyon|1200|Italie|x.org",
        "title|lead|budget|countries|url",
    ),
    ("budget", "Rubro|Vigencia|Presupuesto inicial|Presupuesto definitivo|Compromisos|Pagos"): (
        "Viajes|2023|1000|1200|900|800",
        "title|year||planned|executed|",
    ),
    ("memberships", "Organisation|Year joined|Annual fee|Role in network|Member city"): (
        "ICLEI|1995|1000|Member|Leeds",
        "network|joined_on|fee|role|city",
    ),
    ("actors", "Razón social|Tipo de institución|Sitio web"): ("Universidad|Academia|x.org", "name|group|website"),
    ("agreements", "City|Partner city|Established|Nature du lien"): (
        "Leeds|Lille|long ago|Profond",
        "city|counterpart_city||",
    ),
}


@pytest.mark.parametrize(("dataset", "headers"), TWO_ROWS)
def test_columns_as_offices_head_them(dataset, headers):
    cells, fields = TWO_ROWS[dataset, headers]
    sheet = f"{headers}\n{cells}\n".replace("|", "\t").encode()

    (reading,), _notes = readings(read_workbook(sheet, "list.tsv"), data_set(dataset), Mapping())

    assert [column.field or "" for column in reading.columns] == fields.split("|")


def understood(dataset, *lines):
    sheet = "\n".join(lines).replace("|", "\t").encode()
    (reading,), _notes = readings(read_workbook(sheet, "list.tsv"), data_set(dataset), Mapping())
    return [(column.field, column.reason) for column in reading.columns]


@pytest.mark.parametrize(
    ("cells", "field"),
    [(["sí", "no"], "is_public"), (["120", "45"], "participants"), (["1", "0"], None), (["Docentes", "vecinos"], None)],
)
def test_a_header_with_two_meanings_is_told_by_its_cells_or_asked(cells, field):
    *_others, (found, reason) = understood("activities", "Actividad|Fecha|Público", *(f"A|2024|{c}" for c in cells))

    assert (found, reason) == (field, "similar" if field else "asked")


def test_a_header_whose_other_meanings_have_columns_of_their_own_is_not_asked_about():
    found = understood("activities", "Actividad|Fecha|Participantes|Público", "A|2024|12|")

    assert found[-1] == ("is_public", "similar")


def test_a_department_beside_a_region_may_be_a_territory():
    assert understood("agreements", "Commune|Département|Région|Pays", "Lyon|Rhône|Sud|Italie")[1] == (None, "asked")
    assert understood("agreements", "Título|Departamento", "A|Cultura")[1][0] == "department"


def test_what_the_cells_do_not_bear_out_gives_way_to_the_next_meaning():
    found = understood("missions", "Motivo|Fecha de salida|Destino", "Visitar la feria de turismo|2024-05-01|Madrid")

    assert [field for field, _reason in found] == ["title", "starts_on", "destination"]


def test_the_only_city_beside_a_country_is_the_other_one():
    found = understood("agreements", "Ciudad|País|Año", "Lyon|Francia|1999")

    assert [field for field, _reason in found] == ["counterpart_city", "counterpart_country", "signed_on"]


def test_numbers_of_rows_are_no_codes():
    assert understood("agreements", "_id|Título|Tipo", "1|A|Convenio")[0] == (None, "unknown")


def test_what_a_person_chose_before_is_kept_whatever_the_columns_beside_it_tell():
    sheet = b"Fecha;Motivo;Cargo;Nombre;Otros gastos\n2024-05-01;Foro;Directora;Ana;12\n"
    (reading,), _notes = readings(
        read_workbook(sheet, "list.csv"), data_set("missions"), Mapping(), {"Nombre": "title", "Otros gastos": "cost"}
    )

    assert [column.field for column in reading.columns][-2:] == ["title", "cost"]
