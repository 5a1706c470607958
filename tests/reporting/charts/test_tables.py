from decimal import Decimal

import pytest

from reporting.charts import Bullet, Chart, Line, OrdinalStrip, Point, ShareBar, Sparkline, table
from reporting.charts.tables import Table
from tests.reporting.charts.examples import CASES, EACH_KIND, HUGE, exchanges, series


@pytest.mark.parametrize("name", CASES)
def test_a_table_has_a_cell_for_every_heading(name):
    told = table(CASES[name])
    assert told.caption == CASES[name].title
    assert len(told.header) == len(told.numeric) >= 2
    assert all(len(row) == len(told.header) for row in told.rows)
    assert all(isinstance(cell, str) for row in (told.header, *told.rows) for cell in row)


@pytest.mark.parametrize("name", [name for name in CASES if hasattr(CASES[name], "points")])
def test_a_table_has_every_point_once(name):
    assert sorted(row[0] for row in table(CASES[name]).rows) == sorted(point.label for point in CASES[name].points)


def test_the_table_of_the_line_says_which_target_was_in_force():
    assert table(exchanges()) == Table(
        "Eleven exchanges in 2025",
        ("Period", "Value", "Original target", "Adjusted target", "Note"),
        (
            ("2019", "4", "12", "–", "baseline"),
            ("2020", "6", "12", "–", ""),
            ("2021", "3", "12", "–", ""),
            ("2022", "5", "12", "–", ""),
            ("2023", "8", "12", "–", ""),
            ("2024", "9", "–", "10", ""),
            ("2025", "11", "–", "10", ""),
        ),
        (False, True, True, True, False),
    )


def test_a_missing_value_is_its_reason_and_zero_is_zero():
    rows = table(Line(title="x", points=series(0, "survey not held", ""))).rows
    assert rows == (("2019", "0"), ("2020", "survey not held"), ("2021", "no data"))


def test_notes_and_breaks_have_a_column():
    told = table(CASES["gaps and a break"])
    assert told.header == ("Period", "Value", "Target", "Note")
    assert told.rows[4] == ("2023", "55", "70", "new definition")
    assert table(CASES["baseline of its own"]).rows[2] == ("2021", "3", "12", "–", "revised baseline: 4.5")
    assert table(Line(title="x", points=(Point("2025", 3, "estimate"),))).rows == (("2025", "3", "estimate"),)


def test_numbers_are_written_as_the_caller_writes_them_and_to_the_last_digit():
    def spanish(value):
        return f"{value:,f}".translate(str.maketrans(",.", ".,"))

    assert table(Line(title="x", points=series(HUGE), format=spanish)).rows == (("2019", "270.677.145.639,55"),)


def test_the_unit_heads_the_column():
    assert table(Sparkline(title="x", unit="Exchanges", points=series(1))).header == ("Period", "Exchanges")


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("bars", (("2019", "6", "10"), ("2020", "12", "10"), ("2021", "9", "10"))),
        ("horizontal bars", (("Product", "10"), ("Input", "2"), ("?", "no data"))),
        ("bullet", (("2025", "15", "20"),)),
        ("share", (("Areas at the table", "14 of 22 areas, 64 %", "70 %"),)),
        ("ordinal strip", (("2023", "Low"), ("2024", "survey not held"), ("2025", "High"))),
        ("choice strip", (("2023", "Council"), ("2024", "closed"), ("2025", "Mayor"))),
        ("binary strip", (("Q1", "Yes"), ("Q2", "No"), ("Q3", "closed"))),
        ("stacked", (("alive", "11"), ("quiet", "6"), ("dormant", "4"), ("over", "2"))),
        ("world map", (("Honolulu", "United States"), ("Suva", "Fiji"))),
        ("bullet without data", (("None", "survey not held", "70"),)),
        ("bullet without target", (("Alone", "15"),)),
        ("share of nothing", (("None", "no areas yet"),)),
    ],
)
def test_every_kind_has_its_rows(name, rows):
    assert table(CASES[name]).rows == rows


def test_a_chart_of_no_kind_has_no_table():
    with pytest.raises(TypeError):
        table(Chart(title="x"))


def test_a_percentage_is_written_by_the_callers_own_way():
    chart = ShareBar(title="x", part=1, whole=3, things="areas", percent=lambda value: f"{value:.1f}%", period="2025")
    assert table(chart).rows == (("2025", "1 of 3 areas, 33.3%"),)
    assert table(Bullet(title="x", value=Decimal("1.50"), target=2)).rows == (("x", "1.50", "2"),)


def test_every_kind_is_tried():
    assert {type(chart) for chart in EACH_KIND.values()} == {*Chart.__subclasses__(), *OrdinalStrip.__subclasses__()}
