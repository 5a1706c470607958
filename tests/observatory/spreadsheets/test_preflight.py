import io
import time
import zipfile

import pytest

from observatory.spreadsheets import Limits, Refused, bounds, inspect, read_workbook
from observatory.spreadsheets.notes import MESSAGES
from observatory.spreadsheets.preflight import MEGABYTE

from .conftest import zipped


def read_all(content, filename="x.xlsx", limits=None):
    for sheet in read_workbook(content, filename, limits or Limits()).sheets:
        list(sheet.rows())


def refusal_of(content, filename="x.xlsx", limits=None):
    with pytest.raises(Refused) as refusal:
        read_all(content, filename, limits)
    assert MESSAGES[refusal.value.code] % refusal.value.arguments
    return refusal.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"%PDF-1.7 ...", "unknown-format"),
        (b"\x89PNG\r\n", "unknown-format"),
        (b'[{"titulo": "A"}]', "unknown-format"),
        (b'{"url": "https://docs.example.org"}', "unknown-format"),
        (b"[InternetShortcut]\nURL=https://docs.example.org", "unknown-format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "markup-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 900, "damaged-file"),
        (b"PK\x03\x04 and nothing more", "damaged-file"),
        (b"a;b\n1;\0\0\x07\n", "not-text"),
        (b"\0\0\0\1" * 300, "not-text"),
    ],
)
def test_file_that_is_no_spreadsheet_is_refused_with_the_cause(content, code):
    assert refusal_of(content).code == code


def test_file_over_the_limit_is_refused_before_it_is_opened():
    assert refusal_of(b"x" * 11, limits=Limits(file=10)).code == "file-too-large"


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"word/document.xml": "<x/>"}, "unknown-format"),
        ({"Index/Document.iwa": "x"}, "unknown-format"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "unknown-format"),
        ({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"}, "encrypted-file"),
        ({"mimetype": "x", "encrypted-package": "x"}, "encrypted-file"),
        ({"xl/workbook.bin": "x"}, "unknown-format"),
        ({"xl/workbook.xml": "<x/>", "content.xml": "<x/>"}, "unknown-format"),
        ({"xl/workbook.xml": "<x/>"}, "damaged-file"),
        ({"xl/workbook.xml": "<workbook", "xl/_rels/workbook.xml.rels": "<Relationships/>"}, "damaged-file"),
        ({"xl/workbook.xml": "<x/>", "../evil.xml": "<x/>"}, "unsafe-member"),
        ({"xl/workbook.xml": "<x/>", "/etc/passwd": "<x/>"}, "unsafe-member"),
        ({"xl/workbook.xml": "<x/>", "a\\..\\b.xml": "<x/>"}, "unsafe-member"),
        ({"xl/workbook.xml": "<x/>", "xl/sheet1.xml": "<x/>", "xl/Sheet1.xml": "<x/>"}, "unsafe-member"),
        ({"xl/workbook.xml": "<x/>"} | {f"xl/{i}.xml": "" for i in range(2001)}, "too-many-members"),
        ({"xl/workbook.xml": "<x>".encode("utf-16")}, "damaged-file"),
        ({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "A">]><x>&a;</x>'}, "forbidden-markup"),
        ({"content.xml": "<office/>"}, "damaged-file"),
    ],
)
def test_archive_with_something_odd_is_refused_with_the_cause(members, code):
    assert refusal_of(zipped(members)).code == code


def test_member_with_a_password_is_refused():
    content = bytearray(zipped({"xl/workbook.xml": "<x/>"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    content[6] |= 1

    assert refusal_of(bytes(content)).code == "encrypted-file"


def test_truncated_workbook_is_refused(xlsx):
    content = xlsx(A=[["x"] * 50] * 50)

    assert refusal_of(content[: len(content) // 2]).code == "damaged-file"


def test_member_with_a_wrong_checksum_is_refused(xlsx):
    content = bytearray(xlsx(A=[["x"]]))
    content[content.index(b"xl/worksheets/sheet1.xml") + 60] ^= 0xFF

    assert refusal_of(bytes(content)).code == "damaged-file"


def test_entity_anywhere_in_a_sheet_is_refused(raw_xlsx):
    sheet = "<!-- " + "x" * 600_000 + " --><!DOCTYPE x><worksheet/>"

    refusal = refusal_of(raw_xlsx(sheet=sheet))

    assert (refusal.code, refusal.place) == ("forbidden-markup", "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("reference", ["XFD1048576", "XFD500"])
def test_two_cells_far_apart_are_refused_and_do_not_take_all_memory(raw_xlsx, reference):
    row = reference.lstrip("XFD")
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{reference}"><v>1</v></c></row>'

    refusal = refusal_of(raw_xlsx(rows))

    assert (refusal.code, refusal.arguments["columns"]) == ("too-many-cells", 16384)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c s="1" r="XFD1048576"><v>1</v></c>',
        '<c\nr = "XFD1048576"><v>1</v></c>',
        '<x:c r="XFD1048576"><x:v>1</x:v></x:c>',
        '<c r="xfd1048576"><v>1</v></c>',
        '<c r="XFD99999999"><v>1</v></c>',
    ],
)
def test_far_cell_is_found_however_it_is_written(raw_xlsx, cell):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{space}" xmlns:x="{space}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f"<row>{cell}</row></sheetData></worksheet>"
    )

    assert refusal_of(raw_xlsx(sheet=sheet)).code == "too-many-cells"


def test_million_blank_rows_with_borders_are_harmless(raw_xlsx):
    blank = "".join(f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in range(2, 200_000))
    content = raw_xlsx(f'<row r="1"><c r="A1"><v>7</v></c></row>{blank}<row r="1048576"><c r="T1048576" s="1"/></row>')

    assert [row.cells for row in read_workbook(content, "x.xlsx").sheets[0].rows()] == [(7,)]


def test_sheet_of_too_many_oddly_written_cells_is_refused_in_time(raw_xlsx, monkeypatch):
    monkeypatch.setattr("observatory.spreadsheets.bounds.MOST_UNORDINARY_CELLS", 10)
    content = raw_xlsx(f"<row>{'<c><v>1</v></c>' * 11}</row>")

    assert refusal_of(content).code == "too-many-cells"


def test_bomb_of_one_huge_text_is_refused_quickly(raw_xlsx):
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * 20 * MEGABYTE}</t></is></c></row>'
    content = raw_xlsx(row)
    began = time.perf_counter()

    refusal = refusal_of(content)

    assert refusal.code == "cell-too-long"
    assert time.perf_counter() - began < 2


def test_bomb_that_unpacks_without_end_is_refused_by_its_own_word(raw_xlsx):
    content = raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' * 50_000)

    assert refusal_of(content, limits=Limits(unpacked=MEGABYTE)).code == "expands-too-much"


def test_bomb_that_lies_about_its_size_is_refused(raw_xlsx):
    content = raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' * 100_000)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert refusal_of(lying, limits=Limits(unpacked=MEGABYTE)).code in {"expands-too-much", "damaged-file"}


def test_shared_texts_have_a_limit_of_their_own(raw_xlsx):
    texts = {"xl/sharedStrings.xml": "<sst>" + "<si><t>x</t></si>" * 70_000 + "</sst>"}
    content = raw_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', extra=texts)

    assert inspect(content).kind == "xlsx"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("observatory.spreadsheets.preflight.LARGEST_SHARED_TEXTS", MEGABYTE)
        assert refusal_of(content).code == "expands-too-much"


def test_sheet_kept_under_another_extension_is_refused(raw_xlsx):
    assert refusal_of(raw_xlsx("<row/>", target="media/picture.png")).code == "unsafe-member"


def test_sheet_with_an_absolute_target_is_found(raw_xlsx):
    content = raw_xlsx('<row r="1"><c r="A1"><f>1</f></c></row>')
    moved = zipped(
        {
            name: text.replace(b'Target="worksheets', b'Target="/xl/worksheets')
            for name, text in unzipped(content).items()
        }
    )

    (row,) = read_workbook(moved, "x.xlsx").sheets[0].rows()

    assert row.notes[0].code == "formula-without-value"


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("repeated", ["1048576", "1048575"])
def test_opendocument_bomb_is_refused(raw_ods, repeated):
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'

    refusal = refusal_of(
        raw_ods(f'<table:table-row table:number-rows-repeated="{repeated}">{cell}</table:table-row>'), "x.ods"
    )

    assert refusal.code in {"damaged-file", "too-many-cells"}


@pytest.mark.parametrize(
    "broken",
    [
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1" t="e"><v>#CIRC!</v></c></row>',
    ],
)
def test_broken_sheet_is_refused(raw_xlsx, broken):
    assert refusal_of(raw_xlsx(broken)).code == "damaged-file"


def test_a_row_of_more_filled_cells_than_anybody_names_is_refused_at_its_end(raw_xlsx):
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(bounds.MOST_FILLED + 1))

    assert refusal_of(raw_xlsx(f'<row r="1">{cells}</row>')).code == "too-many-columns"
