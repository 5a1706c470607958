import random
import struct

import pytest

from observatory.spreadsheets import Limits, Refused, inspect, read_workbook

ROWS = [["Ciudad", "Año"], ["Córdoba", 2017]]
TABLE, CONTENT = 512, 1536


def refusal_of(content, limits=None):
    with pytest.raises(Refused) as refusal:
        inspect(bytes(content), limits or Limits())
    return refusal.value.code


def test_sound_workbook_passes(xls):
    assert inspect(xls("Redes", ROWS)).kind == "xls"


def test_other_document_in_the_same_container_is_no_spreadsheet(xls):
    assert refusal_of(xls("Redes", ROWS, stream="WordDocument")) == "unknown-format"


@pytest.mark.parametrize(("sector", "follower"), [(3, 2), (1, 1), (9, 4), (2, 5)])
def test_chain_that_runs_in_a_circle_or_joins_another_is_refused(xls, sector, follower):
    content = bytearray(xls("Redes", ROWS))
    struct.pack_into("<I", content, TABLE + 4 * sector, follower)

    assert refusal_of(content) == "damaged-file"


@pytest.mark.parametrize("place", [44, 64, 72])
def test_header_that_claims_more_sectors_than_there_are_is_refused(xls, place):
    content = bytearray(xls("Redes", ROWS))
    struct.pack_into("<I", content, place, 0xFFFFFF)

    assert refusal_of(content) == "damaged-file"


@pytest.mark.parametrize(("place", "number"), [(68, 2), (68, 9999), (76, 9999), (48, 9999), (30, 12)])
def test_header_that_points_nowhere_is_refused(xls, place, number):
    content = bytearray(xls("Redes", ROWS))
    struct.pack_into("<H" if place == 30 else "<I", content, place, number)

    assert refusal_of(content) in {"damaged-file", "unknown-format"}


def test_cell_far_from_the_others_is_refused(xls):
    content = bytearray(xls("Redes", ROWS))
    number = content.index(struct.pack("<HHHHH", 0x203, 14, 1, 1, 0))
    struct.pack_into("<HH", content, number + 4, 65535, 255)

    assert refusal_of(content) == "too-many-cells"


def test_limit_is_the_rectangle_of_the_cells(xls):
    content = xls("Redes", ROWS)

    assert inspect(content, Limits(cell_area=4)).kind == "xls"
    assert refusal_of(content, Limits(cell_area=3)) == "too-many-cells"


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 2, 0)),
        (0x200, struct.pack("<IIHHH", 0, 2, 0, 0xFFFF, 0)),
        (0x200, struct.pack("<HHHHH", 0, 2, 0, 0xFFFF, 0)),
        (0xFC, struct.pack("<II", 1, 0x7FFFFFFF)),
        (0xBD, struct.pack("<HH", 65535, 0) + b"\0" * 6 + struct.pack("<H", 255)),
    ],
)
def test_record_that_claims_nonsense_is_refused(xls, kind, payload):
    content = bytearray(xls("Redes", ROWS))
    label = content.index(struct.pack("<H", 0x204), CONTENT)
    record = struct.pack("<HH", kind, len(payload)) + payload
    content[label : label + len(record)] = record

    assert refusal_of(content) in {"damaged-file", "too-many-cells"}


def test_many_table_sectors_are_followed_to_their_end(xls):
    content = bytearray(xls("Redes", ROWS))
    content += b"\xff" * 508 + struct.pack("<I", 0xFFFFFFFE)
    struct.pack_into("<I", content, 68, (len(content) - 1024) // 512)

    assert inspect(bytes(content)).kind == "xls"


def test_small_workbook_in_small_sectors_is_read(xls):
    content = bytearray(xls("Redes", ROWS))
    length = content.rindex(struct.pack("<HH", 0x0A, 0)) + 4 - CONTENT
    small = len(content) // 512 - 1
    content += struct.pack(f"<{-(-length // 64)}I", *range(1, -(-length // 64)), 0xFFFFFFFE).ljust(512, b"\xff")
    struct.pack_into("<II", content, 60, small, 1)
    struct.pack_into("<I", content, TABLE + 4 * small, 0xFFFFFFFE)
    struct.pack_into("<IQ", content, 1024 + 116, 2, 4096)
    struct.pack_into("<IQ", content, 1024 + 128 + 116, 0, length)

    rows = [row.cells for row in read_workbook(bytes(content), "x.xls").sheets[0].rows()]

    assert rows == [tuple(row) for row in ROWS]


def test_list_of_tables_without_end_is_refused(xls):
    content = bytearray(xls("Redes", ROWS))
    content += b"\xff" * 508 + struct.pack("<I", (len(content) - 512) // 512)
    struct.pack_into("<I", content, 68, (len(content) - 1024) // 512)

    assert refusal_of(content) == "damaged-file"


def test_no_accident_comes_of_a_mangled_file(xls):
    chance = random.Random(2017)
    sound = xls("Redes", ROWS)
    for _ in range(300):
        content = bytearray(sound)
        for _ in range(chance.choice([1, 2, 8])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            sheets = read_workbook(bytes(content), "x.xls").sheets
            assert all(row.number for sheet in sheets for row in sheet.rows())
        except Refused:
            pass
