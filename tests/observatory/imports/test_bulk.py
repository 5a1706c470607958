"""Rows judged by columns have the fate and the values of rows judged one by one."""

import pytest

from indicators.models import Measurement
from indicators.resources.measurements import Measurements
from indicators.services.periods import period_of
from observatory.choices import RowFate
from observatory.imports import Mapping, checked
from tests.factories.indicators import IndicatorFactory, PeriodLockFactory
from tests.factories.observatory import CityFactory
from tests.factories.sheets import bring, csv

MIXED = csv(
    "indicator,period,segment,value,unit,source",
    "A,2001,,1,,INE",
    "A,2002,,-2,,",
    "A,2003,,n/d,,INE",
    "B,2001,Sex=Women,3.5,km,",
    "B,2001,Sex=Women,4,km,INE",
    "B,2002,,twelve,km,INE",
    "B,2003,,0.0000000001,km,INE",
    "C,2003,,1,,INE",
    "A,2004,,40,,INE",
    "A,2005,,50,,",
)
NAMES = ("indicator__code", "period__code", "segment", "value", "unit", "source_text", "state", "no_data_reason")


@pytest.fixture
def city(db):
    city = CityFactory(code="bogota", name="Bogotá", name_key="bogota", languages=["en"])
    IndicatorFactory(code="A", city=city, value_type="count")
    IndicatorFactory(code="B", city=city, value_type="index")
    bring(csv("indicator,period,value", "A,2004,4"), "measurements", city)
    PeriodLockFactory(city=city, period=period_of("2005"))
    return city


def fates_of(city):
    plan = checked(MIXED, "sheet.csv", dataset="measurements", city=city, mapping=Mapping())
    told = [(each.code, each.row, each.column) for each in (*plan.errors, *plan.warnings)]
    return [(row.number, row.fate, sorted(row.changes)) for row in plan.rows], told, len(plan.bulks)


def stored(city):
    bring(MIXED, "measurements", city, set_aside=True)
    return sorted(Measurement.objects.filter(city=city).values_list(*NAMES))


def test_a_file_has_the_same_fates_and_values_by_columns_and_row_by_row(city, monkeypatch):
    fates, told, in_bulk = fates_of(city)
    assert in_bulk
    assert fates[-1][1] == RowFate.REJECTED, "its period is locked"
    assert {fate for _row, fate, _changes in fates} == {RowFate.CREATED, RowFate.UPDATED, RowFate.REJECTED}

    monkeypatch.setattr(Measurements, "in_blocks", False)
    assert fates_of(city) == (fates, told, 0)


def test_what_is_written_by_columns_is_what_is_written_row_by_row(city, monkeypatch):
    other = CityFactory(code="cali", name="Cali", name_key="cali", languages=["en"])
    for code, kind in (("A", "count"), ("B", "index")):
        IndicatorFactory(code=code, city=other, value_type=kind)
    bring(csv("indicator,period,value", "A,2004,4"), "measurements", other)
    PeriodLockFactory(city=other, period=period_of("2005"))
    by_columns = stored(city)

    monkeypatch.setattr(Measurements, "in_blocks", False)
    assert by_columns == stored(other)
