"""Asking the city, without an account or a trace of who asked; answering, and publishing the answer."""

import hashlib
import secrets

from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from dialogues.models import Question
from observatory import history
from observatory.services.records import save_record

_SIGNER = signing.TimestampSigner(salt="dialogues.question")
DAY, HOUR = 24 * 60 * 60, 60 * 60
MOST_IN_AN_HOUR = 5


def form_token(city):
    """Answer what shows that a form was fetched from this city's page: it stands in for a cookie."""
    return _SIGNER.sign(city.code)


def is_fresh(token, city):
    """Tell whether a token was given out for this city within a day."""
    try:
        return _SIGNER.unsign(token, max_age=DAY) == city.code
    except signing.BadSignature:
        return False


def asks_too_often(address):
    """Count one more question from an address within the hour; what is kept is a hash under the day's salt."""
    salt = cache.get_or_set(f"ask-salt:{timezone.localdate()}", secrets.token_hex, DAY)
    key = f"ask:{hashlib.sha256(f'{salt}{address}'.encode()).hexdigest()}"
    asked = cache.get(key, 0) + 1
    cache.set(key, asked, HOUR)
    return asked > MOST_IN_AN_HOUR


@transaction.atomic
def ask(city, *, text, language):
    """Take a question that somebody asked in public; nobody but the office sees it."""
    question = Question.objects.create(city=city, text=text, language=language)
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
