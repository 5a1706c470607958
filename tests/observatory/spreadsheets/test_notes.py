import re
from pathlib import Path

import pytest

from observatory import spreadsheets
from observatory.spreadsheets.notes import MESSAGES, Note, Refused, Unreadable, column_letter


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_column_is_named_as_spreadsheets_do(index, letters):
    assert column_letter(index) == letters


@pytest.mark.parametrize(
    ("note", "address"),
    [(Note("x", row=7, index=1), "B7"), (Note("x", index=1), "B"), (Note("x", row=7), "7"), (Note("x"), "")],
)
def test_note_knows_its_place(note, address):
    assert note.address == address


def test_unreadable_text_becomes_a_note_at_its_place():
    note = Unreadable("number-with-unit", "5 %", unit="%").at(sheet="Datos", row=3, index=2, column="Valor")

    assert note.address == "C3"
    assert MESSAGES[note.code] % note.arguments == "5 % is a number with a unit, %. Only the number is expected here."


def test_note_without_header_names_the_column_by_its_letter():
    assert Note("x", index=2).arguments["column"] == "C"


def test_refusal_says_where():
    refusal = Refused("damaged-file", place="xl/workbook.xml")

    assert "xl/workbook.xml" in MESSAGES[refusal.code] % refusal.arguments


def test_every_code_that_is_said_has_a_sentence():
    folder = Path(spreadsheets.__file__).parent
    source = "".join(path.read_text() for path in folder.glob("*.py"))
    said = set(re.findall(r'(?:Refused|Unreadable|Note|_flaw)\(\s*"([a-z-]+)"', source))

    assert len(said) > 20
    assert said <= set(MESSAGES)
