import io
import struct
import zipfile

from observatory.spreadsheets import read_workbook
from observatory.spreadsheets.writing import ods_bytes

ROWS = [["Ciudad", "Año"], ["Córdoba", 2017], ["Lyon", 2018]]


def record(number, payload):
    return struct.pack("<HH", number, len(payload)) + payload


def told(content, filename):
    sheet = read_workbook(content, filename).sheets[0]
    return [(note.code, note.row, note.index) for row in sheet.rows() for note in row.notes]


def ods(replaced, by):
    """An ODS whose content has something replaced."""
    file, made = io.BytesIO(ods_bytes([("Redes", ROWS[0], ROWS[1:])])), io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "content.xml":
                assert replaced in content
                content = content.replace(replaced, by, 1)
            new.writestr(member, content)
    return made.getvalue()


def test_hidden_rows_and_columns_of_an_old_workbook_are_told(xls):
    row = record(0x208, struct.pack("<HHHHHHHH", 1, 0, 2, 255, 0, 0, 0x20, 0))
    column = record(0x7D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 1, 0))

    content = xls("Redes", ROWS, of_sheet=column + row)

    assert told(content, "a.xls") == [("hidden-column", 1, 1), ("hidden-row", 2, None)]
    assert told(xls("Redes", ROWS), "a.xls") == []


def test_an_old_workbook_tells_the_year_from_which_it_counts_days(xls):
    content = xls("Redes", ROWS, of_book=record(0x22, struct.pack("<H", 1)))

    assert read_workbook(content, "a.xls").sheets[0].epoch == 1904
    assert read_workbook(xls("Redes", ROWS), "a.xls").sheets[0].epoch == 1900


def test_hidden_rows_and_columns_of_an_ods_are_told():
    row = ods(b"</table:table-row><table:table-row", b'</table:table-row><table:table-row table:visibility="collapse"')
    column = ods(b"<table:table-row", b'<table:table-column table:visibility="collapse"/><table:table-row')

    assert told(row, "a.ods") == [("hidden-row", 2, None)]
    assert told(column, "a.ods") == [("hidden-column", 1, 0)]
    assert told(ods_bytes([("Redes", ROWS[0], ROWS[1:])]), "a.ods") == []
