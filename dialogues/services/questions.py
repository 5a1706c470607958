"""Asking the city, without an account or a trace of who asked; answering, and publishing the answer."""

from django.db import transaction
from django.utils import timezone

from dialogues.models import Question
from dialogues.services import anonymous
from observatory import history
from observatory.services.records import save_record

MOST_IN_AN_HOUR = 5


def form_token(city):
    """Answer what shows that a form was fetched from this city's page: it stands in for a cookie."""
    return anonymous.form_token(city.code)


def is_fresh(token, city):
    """Tell whether a token was given out for this city within a day."""
    return bool(anonymous.number_of(token, city.code))


def asks_too_often(address):
    return anonymous.too_often("ask", address, MOST_IN_AN_HOUR)


@transaction.atomic
def ask(city, *, text, language, about=""):
    """Take a question that somebody asked in public, `about` an edition of a report; only the office sees it."""
    question = Question.objects.create(city=city, text=text, language=language, about=about)
    history.note("created", question, by=None, after=history.snapshot(question))
    return question


@transaction.atomic
def save_question(form, *, by):
    """Save a question with its answer; a changed answer is no longer public until it is published again."""
    question = form.instance
    question.is_public = False
    question.answered_on = None if question.is_waiting else question.answered_on or timezone.localdate()
    return save_record(form, by=by)


@transaction.atomic
def publish_answer(question, *, version, by):
    """Show a question and its answer in public. Raises `history.ChangedMeanwhile`."""
    before = history.lock(question, expected=version)
    question.is_public = True
    question.save(update_fields=["is_public"])
    history.note("answer published", question, by=by, before=before, after=history.snapshot(question))
    return question
