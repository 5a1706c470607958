import pytest

from reporting.reading import ease, longest_sentence, syllables


@pytest.mark.parametrize(
    ("word", "n"),
    [
        ("ciudad", 2),
        ("país", 2),
        ("acción", 2),
        ("que", 1),
        ("internacionalización", 8),
        ("y", 1),
        ("muy", 1),
        ("poeta", 3),
    ],
)
def test_syllables_of_spanish_words(word, n):
    assert syllables(word) == n


def test_plain_words_read_easier_than_long_ones():
    plain = "La ciudad firma un pacto con Lyon. El pacto dura dos años. Las dos ciudades comparten lo que saben. " * 2
    hard = (
        "La institucionalización interdepartamental de procedimientos administrativos internacionalizados "
        "condicionó significativamente la implementación multidimensional correspondiente y consecuentemente "
    ) * 3
    assert ease(plain) > 70
    assert ease(hard) < 30
    assert ease("Muy corto.") is None


def test_a_sentence_is_as_long_as_its_words():
    assert longest_sentence("Uno dos tres. Uno dos.\n\nUno dos tres cuatro") == 4
    assert longest_sentence("") == 0
