"""What the example's office asks its people: one survey with its results, and one that is open."""

import datetime

from django.utils import timezone

from dialogues.choices import AskedBy, SurveyStatus
from dialogues.models import AnswerPart, Survey, SurveyAnswer
from dialogues.services.ready_surveys import make_own
from reporting.demo.example.city import told

EXAMPLE = "La Red de Ciudades del Agua"
CHOSEN = ("code", "method", "population", "approached", "method_note", "opens_on", "closes_on", "results_on")


def log(example):
    for each in told("surveys"):
        survey = make_own(example.city, each["ready"], by=example.staff)
        facts = {name: each[name] for name in CHOSEN if name in each}
        Survey.objects.filter(pk=survey.pk).update(**facts, **standing(each), is_public=True)
        answer(survey, each)


def is_named(question, choice):
    return question.kind == AskedBy.NAMING and choice == 1


def standing(each):
    """A survey with published results is closed; another one is open for so many days more."""
    if "results_on" in each:
        return {"status": SurveyStatus.CLOSED}
    today = timezone.localdate()
    last = today + datetime.timedelta(days=each["days_open"])
    return {"status": SurveyStatus.OPEN, "opens_on": today - datetime.timedelta(days=2), "closes_on": last}


def answer(survey, each):
    """Fill in as many questionnaires as the first question has answers and blanks; the others have no more."""
    first = each["answers"][0]
    number = sum(first["counts"]) + first["blank"]
    papers = [SurveyAnswer(survey=survey, channel="online", form=f"example-{n}") for n in range(number)]
    SurveyAnswer.objects.bulk_create(papers, batch_size=500)
    parts = []
    for question, given in zip(survey.questions.all(), each["answers"], strict=False):
        choices = [place for place, count in enumerate(given.get("counts", ()), 1) for _n in range(count)]
        pairs = zip(papers, choices, strict=False)
        parts += [
            AnswerPart(
                answer=paper, question=question, choice=choice, text=EXAMPLE if is_named(question, choice) else ""
            )
            for paper, choice in pairs
        ]
        parts += [
            AnswerPart(answer=paper, question=question, text=words, is_published=words in each["published"])
            for paper, words in zip(papers, given.get("words", ()), strict=False)
        ]
    AnswerPart.objects.bulk_create(parts, batch_size=500)
