"""Filling a survey in for tests: so many answers to each choice."""

from dialogues.models import AnswerPart, SurveyAnswer
from tests.factories.dialogues import SurveyQuestionFactory


def answered(question, counts, *, blank=0, words=""):
    """Let so many people choose each answer of a question, and so many leave it blank."""
    for place, number in enumerate(counts, 1):
        for answer in filled_in(question.survey, number):
            AnswerPart.objects.create(answer=answer, question=question, choice=place, text=words)
    filled_in(question.survey, blank)
    return question


def written(question, texts):
    for answer, text in zip(filled_in(question.survey, len(texts)), texts, strict=True):
        AnswerPart.objects.create(answer=answer, question=question, text=text)


def filled_in(survey, number):
    before = survey.answers.count()
    rows = [SurveyAnswer(survey=survey, channel="paper", form=f"{before + n}") for n in range(number)]
    return SurveyAnswer.objects.bulk_create(rows)


def asking(survey, kind, **more):
    return SurveyQuestionFactory(survey=survey, kind=kind, position=survey.questions.count() + 1, **more)
