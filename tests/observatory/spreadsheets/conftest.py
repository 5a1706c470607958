import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import settings
from openpyxl import Workbook

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def shared_data():
    """The folder of real open data beside the repository, or the one that OBSERVATORY_SHARED_DATA names."""
    folder = Path(os.environ.get("OBSERVATORY_SHARED_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"the shared open data are not at {folder}; set OBSERVATORY_SHARED_DATA")
    return folder


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
