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
        "Leeds|Lille|long ago|Amitié",
        "city|counterpart_city||",
    ),
}


@pytest.mark.parametrize(("dataset", "headers"), TWO_ROWS)
def test_columns_as_offices_head_them(dataset, headers):
    cells, fields = TWO_ROWS[dataset, headers]
    sheet = f"{headers}\n{cells}\n".replace("|", "\t").encode()

    (reading,), _notes = readings(read_workbook(sheet, "list.tsv"), data_set(dataset), Mapping())

    assert [column.field or "" for column in reading.columns] == fields.split("|")
