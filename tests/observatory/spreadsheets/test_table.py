"""Laws of a table: no row is lost, none is invented."""

from hypothesis import given
from hypothesis import strategies as st

from observatory.spreadsheets import find_table, read_workbook
from observatory.spreadsheets.writing import csv_lines, xlsx_bytes

HEADERS = ("Nombre", "País", "Costo")
CELLS = st.one_of(st.none(), st.sampled_from(["Lyon", "Total", "TOTAL", "Fuente: x", "Nombre", "(EUR)", "5"]))
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12)


def accounted(content, filename):
    """The numbers of the rows that are records or told, and those of blank rows that are told."""
    told = []
    table = find_table(read_workbook(content, filename), {}, header_row=1)
    numbers = [row.number for row in table.records(told.append)]
    for note in told:
        first = note.row
        numbers += range(first, first + note.params["count"]) if note.code == "blank-rows" else [first]
    return sorted(numbers)


def expected(rows):
    """Every row down to the last that is not blank."""
    filled = [number for number, row in enumerate(rows, 2) if any(cell is not None for cell in row)]
    return list(range(2, max(filled, default=1) + 1))


@given(ROWS)
def test_every_row_of_a_workbook_is_a_record_or_told(rows):
    assert accounted(xlsx_bytes([("A", HEADERS, rows)]), "a.xlsx") == expected(rows)


@given(ROWS)
def test_every_row_of_a_text_is_a_record_or_told(rows):
    assert accounted("".join(csv_lines(HEADERS, rows)).encode(), "a.csv") == expected(rows)


def test_a_total_below_a_doubtful_row_is_told_in_its_place_and_no_row_as_blank():
    told, rows = [], (("Lyon", None, "Lyon"), (None, None, "Lyon"), (None, "Total", "5"))

    table = find_table(read_workbook("".join(csv_lines(HEADERS, rows)).encode(), "a.csv"), {}, header_row=1)

    assert [row.number for row in table.records(told.append)] == [2, 3]
    assert [(note.code, note.row) for note in told] == [("total-row", 4)]
