import pytest

from observatory.spreadsheets.reading import Row
from observatory.spreadsheets.units import Unit, read_unit, unit_above, unit_of_header


@pytest.mark.parametrize(
    ("header", "text", "unit"),
    [
        ("Costo (miles de pesos)", "miles de pesos", Unit(1000)),
        ("Presupuesto [M€]", "M€", Unit(1_000_000, "EUR")),
        ("Monto en miles de USD", "miles de USD", Unit(1000, "USD")),
        ("VALOR TOTAL (USD)", "USD", Unit(1, "USD")),
        ("monto_usd", "usd", Unit(1, "USD")),
        ("Budget (k€)", "k€", Unit(1000, "EUR")),
        ("Montant, en milliers d'euros", "milliers d'euros", Unit(1000)),
        ("Avance (%)", "%", Unit(1, "", True)),
        ("Custo (R$ milhões)", "R$ milhões", Unit(1_000_000, "BRL")),
    ],
)
def test_the_unit_beside_a_name_is_seen(header, text, unit):
    assert (unit_of_header(header), read_unit(text)) == (text, unit)


@pytest.mark.parametrize("header", ["Costo", "Costo (total)", "Mujeres (M)", "Título en inglés", "Fecha de fin", "Km"])
def test_what_is_no_unit_is_left_alone(header):
    assert unit_of_header(header) == ""


def test_a_line_above_the_table_tells_the_unit_of_its_sums():
    assert unit_above([Row(1, ("Presupuesto 2023",)), Row(2, ("Cifras en miles de pesos",))]) == "miles de pesos"
    assert unit_above([Row(1, ("(Millones de USD)",))]) == "Millones de USD"
    assert unit_above([Row(1, ("Informe en español",))]) == ""
