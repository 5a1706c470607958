"""Workbooks of real offices, against totals that were computed without any code of ours."""

import json
from collections import Counter
from decimal import Decimal

import pytest

from observatory.spreadsheets import (
    AMBIGUOUS,
    decide_decimal,
    find_table,
    find_tables,
    is_garbled,
    read_date,
    read_number,
    read_period,
    read_workbook,
    repaired,
)

TWINNINGS = {
    "city": ["origincityLabel"],
    "counterpart_city": ["sistercityLabel"],
    "counterpart_country": ["destination_countryLabel"],
}
MEMBERSHIPS = {"city": ["Locality_Siege"], "country": ["CountryCode"], "joined_on": ["Year of joining"]}


@pytest.fixture
def expected(shared_data):
    return lambda name: json.loads((shared_data / "expected" / f"{name}.json").read_text())


@pytest.mark.parametrize(("country", "rows"), [("spain", 1270), ("portugal", 517)])
def test_twinnings_of_wikidata_are_all_there(shared_data, expected, country, rows):
    table = find_table(read_workbook(shared_data / f"wikidata-twinnings-es-pt/{country}.tsv"), TWINNINGS)
    told = expected("wikidata-twinnings-es-pt")[country]

    records = [row.cells for row in table.records()]

    assert len(records) == told["rows"] == rows
    assert list(table.headers) == told["columns"]
    assert table.score == len(TWINNINGS)
    assert len({record[0] for record in records}) == told["distinct_origin_city_names"]
    assert sum(record[8] is None for record in records) == told["missing_partner_population"]
    assert decide_decimal(table.column("originlat")) == decide_decimal(table.column("destinationlong")) == "."
    assert max(read_number(value) for value in table.column("dist")) == told["max_dist_km"]


def test_memberships_of_ten_networks_stand_on_ten_sheets(shared_data, expected):
    book = read_workbook(shared_data / "etmun-sample/ETMUN_sample.xlsx")
    told = expected("etmun-sample")

    tables = [table for table in find_tables(book.sheets, MEMBERSHIPS) if table.score]
    counts = {table.sheet.name.strip(): sum(1 for _ in table.records()) for table in tables}

    assert len(book.sheets) == told["sheets"]
    assert counts == told["per_sheet"]
    assert sum(counts.values()) == told["member_rows"] == 1558
    assert find_table(book, MEMBERSHIPS).notes[-1].code == "several-sheets"


def test_column_without_a_name_keeps_its_106_values(shared_data, expected):
    table = find_table(read_workbook(shared_data / "etmun-sample/ETMUN_sample.xlsx"), sheet="16693_COPPEM")

    assert table.headers[-1] == "O"
    assert "blank-header" in {note.code for note in table.notes}
    assert sum(value is not None for value in table.column("O")) == expected("etmun-sample")["rows_with_extra_columns"]


def test_windows_csv_with_line_breaks_in_cells_and_two_columns_of_one_name_is_read(shared_data):
    book = read_workbook(shared_data / "etmun-sample/BD_ETMUN_Organizations.csv")
    table = find_table(book, {"name": ["Name"], "acronym": ["Acronym"]})

    assert (book.encoding, book.delimiter) == ("cp1252", ";")
    assert sum(1 for _ in table.records()) == 58
    assert table.headers.count("Date") == table.headers.count("Date (2)") == 1
    assert "Priorité" in table.headers
    assert [note.code for note in table.notes] == ["duplicate-header", "blank-header"]
    assert "00535" in set(table.column("Code"))


def test_every_value_of_the_los_angeles_series_is_read_to_the_digit(shared_data, expected):
    told = expected("la-sdg")["per_file_nonempty"]

    read = {name: _values(find_table(read_workbook(shared_data / "la-sdg/data" / name))) for name in told}

    assert {name: (len(values), sum(values)) for name, values in read.items()} == {
        name: (facts["numeric"], Decimal(facts["sum"])) for name, facts in told.items()
    }
    assert sum(bool(values) for values in read.values()) == 134
    assert sum(map(len, read.values())) == 4771


def _values(table):
    decimal = decide_decimal(table.column("Value"))
    assert decimal != AMBIGUOUS
    return [value for value in (_number(cell, decimal) for cell in table.column("Value")) if value is not None]


def _number(cell, decimal):
    return None if cell is None else read_number(cell, decimal)


def test_every_year_of_the_los_angeles_series_is_a_period(shared_data, expected):
    kinds = Counter()
    for name in expected("la-sdg")["per_file_nonempty"]:
        for cell in find_table(read_workbook(shared_data / "la-sdg/data" / name)).column("Year"):
            kinds[read_period(cell).kind] += 1

    assert kinds == {"year": 4646, "years": 165}


def test_urbact_cells_with_line_breaks_and_decimal_commas_are_read(shared_data, expected):
    told = expected("urbact-networks")
    networks = find_table(read_workbook(shared_data / "urbact-networks/UrbactNetworks_complete_V2.csv"))
    members = find_table(read_workbook(shared_data / "urbact-networks/URBACT_Membership_GNidCorr_complete_V2.csv"))
    workbook = find_table(read_workbook(shared_data / "urbact-networks/Urbact_Networks_V2.xlsx"))

    assert sum(1 for _ in networks.records()) == told["networks_csv_rows"]
    assert sum(1 for _ in members.records()) == told["participations"]
    assert sum(1 for _ in workbook.records()) == told["xlsx_rows"]
    assert decide_decimal(members.column("lng_GN")) == decide_decimal(members.column("lat_GN")) == ","
    assert sum(int(read_number(value)) for value in networks.column("NbCities")) == told["networks_sum_NbCities"]


def test_broken_lines_of_the_missions_are_mended_and_each_is_told(shared_data, expected):
    told = expected("mg-missions-2021")
    table = find_table(read_workbook(shared_data / "mg-missions-2021/voos_2021.csv"))

    records = list(table.records())
    mended = [row for row in records if any(note.code == "unopened-quote" for note in row.notes)]

    assert len(records) == told["lines"] == records[-1].number - 1
    # One line more has separators in its text, but quotes them as it should.
    assert len(mended) == told["lines_with_extra_separators"] - 1
    assert not any(note.code == "extra-cell" for row in records for note in row.notes)
    assert {row.cells[3] for row in records} == set(told["status"])


def test_garbled_letters_of_the_missions_are_seen_and_a_repair_proposed(shared_data, expected):
    rows = list(read_workbook(shared_data / "mg-missions-2021/voos_2021.csv").sheets[0].rows())
    garbled = [cell for row in rows for cell in row.cells if cell and is_garbled(cell)]

    assert (
        sum(any(cell and is_garbled(cell) for cell in row.cells) for row in rows)
        == expected("mg-missions-2021")["mojibake_lines"]
    )
    assert all(repaired(cell) for cell in garbled)
    assert "avaliações dos danos" in repaired(garbled[0])


def test_agenda_of_madrid_in_latin_letters_is_read(shared_data, expected):
    told = expected("madrid-events")
    book = read_workbook(shared_data / "madrid-events/206974-0-agenda-eventos-culturales-100.csv")
    table = find_table(book, {"title": ["Título"], "starts_on": ["Fecha"]})

    dates = [read_date(value) for value in table.column("FECHA")]

    assert len(dates) == told["rows"]
    assert len(table.headers) == told["columns"] - 1
    assert table.headers[0] == "ID-EVENTO"
    assert {dated.precision for dated in dates} == {"day"}
    assert min(dated.date for dated in dates).isoformat() == told["start_min"][:10]
    assert max(dated.date for dated in dates).isoformat() == told["start_max"][:10]
    assert "36º Certamen Coreográfico de Madrid" in set(table.column("TITULO"))
    assert Counter(table.column("GRATUITO")) == told["gratis"]
    assert sum(value is None for value in table.column("LATITUD")) == told["no_coordinates"]
