"""What is put ahead of a sheet changes nothing of what is read, nor of what is refused."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from observatory.spreadsheets import Refused, read_workbook
from observatory.spreadsheets.preflight import inspect
from observatory.spreadsheets.second_look import spared

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Ciudad", "Año", "Monto"], ["Cádiz", 2019, 12.5], ["Fez", 2020, None], ["Nara", True, "=1+1"]]


def workbook(*, merged=(), sheets=1):
    book = Workbook()
    for n in range(sheets):
        sheet = book.active if n == 0 else book.create_sheet()
        for row in ROWS:
            sheet.append(row)
    for span in merged:
        book.active.merge_cells(span)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rewritten(content, *, packed=zipfile.ZIP_DEFLATED, change=lambda part: part):
    """The same workbook, its parts packed anew and its first sheet changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", packed) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == SHEET else old.read(name))
    return file.getvalue()


def streamed(content):
    """The same workbook as programs write it that do not go back: sizes stand behind each part."""

    class Forward(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *place):
            raise OSError

        def tell(self):
            raise OSError

    file = Forward()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()


def cells_of(content):
    book = CalamineWorkbook.from_object(io.BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


FILES = {
    "one sheet": workbook(),
    "three sheets": workbook(sheets=3),
    "sizes behind": streamed(workbook()),
    "stored, not packed": rewritten(workbook(), packed=zipfile.ZIP_STORED),
    "a byte order mark": rewritten(workbook(), change=lambda part: b"\xef\xbb\xbf" + part),
    "a comment first": rewritten(workbook(), change=lambda part: b"<!-- made by hand -->" + part),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_the_cells_are_those_of_the_file_as_it_came(content):
    unmerged = inspect(content).unmerged

    made = spared(content, unmerged)

    assert unmerged
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
    assert cells_of(made) == cells_of(content)


def test_a_sheet_with_merged_cells_stays_as_it_is_and_they_are_found():
    content = workbook(merged=["A2:A3"], sheets=2)

    assert [*inspect(content).unmerged] == ["xl/worksheets/sheet2.xml"]
    assert [sheet.spans() for sheet in read_workbook(content).sheets] == [[(2, 3, 0, 0)], []]


def test_a_sheet_that_does_not_fit_its_checksum_is_refused_as_before():
    content = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        member = archive.getinfo(SHEET)
    at = content.rindex(member.CRC.to_bytes(4, "little"))
    content[at] ^= 0xFF

    with pytest.raises(Refused) as refusal:
        [*read_workbook(bytes(content)).sheets[0].rows()]
    assert refusal.value.code == "damaged-file"
