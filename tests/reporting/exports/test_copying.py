import csv
from decimal import Decimal

import pytest
from django.db import connection

from observatory.spreadsheets.writing import csv_lines
from reporting.exports.measured import MEASUREMENTS
from tests.factories import indicators, observatory
from tests.factories.published import value

pytestmark = pytest.mark.django_db


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL copies")
def test_the_database_writes_the_same_cells_as_we_do():
    assert connection.vendor == "postgresql"
    city = observatory.PublicCityFactory(code="lima")
    adoption = indicators.AdoptedIndicatorFactory(city=city, indicator__code="X-1", indicator__unit_es="")
    value(adoption, number=Decimal("1234567.250"), segment="", note='=1+1 "quoted", and\nbroken', unit="")
    for n, text in enumerate(["", "-5", "'=x", "＝x", "\tx", "it's -5", "'quoted'"]):
        value(adoption, number=Decimal(n) / 100, segment=f"Part={n}", source_text=text, method=text, unit=text)
    value(adoption, number=None, no_data_reason="late", segment="Part=none")

    copied = list(csv.reader("".join(MEASUREMENTS.csv()).splitlines(keepends=True)))
    written = csv.reader("".join(csv_lines(MEASUREMENTS.heads, MEASUREMENTS.table())).splitlines(keepends=True))
    assert copied == list(written)
    assert len(copied) == 10
