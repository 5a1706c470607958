"""What is told of a closed survey, and the cautions that go with it."""

import datetime
from decimal import Decimal

import pytest

from dialogues.choices import AskedBy, Measures
from dialogues.services.survey_cautions import cautions_of, margin_of, response_of
from dialogues.services.survey_results import answers_so_far, results_of, words_of
from tests.dialogues.survey_answers import answered, asking, filled_in, written
from tests.factories.dialogues import OpenSurveyFactory, SurveyFactory

pytestmark = pytest.mark.django_db
FIVE = "1\n2\n3\n4\n5"


@pytest.fixture
def survey():
    return SurveyFactory(status="closed")


def table(question):
    return results_of(question.survey)[question.survey.pk].of(question)


def test_a_long_scale_is_told_with_its_share_and_small_groups_withheld(survey):
    question = answered(asking(survey, AskedBy.SCALE, options_en=FIVE), [2, 6, 10, 30, 40], blank=7)

    found = table(question)

    assert (found.counts, found.blank) == ((None, None, 10, 30, 40), 7)
    assert (found.valid, found.favourable, found.level) == (88, 70, 3)


def test_few_answers_to_a_scale_are_put_together_as_favourable_and_not(survey):
    question = answered(asking(survey, AskedBy.SCALE, options_en=FIVE), [3, 2, 1, 5, 4])

    found = table(question)

    assert (found.counts, found.labels, found.is_coarse) == ((6, 9), ["1 / 2 / 3", "4 / 5"], True)


def test_where_the_counts_give_people_away_the_level_alone_is_told_from_eleven_answers_on(survey):
    many = answered(asking(survey, AskedBy.SCALE, options_en=FIVE, measures=Measures.SATISFACTION), [0, 3, 0, 8, 4])
    graded = asking(survey, AskedBy.SCALE, options_en="Low\nMedium\nHigh", measures=Measures.OWNERSHIP)
    few = SurveyFactory(status="closed")
    shy = answered(asking(few, AskedBy.SCALE, options_en=FIVE), [0, 3, 0, 4, 2])

    assert (table(many).is_withheld, table(many).level) == (True, 3)
    assert table(graded).level is None, "nobody answered it"
    assert (table(shy).is_withheld, table(shy).level) == (True, None)


def test_fewer_than_five_answers_tell_nothing_not_even_how_many(survey):
    question = answered(asking(survey, AskedBy.YES_NO), [4, 0])

    assert results_of(survey)[survey.pk].answers is None
    assert table(question).is_withheld
    assert words_of(survey, results_of(survey)[survey.pk]) == []


def test_while_a_survey_is_open_nothing_is_told_but_how_many_fives_have_answered():
    survey = OpenSurveyFactory()
    for number, words in ((4, "Fewer than five"), (0, "Fewer than five"), (5, "At least 5"), (1, "At least 10")):
        filled_in(survey, number)
        assert words in answers_so_far(survey)
    assert results_of(survey) == {}


def test_answers_in_words_are_read_in_fives_so_that_they_cannot_be_counted(survey):
    question = asking(survey, AskedBy.TEXT)
    written(question, [f"Idea {n}" for n in range(13)])
    filled_in(survey, 8)

    (words,) = words_of(survey, results_of(survey)[survey.pk])

    assert len(words.rows) == 10
    assert words.published == []


def test_named_examples_are_read_once_each_and_only_beside_a_table_that_tells_all(survey):
    full = answered(asking(survey, AskedBy.NAMING), [20, 0, 5], words="River")
    short = SurveyFactory(status="closed")
    partly = answered(asking(short, AskedBy.NAMING), [20, 2, 5], words="River")

    assert table(partly).favourable == 20
    for question, number in ((full, 1), (partly, 0)):
        (words,) = words_of(question.survey, results_of(question.survey)[question.survey.pk])
        assert len(words.rows) == number


def test_results_cost_the_same_for_one_survey_and_for_three(django_assert_num_queries):
    surveys = [SurveyFactory(status="closed") for _n in range(3)]
    for each in surveys:
        answered(asking(each, AskedBy.YES_NO), [5, 5])
    with django_assert_num_queries(3):
        assert len(results_of(*surveys)) == 3


@pytest.mark.parametrize(
    ("method", "answers", "told"),
    [
        ("open", 200, "Whoever wanted to answered"),
        ("invited", 200, "Those at hand"),
        ("quota", 200, "no margin"),
        ("random", 20, "Few people"),
        ("random", 200, "More than half"),
        ("everyone", 600, "is not known"),
    ],
)
def test_what_the_sample_cannot_carry_is_said(method, answers, told):
    survey = SurveyFactory(method=method, approached=None if method == "everyone" else 1000)

    assert told in " ".join(cautions_of(survey, answers))


def test_only_a_sample_drawn_by_chance_has_a_margin():
    survey = SurveyFactory.build(method="random", population=None)
    assert round(margin_of(survey, 400), 1) == Decimal("4.9")
    survey.population = 400
    assert margin_of(survey, 400) == 0
    assert cautions_of(survey, None) == []
    survey.method = "quota"
    assert margin_of(survey, 400) is None
    assert response_of(survey, 400) is None


def test_everybody_asked_is_the_whole_of_the_answers():
    survey = SurveyFactory.build(method="everyone", population=40, opens_on=datetime.date(2025, 1, 1))

    assert response_of(survey, 30) == 75
    assert cautions_of(survey, 30) == []
