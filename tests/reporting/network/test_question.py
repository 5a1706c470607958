import pytest

from reporting.network.question import LONGEST, Question, read_question


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"sort": "pk; drop", "country": "Spain", "period": "someday"},
        {"sort": "--name", "country": "1x", "period": ""},
    ],
)
def test_answers_that_make_no_sense_are_left_aside(asked):
    assert read_question(asked) == Question()


def test_answers_that_make_sense_are_kept():
    question = read_question({"q": " Medellín ", "sort": "-latest", "country": "es", "period": "2025-Q1"})

    assert (question.q, question.sort, question.country, question.period.code) == (
        *("Medellín", "-latest"),
        *("ES", "2025-Q1"),
    )


def test_a_search_has_a_longest_length():
    assert len(read_question({"q": "a" * 500}).q) == LONGEST
