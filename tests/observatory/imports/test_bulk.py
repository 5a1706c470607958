"""Rows judged by columns have the fate and the values of rows judged one by one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


def judged(content, city):
    """What would become of each row, what it would store, and everything that is told."""
    plan = checked(content, "sheet.csv", dataset="measurements", city=city, mapping=Mapping())
    told = [(each.code, each.row, each.column, each.value) for each in (*plan.errors, *plan.warnings)]
    return [(row.number, row.fate, sorted(row.changes), said_of(row)) for row in plan.rows], told, len(plan.bulks)


def said_of(row):
    """What a row says of its record, in words; what says nothing is blank in the record either way."""
    values = row.defaults | row.stored
    return {name: str(value) for name, value in values.items() if value not in ("", None) and name != "recorded_at"}


def stored(city):
    bring(MIXED, "measurements", city, set_aside=True)
    return sorted(Measurement.objects.filter(city=city).values_list(*NAMES))


def test_a_mixed_file_is_judged_by_columns_and_has_every_fate(city):
    rows, _told, in_bulk = judged(MIXED, city)

    assert in_bulk
    assert rows[-1][1] == RowFate.REJECTED, "its period is locked"
    assert {fate for _row, fate, *_rest in rows} == {RowFate.CREATED, RowFate.UPDATED, RowFate.REJECTED}


CELLS = (
    st.sampled_from(["A", "B", "C", "", "B "]),
    st.sampled_from(["2001", "2002-Q1", "2004", "2005", "soon", ""]),
    st.sampled_from(["", "Sex=Women", "Sex=", "Women"]),
    st.sampled_from(["1", "4", "3.5", "-2", "0.0000000001", "twelve", "n/d", "", "12 %", "1,5"]),
    st.sampled_from(["", "km"]),
    st.sampled_from(["", "INE"]),
)


@given(st.lists(st.tuples(*CELLS), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_by_columns_and_row_by_row_rows_have_the_same_fates_records_and_problems(city, rows):
    content = csv("indicator;period;segment;value;unit;source", *map(";".join, rows))
    by_columns = judged(content, city)
    with pytest.MonkeyPatch.context() as one_by_one:
        one_by_one.setattr(Measurements, "in_blocks", False)

        assert judged(content, city)[:2] == by_columns[:2]


def test_what_is_written_by_columns_is_what_is_written_row_by_row(city, monkeypatch):
    other = CityFactory(code="cali", name="Cali", name_key="cali", languages=["en"])
    for code, kind in (("A", "count"), ("B", "index")):
        IndicatorFactory(code=code, city=other, value_type=kind)
    bring(csv("indicator,period,value", "A,2004,4"), "measurements", other)
    PeriodLockFactory(city=other, period=period_of("2005"))
    by_columns = stored(city)

    monkeypatch.setattr(Measurements, "in_blocks", False)
    assert by_columns == stored(other)
