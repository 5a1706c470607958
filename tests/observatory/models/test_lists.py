import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from observatory.models import StaffPosition
from tests.factories.observatory import StaffPositionFactory

pytestmark = pytest.mark.django_db


def test_posts_are_found_by_one_of_their_functions_and_by_no_part_of_its_name():
    finder = StaffPositionFactory(functions=["opportunities", "networks"])
    StaffPositionFactory(functions=["knowledge"])
    StaffPositionFactory()

    assert list(StaffPosition.objects.performing("opportunities", "protocol")) == [finder]
    assert not StaffPosition.objects.performing("opportunit").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("functions", ["juggling"]),
        ("functions", "direction"),
        ("languages", {"en": "fluent"}),
        ("languages", {"klingon": "C1"}),
        ("languages", ["en"]),
    ],
)
def test_what_is_in_no_list_is_refused(field, value):
    post = StaffPositionFactory()
    setattr(post, field, value)

    with pytest.raises(ValidationError) as refused:
        post.full_clean()
    assert set(refused.value.error_dict) == {field}


def test_stored_answers_are_said_in_words():
    functions, languages = (StaffPosition._meta.get_field(name) for name in ("functions", "languages"))

    with override("en"):
        assert functions.in_words(["direction", "retired"]) == "Direction and strategy, retired"
        assert languages.in_words({"en": "C1", "fr": "native"}) == "English C1, French native"


def test_a_language_counts_as_another_one_from_b2_on():
    post = StaffPositionFactory(languages={"es": "native", "en": "B2", "fr": "B1"})

    assert post.languages_besides(["es"]) == ["en"]
