"""However many rows a list has, bringing it in and bringing it in again asks the database as often."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.observatory import CurrencyFactory
from tests.factories.sheets import bring, counts, csv

pytestmark = pytest.mark.django_db
LISTS = {
    "projects": ("Título;Inicio;Socio líder;Socios", "Proyecto {n};2020;Ciudad {n};Org {n} (FR)|Otra {n} (ES)"),
    "partners": ("Proyecto;Socio;País;Rol", "Ríos;Org {n};FR;socio"),
    "missions": ("Fecha;Destino;Motivo;Cargo;Pasajes", "2023-01-0{n};Lyon;Viaje {n};Directora;{n}00,50"),
    "actors": ("Nombre;Sector;País", "Org {n};Academia;FR"),
    "networks": ("Nombre;Sigla;País", "Red {n};R{n};FR"),
    "memberships": ("Red;Desde;Cuota 2021;Cuota 2022", "Red {n};1999;{n} €;{n} €"),
}


def asked(name, rows, city):
    head, row = LISTS[name]
    with CaptureQueriesContext(connection) as queries:
        plan, _batch = bring(csv(head, *(row.format(n=n) for n in range(1, rows + 1))), name, city)
    return len(queries), counts(plan)


@pytest.mark.parametrize("name", LISTS)
def test_more_rows_ask_no_more(name, city):
    CurrencyFactory(code="EUR")
    asked(name, 1, city)  # what is remembered for good is read by the first

    few, (new, *_others) = asked(name, 3, city)
    many, (more, *_others) = asked(name, 9, city)
    again = [asked(name, rows, city) for rows in (3, 9)]

    assert (new, more) == (2, 6)
    assert many <= few
    assert [told[1] for told in again] == [(0, 0, 3, 0), (0, 0, 9, 0)]
    assert again[1][0] <= again[0][0]
