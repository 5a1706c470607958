import pytest

from observatory.resources.departments import translatable


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Cultura", "Culture"),
        ("Dirección de Cultura", "Direction de la culture"),
        ("Dirección General de Salud", "General Directorate of Health"),
        ("Secretaría de Educación", "Secretaria Municipal de Educação"),
        ("Departamento de Medio Ambiente", "Environment Department"),
        ("Agua y saneamiento", "Eau et assainissement"),
    ],
)
def test_a_translation_says_the_same(ours, theirs):
    assert translatable(ours) == translatable(theirs) is not None


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Dirección de Cultura", "Secretaría de Cultura"),  # two bodies, not one in two languages
        ("Cultura", "Dirección de Cultura"),
        ("Educación", "Cultura"),
        ("Agua", "Agua y saneamiento"),
    ],
)
def test_another_body_does_not(ours, theirs):
    assert translatable(ours) != translatable(theirs)


@pytest.mark.parametrize("name", ["", "Casa de la Música", "Secretaría"])
def test_a_name_of_its_own_is_no_translation(name):
    assert translatable(name) is None
