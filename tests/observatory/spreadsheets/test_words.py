import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.words import clean, is_garbled, key, plain, repaired, split_values, unguarded, yes_or_no
from observatory.spreadsheets.writing import formula_safe


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("São Paulo", "SAO  PAULO"),
        ("Ayto. de Córdoba", "ayto de cordoba"),
        ("Saint-Étienne", "saint etienne"),
        ("Malmö\u00a0", "malmo"),
        ("Straße", "strasse"),
        ("L'Hospitalet", "L’Hospitalet"),
        ("Ærøskøbing", "aeroskobing"),
    ],
)
def test_two_spellings_of_a_name_meet(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("León", "Leon 2"), ("Lima", "Limas"), ("京都", "東京")])
def test_different_names_do_not_meet(one, other):
    assert key(one) != key(other)


@given(st.text())
def test_normal_form_of_a_normal_form_is_itself(text):
    assert key(key(text)) == key(text)
    assert clean(clean(text)) == clean(text)


def test_plain_text_keeps_its_punctuation():
    assert plain("São Tomé, n/d") == "sao tome, n/d"


@pytest.mark.parametrize("text", ["sí", "Si", "YES", "oui", "Sim", "verdadero", "1", "x", "✓", True, 1])
def test_yes_is_understood(text):
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "Não", "non", "N", "FALSO", "0", False, 0])
def test_no_is_understood(text):
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["tal vez", "", "2", None])
def test_neither_yes_nor_no_is_refused(text):
    with pytest.raises(Unreadable) as refusal:
        yes_or_no(text)

    assert refusal.value.code == "not-yes-or-no"


@pytest.mark.parametrize(
    ("text", "separator", "values"),
    [
        ("Lyon; Turín ;; Génova", ";", ["Lyon", "Turín", "Génova"]),
        ("Lyon / Turín", "/", ["Lyon", "Turín"]),
        ("Lyon\nTurín", ";", ["Lyon", "Turín"]),
        ("Lyon, Turín; Génova", ",;", ["Lyon", "Turín", "Génova"]),
        ("Lyon", ";", ["Lyon"]),
        (" ", ";", []),
    ],
)
def test_cell_with_several_values_is_split(text, separator, values):
    assert split_values(text, separator) == values


@pytest.mark.parametrize(
    ("garbled", "proposal"),
    [
        ("EspaÃ±a", "España"),
        ("MÃ©xico â€“ Francia", "México – Francia"),
        ("SÃ£o Paulo", "São Paulo"),
        ("â‚¬", "€"),
        ("Ã©\u4eac", "é\u4eac"),
        ("avaliaçãµes em Manhuaá§u", "avaliações em Manhuaçu"),
        ("AÃ§Ã£o", "Ação"),
    ],
)
def test_garbled_text_gets_a_proposal(garbled, proposal):
    assert is_garbled(garbled)
    assert repaired(garbled) == proposal


@pytest.mark.parametrize("text", ["España", "São Paulo", "Âncora", "naïve", "«está», «irmã»", "Ã", ""])
def test_sound_text_is_left_alone(text):
    assert repaired(text) is None
    assert not is_garbled(text)


@pytest.mark.parametrize("text", ["Coreogr\ufffdfico", "Ã¿\ufffd", "dijo â€x"])
def test_text_that_cannot_be_repaired_is_said_to_be_garbled_without_a_proposal(text):
    assert is_garbled(text)
    assert repaired(text) is None


@given(st.text("'=+-@\t＝x", max_size=5))
def test_text_made_safe_from_formulas_is_given_back(text):
    assert unguarded(formula_safe(text)) == text
