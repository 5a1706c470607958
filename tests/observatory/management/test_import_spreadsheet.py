import json

import pytest
from django.core.management import CommandError, call_command

from observatory.imports.layouts import digest_of
from observatory.models import Agreement, ColumnLayout, ImportBatch
from observatory.spreadsheets import read_workbook
from tests.factories.observatory import CityFactory

pytestmark = pytest.mark.django_db

KEYS = [
    "dataset", "file", "sheet", "header_row", "rows", "created", "updated", "unchanged", "rejected", "batch", "columns",
    "errors", "warnings",
]  # fmt: skip


@pytest.fixture
def city():
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota")


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "agreements.csv"
    path.write_text("title,kind,colour\nA,letter,red\nB,charter,\n")
    return path


def run(capsys, *args, **options):
    call_command("import_spreadsheet", *map(str, args), "--json", **options)
    return json.loads(capsys.readouterr().out)


def refused(capsys, *args):
    with pytest.raises(CommandError) as refusal:
        call_command("import_spreadsheet", *map(str, args), "--json")
    return json.loads(capsys.readouterr().out), refusal.value


def test_the_report_has_the_shape_that_stays_put(city, sheet, capsys):
    told = run(capsys, "agreements", sheet, "--city", "bogota")

    assert list(told) == KEYS
    assert (told["dataset"], told["file"], told["sheet"], told["header_row"]) == (
        "agreements",
        "agreements.csv",
        "agreements",
        1,
    )
    assert (told["rows"], told["created"], told["batch"]) == (2, 2, str(ImportBatch.objects.get().uuid))
    assert told["columns"] == {"title": "title", "kind": "kind", "colour": None}
    assert {"row", "column", "value", "code", "message"} <= told["warnings"][0].keys()


def test_a_dry_run_writes_nothing(city, sheet, capsys):
    told = run(capsys, "agreements", sheet, "--city", "bogota", "--dry-run")

    assert (told["created"], told["batch"]) == (2, None)
    assert not Agreement.objects.exists()


def test_a_bad_row_ends_with_one_and_nothing_is_written(city, sheet, capsys):
    sheet.write_text("title,kind\nA,letter\nB,pact\n")

    told, refusal = refused(capsys, "agreements", sheet, "--city", "bogota")

    assert refusal.returncode == 1
    assert (told["created"], told["rejected"], told["batch"]) == (0, 1, None)
    assert [(each["row"], each["column"], each["value"]) for each in told["errors"]] == [(3, "kind", "pact")]
    assert not Agreement.objects.exists()


def test_set_aside_rows_come_back_in_their_own_sheet(city, sheet, tmp_path, capsys):
    sheet.write_text("title,kind\nA,letter\nB,pact\n")
    marked = tmp_path / "marked.xlsx"

    told = run(capsys, "agreements", sheet, "--city", "bogota", "--on-error", "set-aside", "--errors", marked)

    rows = list(read_workbook(marked).sheets[0].rows())
    assert (told["created"], told["rejected"]) == (1, 1)
    assert rows[2].cells[:2] == ("B", "pact")
    assert "pact" in rows[2].cells[2]


def test_a_mapping_from_a_file_is_followed(city, sheet, tmp_path, capsys):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"columns": {"colour": "note", "kind": None}, "constants": {"kind": "twinning"}}))

    told = run(capsys, "agreements", sheet, "--city", "bogota", "--mapping", mapping)

    assert told["columns"] == {"title": "title", "kind": None, "colour": "note"}
    assert set(Agreement.objects.values_list("kind", "note")) == {("twinning", "red"), ("twinning", "")}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"%PDF-1.7 is no spreadsheet", "unknown-format"),
        (b"PK\x03\x04 broken", "damaged-file"),
        (b"1,2\n3,4\n", "no-header"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_with_the_reason(city, sheet, capsys, content, code):
    sheet.write_bytes(content)

    told, refusal = refused(capsys, "agreements", sheet, "--city", "bogota")

    assert [each["code"] for each in told["errors"]] == [code]
    assert told["errors"][0]["message"] == str(refusal)
    assert refusal.returncode == 1


def test_what_the_command_cannot_start_with_is_said(city, sheet, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{")

    for args in (
        ["agreements", sheet, "--city", "nowhere"],
        ["agreements", tmp_path / "none.csv", "--city", "bogota"],
        ["agreements", sheet, "--city", "bogota", "--mapping", broken],
    ):
        with pytest.raises(CommandError):
            call_command("import_spreadsheet", *map(str, args))


def test_people_are_told_in_words(city, sheet, capsys):
    call_command("import_spreadsheet", "agreements", str(sheet), "--city", "bogota", "--sheet", "agreements")

    out, err = capsys.readouterr()
    assert "2 rows: 2 created, 0 updated, 0 unchanged, 0 rejected." in out
    assert "colour" in err


def test_many_problems_are_told_in_part(city, sheet, capsys):
    sheet.write_text("title,kind\n" + "A,pact\n" * 30)

    with pytest.raises(CommandError):
        call_command("import_spreadsheet", "agreements", str(sheet), "--city", "bogota")

    assert "more; --json tells all" in capsys.readouterr().err


def test_an_import_is_taken_back_by_its_number(city, sheet, capsys):
    batch = run(capsys, "agreements", sheet, "--city", "bogota")["batch"]

    call_command("undo_import", batch, "--json")

    assert json.loads(capsys.readouterr().out)["undone"] is True
    assert not Agreement.objects.exists()
    with pytest.raises(CommandError):
        call_command("undo_import", batch)


def test_an_import_with_changed_rows_is_not_taken_back(city, sheet, capsys):
    batch = run(capsys, "agreements", sheet, "--city", "bogota")["batch"]
    Agreement.objects.filter(title="B").update(version=5)

    with pytest.raises(CommandError, match=r"\b3\b"):
        call_command("undo_import", batch, "--json")

    assert [each["row"] for each in json.loads(capsys.readouterr().out)["blocked"]] == [3]


def test_an_import_that_is_not_there_is_said(city, sheet, capsys):
    with pytest.raises(CommandError):
        call_command("undo_import", "00000000-0000-0000-0000-000000000000")


def test_taking_back_is_told_in_words(city, sheet, capsys):
    batch = run(capsys, "agreements", sheet, "--city", "bogota")["batch"]

    call_command("undo_import", batch)

    assert "2 new records removed" in capsys.readouterr().out


def test_what_was_decided_on_the_page_holds_here_too_and_is_told(city, sheet, capsys):
    headers = ["title", "kind", "colour"]
    columns = {"title": "title", "kind": "kind", "colour": "note"}
    told = {"dataset": "agreements", "fingerprint": digest_of(headers), "filename": "last.csv"}
    ColumnLayout.objects.create(city=city, **told, mapping={"columns": columns, "constants": {"status": "ended"}})

    told = run(capsys, "agreements", sheet, "--city", "bogota")

    assert told["columns"]["colour"] == "note"
    assert [each["message"] for each in told["warnings"] if each["code"] == "remembered-layout"]
    assert list(Agreement.objects.values_list("note", "status").order_by("title")) == [("red", "ended"), ("", "ended")]


def test_each_file_of_a_folder_is_an_import_of_its_own(city, tmp_path, capsys):
    folder = tmp_path / "years"
    folder.mkdir()
    (folder / "2023.csv").write_text("title,kind\nA,letter\n")
    (folder / "2024.csv").write_text("title,kind\nB,charter\nC,letter\n")
    (folder / "notes.txt").write_text("call the embassy\n")

    told = run(capsys, "agreements", folder, "--city", "bogota")

    assert (told["rows"], told["created"], told["batch"]) == (3, 3, None)
    assert [(each["file"], each["created"], each["outcome"]) for each in told["files"]] == [
        ("2023.csv", 1, "done"), ("2024.csv", 2, "done"), ("notes.txt", 0, "left-out"),
    ]  # fmt: skip
    assert {each["batch"] for each in told["files"]} - {None} == {str(each.uuid) for each in ImportBatch.objects.all()}


def test_a_bad_file_of_a_folder_is_named_and_the_others_go_in(city, tmp_path, capsys):
    folder = tmp_path / "years"
    folder.mkdir()
    (folder / "good.csv").write_text("title,kind\nA,letter\n")
    (folder / "bad.csv").write_text("title,kind\nB,nonsense\n")

    told, refusal = refused(capsys, "agreements", folder, "--city", "bogota", "--errors", tmp_path / "marked.xlsx")

    assert "bad.csv" in str(refusal)
    assert (told["created"], told["rejected"], told["errors"][0]["file"]) == (1, 1, "bad.csv")
    assert Agreement.objects.get().title == "A"
    assert (tmp_path / "marked-bad.xlsx").exists()


def test_a_folder_in_which_nothing_fits_is_refused_in_words(city, tmp_path, capsys):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("call the embassy\n")

    with pytest.raises(CommandError, match="No file of"):
        call_command("import_spreadsheet", "agreements", str(tmp_path), "--city", "bogota")

    assert "a.txt: left-out" in capsys.readouterr().out
