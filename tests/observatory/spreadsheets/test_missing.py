import pytest

from observatory.spreadsheets.missing import is_error, meaning_of_missing


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        (None, "blank"),
        ("", "blank"),
        (" \u00a0", "blank"),
        ("-", "blank"),
        ("–", "blank"),
        ("—", "blank"),
        ("…", "blank"),
        ("n/d", "not_available"),
        ("N/D", "not_available"),
        ("s.i.", "not_available"),
        ("S/D", "not_available"),
        ("Sin información", "not_available"),
        ("no disponible", "not_available"),
        ("Não disponível", "not_available"),
        ("non disponible", "not_available"),
        ("Not available", "not_available"),
        ("N/A", "not_applicable"),
        ("No aplica", "not_applicable"),
        ("sans objet", "not_applicable"),
        ("não se aplica", "not_applicable"),
        ("no medido", "not_collected"),
        ("Indeterminado", "undetermined"),
        ("to be defined", "undetermined"),
        ("Confidencial", "confidential"),
        ("En trámite", "pending"),
        (0, None),
        ("0", None),
        (False, None),
        ("no", None),
        ("NaN", None),
        ("Sidi Ifni", None),
    ],
)
def test_missing_value_says_what_it_means_and_zero_is_none(cell, meaning):
    assert meaning_of_missing(cell) == meaning


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#¡DIV/0!", "#¿NOMBRE?", "#VALEUR!", "#N/D", " #REF! ", "Err:502"])
def test_error_of_a_formula_is_known_in_four_languages(text):
    assert is_error(text)


@pytest.mark.parametrize("text", ["#1", "Error", "# N", None, 5, ""])
def test_other_cells_are_no_errors(text):
    assert not is_error(text)
