from decimal import Decimal

import pytest

from reporting.charts import Baseline, Break, Level, Line, OrdinalStrip, Place, Point, ShareBar, Stacked, Target
from reporting.charts.descriptions import plain, plain_percent
from tests.reporting.charts.examples import series


@pytest.mark.parametrize("value", [1.5, "1", True])
def test_a_chart_takes_no_float_no_text_and_no_truth(value):
    with pytest.raises(TypeError):
        Point("2025", value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+30", "-1E+30", "1E-13"])
def test_a_chart_refuses_what_cannot_be_drawn(value):
    with pytest.raises(ValueError, match="cannot be drawn"):
        Point("2025", Decimal(value))


def test_whole_numbers_become_decimals_and_missing_stays_missing():
    assert Point("2025", 3).value == Decimal(3)
    assert isinstance(Point("2025", 3).value, Decimal)
    assert Point("2025", None).value is None
    assert Point("2025", 0).value == 0


@pytest.mark.parametrize(
    "marks",
    [
        {"targets": (Target("t", 1, first="1999"),)},
        {"targets": (Target("t", 1, last="1999"),)},
        {"baseline": Baseline("1999")},
        {"breaks": (Break("1999", "why"),)},
    ],
)
def test_a_line_knows_only_its_own_periods(marks):
    with pytest.raises(ValueError, match="1999 is not a period"):
        Line(title="x", points=series(1, 2), **marks)


def test_a_level_must_be_one_of_the_rubric():
    with pytest.raises(ValueError, match="Superb is not a level"):
        OrdinalStrip(title="x", levels=("High", "Low"), points=(Level("2025", "Superb"),))


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(14, 22, Decimal(1400) / 22), (0, 5, 0), (0, 0, None), (None, 5, None)]
)
def test_a_share_is_a_percentage_or_nothing(part, whole, share):
    assert ShareBar(title="x", part=part, whole=whole, things="areas").share == share


@pytest.mark.parametrize(("part", "whole"), [(23, 22), (-1, 22)])
def test_a_part_is_not_larger_than_its_whole(part, whole):
    with pytest.raises(ValueError, match="is not a part of"):
        ShareBar(title="x", part=part, whole=whole, things="areas")


def test_a_part_of_a_whole_is_not_negative():
    with pytest.raises(ValueError, match="cannot be negative"):
        Stacked(title="x", points=series(3, -1))


@pytest.mark.parametrize(("longitude", "latitude"), [(181, 0), (-181, 0), (0, 91), (0, -91)])
def test_a_place_is_on_the_globe(longitude, latitude):
    with pytest.raises(ValueError, match="not on the globe"):
        Place("Nowhere", longitude, latitude)


def test_numbers_are_written_plainly_by_default():
    assert plain(Decimal("270677145639.55")) == "270677145639.55"
    assert plain(Decimal("2E+1")) == "20"
    assert plain_percent(Decimal("63.63")) == "64 %"
