import io
import struct
import zipfile

import pytest
from hypothesis import settings
from openpyxl import Workbook

from tests.shared_data import DATA

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shared_data():
    """The folder of real open data beside the project."""
    if not DATA.is_dir():
        pytest.skip(f"the shared data is not at {DATA}")
    return DATA


@pytest.fixture
def xlsx():
    """Make an XLSX from {sheet: rows}, as openpyxl saves it."""

    def make(**sheets):
        book = Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    return make


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture
def raw_xlsx():
    """Make an XLSX by hand from the XML of its rows, for what no library would write."""

    def make(rows="", *, sheet=None, workbook="", target="worksheets/sheet1.xml", extra=None, dimension=""):
        sheet = sheet or f"<worksheet {MAIN}>{dimension}<sheetData>{rows}</sheetData></worksheet>"
        return zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">'
                f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
                "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{workbook}'
                '<sheets><sheet name="Hoja 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
                f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="{target}"/></Relationships>',
                f"xl/{target}": sheet,
            }
            | (extra or {})
        )

    return make


@pytest.fixture
def raw_ods():
    """Make an ODS by hand from the XML of its rows."""

    def make(rows):
        spaces = " ".join(
            f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
            for short in ("office", "table", "text")
        )
        return zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
                f'<table:table table:name="Hoja 1">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>",
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            }
        )

    return make


def zipped(members):
    """Zip {name: text or bytes}."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _record(number, payload):
    return struct.pack("<HH", number, len(payload)) + payload


def _biff(name, rows, of_book=b"", of_sheet=b""):
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + of_sheet
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                sheet += _record(0x204, place + struct.pack("<HB", len(cell), 1) + text)
            elif cell is not None:
                sheet += _record(0x203, place + struct.pack("<d", cell))
    sheet += _record(0x0A, b"")
    title = name.encode("latin-1")
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + of_book
    offset = len(start) + 4 + 8 + len(title) + 4
    bound = _record(0x85, struct.pack("<IBBBB", offset, 0, 0, len(title), 0) + title)
    return start + bound + _record(0x0A, b"") + sheet


@pytest.fixture
def xls():
    """Make a BIFF8 workbook in its OLE container, by hand: nothing at hand writes the old format."""

    def make(name, rows, stream="Workbook", **told):
        content = _biff(name, rows, **told).ljust(4096, b"\0")
        content += b"\0" * (-len(content) % 512)
        sectors = len(content) // 512
        chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
        fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
        head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
        head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        head += struct.pack("<I", 0) + b"\xff" * (512 - len(head) - 4)
        entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(stream, 2, 2, len(content))
        return head + fat + entries.ljust(512, b"\0") + content

    return make


def _entry(name, kind, start, size, child=0xFFFFFFFF):
    title = (name + "\0").encode("utf-16-le")
    free = 0xFFFFFFFF
    return title.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(title), kind, 1, free, free, child, start, size)
