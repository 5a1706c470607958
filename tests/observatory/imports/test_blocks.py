"""What came with many rows: found again by its record, row by row, and taken back."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.models import Measurement
from indicators.views.changes import events_of
from observatory.imports import RowsOfBatch, blocks, undo
from observatory.models import Change, ImportedBlock
from observatory.services.changes import brought_in, rows_behind
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import CityFactory, MembershipFactory
from tests.factories.sheets import bring, csv

LABEL = "indicators.measurement"
VALUES = csv(
    "indicator,period,value,nota,colour", *(f"A,{year},{year / 8},,red{year % 3}" for year in range(2000, 2025))
)


@pytest.fixture
def city(db):
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota", languages=["en"])


@pytest.fixture
def brought(city, monkeypatch):
    monkeypatch.setattr(blocks, "AT_ONCE", 10)
    IndicatorFactory(code="A", city=city, value_type="index")
    person = MembershipFactory(city=city, role="staff").user
    return bring(VALUES, "measurements", city, by=person)[1]


def test_every_record_tells_its_file_its_row_its_cells_and_who_brought_it_when(brought, city):
    assert [len(block.rows) for block in brought.blocks.all()] == [10, 10, 5]
    for measurement in Measurement.objects.select_related("period"):
        year = int(measurement.period.code)
        (row,) = rows_behind(measurement)
        (line,) = brought_in(LABEL, [measurement.uuid])

        assert (row.batch, row.sheet, row.row) == (brought, "sheet", year - 1998)
        assert row.raw == {"indicator": "A", "period": str(year), "value": str(year / 8), "colour": f"red{year % 3}"}
        assert (line.action, line.by, line.channel, line.city) == ("imported", brought.uploaded_by, "import", city)
        assert (line.after["value"], line.after["period"]) == (f"{measurement.value.normalize():f}", str(year))


def test_the_log_has_one_line_for_the_batch_and_the_page_of_a_value_shows_its_own(brought, city):
    measurement = Measurement.objects.first()

    assert Change.objects.get(record=LABEL).after == {"rows": 25}
    (event,) = events_of(city, LABEL, [measurement.uuid], city.locale)
    assert event["who"] == str(brought.uploaded_by)
    assert [after for _name, before, after in event["differences"]] != []


def test_the_rows_of_a_batch_are_taken_by_pages(brought):
    rows = RowsOfBatch(brought, LABEL)

    assert len(rows) == 25
    assert [row.row for row in rows[8:12]] == [10, 11, 12, 13]
    assert [row.row for row in rows[20:40]] == [22, 23, 24, 25, 26]


def test_a_batch_is_taken_back_and_the_log_says_so(brought, city):
    undo(brought)

    assert not Measurement.objects.exists()
    assert [line.after for line in Change.objects.filter(record=LABEL, action="undone")] == [{"rows": 25}]


def test_a_record_that_came_otherwise_is_in_no_block(brought):
    last = brought.blocks.last()

    assert ImportedBlock.objects.holding(LABEL, last.uuid_at(len(last.rows))) is None
    assert ImportedBlock.objects.holding(LABEL, uuid.UUID(int=0)) is None
    assert ImportedBlock.objects.holding("observatory.agreement", last.first) is None


def test_the_uuids_of_a_batch_are_of_version_seven_and_leave_room():
    first = uuid.UUID(int=blocks.first_uuid())

    assert (first.version, first.variant) == (7, uuid.RFC_4122)
    assert uuid.UUID(int=first.int + 2**32 - 1).version == 7
    assert first.int % 2**32 == 0


@given(st.dictionaries(st.text(max_size=3), st.lists(st.text(max_size=3), min_size=3, max_size=3), max_size=4))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_packed_is_told_again(columns):
    block = ImportedBlock(rows=[1, 2, 3], values=blocks.packed(columns))

    assert [block.values_at(place) for place in range(3)] == [
        {name: values[place] for name, values in columns.items()} for place in range(3)
    ]
