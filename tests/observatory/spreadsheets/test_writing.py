import datetime as dt
import io
import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from observatory.spreadsheets import read_number, read_workbook
from observatory.spreadsheets.writing import (
    LONGEST_CELL,
    csv_lines,
    csv_text,
    formula_safe,
    ods_bytes,
    sheet_name,
    xlsx_bytes,
)

STARTS = "=+-@\t\r\n\0＝＋－＠"


@pytest.mark.parametrize("start", STARTS)
def test_text_that_would_be_a_formula_is_made_safe(start):
    assert formula_safe(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("value", ["1+1", "a=b", "", None, -5, Decimal("-5"), True])
def test_anything_else_stays_as_it_is(value):
    assert formula_safe(value) is value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (-5, "-5"),
        (Decimal("-1.50"), "-1.5"),
        (Decimal("1E+5"), "100000"),
        (Decimal("1E-7"), "0.0000001"),
        (True, "true"),
        (False, "false"),
        (dt.date(2017, 3, 15), "2017-03-15"),
        (dt.datetime(2017, 3, 15, 10, 30), "2017-03-15 10:30:00"),
        (dt.time(10, 30), "10:30:00"),
        ("=x", "'=x"),
        ("-x", "'-x"),
    ],
)
def test_cell_is_written_for_csv(value, text):
    assert csv_text(value) == text


def test_csv_is_written_line_by_line_with_safe_headers():
    assert list(csv_lines(["=a", "b"], [["x;y", 1], ['"q"', None]], delimiter=";")) == [
        "'=a;b\r\n",
        '"x;y";1\r\n',
        '"""q""";\r\n',
    ]


def first_row(content, name):
    _, row = read_workbook(content, name).sheets[0].rows()
    return row.cells


VALUES = [
    "=1+1",
    "'=x",
    "-5",
    "a\nb",
    0,
    -5,
    Decimal("-1.5"),
    True,
    dt.date(2017, 3, 15),
    dt.datetime(2017, 3, 15, 10, 30),
]
HEADERS = [f"columna {place}" for place in range(len(VALUES))]


@pytest.mark.parametrize(("write", "name"), [(xlsx_bytes, "x.xlsx"), (ods_bytes, "x.ods")])
def test_typed_cells_are_read_back_as_they_were(write, name):
    assert list(first_row(write([("Hoja", HEADERS, [VALUES])]), name)) == VALUES


def test_no_cell_of_a_workbook_is_ever_a_formula():
    content = xlsx_bytes([("A", ["=SUM(A1)"], [[f"{start}1+1"] for start in STARTS])])

    cells = [cell for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize(("write", "name"), [(xlsx_bytes, "x.xlsx"), (ods_bytes, "x.ods")])
@pytest.mark.parametrize("number", ["12345678901234567.25", "0.1234567890123456789"])
def test_number_longer_than_a_workbook_can_hold_is_written_in_full_as_text(write, name, number):
    (cell,) = first_row(write([("A", ["n"], [[Decimal(number)]])]), name)

    assert read_number(cell) == Decimal(number)


def test_day_before_spreadsheets_count_is_written_as_text():
    assert first_row(xlsx_bytes([("A", ["a", "b"], [[dt.date(1893, 5, 1), dt.datetime(1893, 5, 1)]])]), "x.xlsx") == (
        "1893-05-01",
        "1893-05-01 00:00:00",
    )


@pytest.mark.parametrize(("write", "name"), [(xlsx_bytes, "x.xlsx"), (ods_bytes, "x.ods")])
def test_what_no_workbook_can_hold_leaves_a_visible_mark(write, name):
    assert first_row(write([("A", ["a", "b"], [["\x01x", "y" * 40_000]])]), name) == (
        "\ufffdx",
        "y" * (LONGEST_CELL - 1) + "…",
    )


@pytest.mark.parametrize(
    ("name", "possible"),
    [("Acuerdos/2019: [León]", "Acuerdos 2019   León"), ("", "1"), ("x" * 40, "x" * 31), ("'a'", "a")],
)
def test_sheet_gets_a_name_it_may_have(name, possible):
    assert sheet_name(name) == possible


def test_several_sheets_are_written_in_their_order():
    for write, name in ((xlsx_bytes, "x.xlsx"), (ods_bytes, "x.ods")):
        content = write([("Uno", ["a"], [[1]]), ("Dos", ["b"], [])])

        assert [sheet.name for sheet in read_workbook(content, name).sheets] == ["Uno", "Dos"]


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14)
texts = st.text(string.ascii_letters + "áñç=+-@'\t\n;,\" ＝", min_size=1, max_size=12).filter(str.strip)
dates = st.dates(dt.date(1900, 3, 1), dt.date(2200, 12, 31))


@given(st.lists(st.tuples(numbers, texts, dates, st.booleans()), min_size=1, max_size=5))
def test_workbook_that_was_written_is_read_back(rows):
    content = xlsx_bytes([("A", ["n", "t", "d", "b"], rows)])

    read = [row.cells for row in read_workbook(content, "x.xlsx").sheets[0].rows()][1:]

    assert [(read_number(number), *rest) for number, *rest in read] == rows


@given(st.lists(st.tuples(numbers, texts), min_size=1, max_size=5))
def test_numbers_of_a_csv_are_read_back_exactly(rows):
    content = "".join(csv_lines(["n", "t"], rows)).encode()

    read = [row.cells for row in read_workbook(content, "x.csv").sheets[0].rows()][1:]

    assert [(read_number(number), text) for number, text in read] == rows
