import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.spreadsheets.unopened import rejoined


@pytest.mark.parametrize(
    ("line", "width", "whole"),
    [
        ('Visit; and talk";A;B', 3, ['Visit; and talk"', "A", "B"]),
        ('A;Visit; and; talk";B', 3, ["A", 'Visit; and; talk"', "B"]),
        ('Visit;";A;B', 3, ['Visit;"', "A", "B"]),
        ('Visit; said "so" there";A', 2, ['Visit; said "so" there"', "A"]),
        ('4;";A;B', 3, None),
        ("Visit; and talk;A;B", 3, None),
        ('Visit; one";two";B', 2, None),
        ('Visit";A;B;C', 3, None),
        ('Visit";A;B', 3, None),
        ('Visit; and talk";A', 0, None),
    ],
)
def test_only_what_a_closing_mark_makes_plain_is_put_together(line, width, whole):
    assert rejoined(line.split(";"), width, ";") == whole


CELL = st.text(alphabet="ab ", max_size=3)


@given(st.lists(CELL, max_size=3), st.lists(CELL, min_size=2, max_size=4), st.lists(CELL, max_size=3))
def test_what_fell_apart_is_whole_again(before, parts, after):
    broken = [*before, *parts[:-1], parts[-1] + '"', *after]

    assert rejoined(broken, len(before) + 1 + len(after), ";") == [*before, ";".join(parts) + '"', *after]
