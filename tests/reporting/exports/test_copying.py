import csv
import json
from decimal import Decimal

import pytest

from indicators.models import Measurement
from observatory.spreadsheets.writing import csv_lines
from reporting.exports import copying
from reporting.exports.measured import MEASUREMENTS
from tests.factories import indicators, observatory
from tests.factories.published import value

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _values():
    city = observatory.PublicCityFactory(code="lima")
    adoption = indicators.AdoptedIndicatorFactory(city=city, indicator__code="X-1", indicator__unit_es="")
    value(adoption, number=Decimal("1234567.250"), segment="", note='=1+1 "quoted", and\nbroken', unit="")
    for n, text in enumerate(["", "-5", "'=x", "＝x", "\tx", "it's -5", "'quoted'"]):
        value(adoption, number=Decimal(n) / 100, segment=f"Part={n}", source_text=text, method=text, unit=text)
    value(adoption, number=None, no_data_reason="late", segment="Part=none")
    value(adoption, number=Decimal("0.000000001"), segment="Part=least")
    value(adoption, number=Decimal("-123456.12345"), segment="Part=less")
    value(indicators.AdoptedIndicatorFactory(city=city, is_public=False))
    Measurement.objects.earliest("pk").save()  # PostgreSQL lays what is written anew behind the others


def test_many_values_have_the_same_cells_as_those_written_one_by_one():
    many = list(csv.reader("".join(MEASUREMENTS.csv()).splitlines(keepends=True)))
    one_by_one = csv.reader("".join(csv_lines(MEASUREMENTS.heads, MEASUREMENTS.table())).splitlines(keepends=True))
    assert many == list(one_by_one)
    assert len(many) == 12
    assert sum(n for _text, n in MEASUREMENTS.csv_blocks()) == 11


def test_more_values_than_are_put_into_order_have_the_same_lines(monkeypatch):
    in_order = "".join(MEASUREMENTS.csv()).splitlines()
    monkeypatch.setattr(copying, "ORDERED_AT_MOST", 0)

    assert sorted("".join(MEASUREMENTS.csv()).splitlines()) == sorted(in_order)


def test_a_text_without_a_letter_is_not_tried_for_a_formula():
    """PostgreSQL says that it begins with 0, and to try all of them doubled the time of a million values."""
    assert "0" not in copying.STARTS.split(", ")
    assert str(ord("=")) in copying.STARTS.split(", ")


def test_many_values_are_the_same_objects_as_those_written_one_by_one():
    many = [json.loads(item) for items in MEASUREMENTS.json_blocks() for item in items]
    assert many == [MEASUREMENTS.plain(record) for record in MEASUREMENTS.stream()]
    assert list(many[0]) == [column.name for column in MEASUREMENTS.columns]
