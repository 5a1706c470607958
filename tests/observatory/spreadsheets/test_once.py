import pytest

from observatory.spreadsheets import Refused, Row, Sheet, Workbook, read_once


def workbook_of(rows):
    return read_once(Workbook("x.csv", "csv", (Sheet("x", _rows=rows),)))


def test_rows_are_read_once_however_far_and_often_they_are_looked_through():
    read = []

    def rows():
        for number in (1, 2, 3):
            read.append(number)
            yield Row(number, ("a",))

    (sheet,) = workbook_of(rows).sheets
    first, again = sheet.rows(), sheet.rows()

    assert [next(first).number, next(again).number, next(again).number] == [1, 1, 2]
    assert [row.number for row in first] == [2, 3]
    assert [row.number for row in sheet.rows()] == read == [1, 2, 3]


def test_a_sheet_that_breaks_breaks_each_time_and_never_seems_to_end_there():
    def rows():
        yield Row(1, ("a",))
        raise Refused("damaged-file")

    (sheet,) = workbook_of(rows).sheets

    for _again in range(2):
        with pytest.raises(Refused):
            list(sheet.rows())
