"""Good practices: what happens to them, one event at a time, and what they answer to the criteria."""

from django.db import transaction

from observatory import history
from observatory.choices import PracticeStep
from observatory.models import PracticeCheck, PracticeCriterion, PracticeEvent
from observatory.services.records import save_record


@transaction.atomic
def save_practice(form, *, by):
    """Save a practice's form; a new one has been identified, on the day told. Raises `history.ChangedMeanwhile`."""
    is_new = form.instance.pk is None
    practice = save_record(form, by=by)
    if is_new:
        day, precision = form.identified()
        practice.events.create(step=PracticeStep.IDENTIFIED, happened_on=day, happened_on_precision=precision)
    return practice


@transaction.atomic
def save_event(form, *, by):
    """Save something that happened to a practice, with a line in its history."""
    practice = form.instance.practice
    before = events_in_words(practice)
    if form.instance.pk:
        history.lock(form.instance, expected=form.cleaned_data["version"])
    event = form.save()
    history.note("changed", practice, by=by, before=before, after=events_in_words(practice))
    return event


@transaction.atomic
def remove_event(event, *, by):
    """Take an event off a practice; only the history keeps it."""
    before = events_in_words(event.practice)
    event.delete()
    history.note("changed", event.practice, by=by, before=before, after=events_in_words(event.practice))


def events_in_words(practice):
    """The events as the history keeps them."""
    events = PracticeEvent.objects.filter(practice=practice)  # asked anew: the practice may carry those of before
    return {"events": [f"{event.happened_on}: {event}" for event in events]}


@transaction.atomic
def check_criteria(practice, answers, *, by):
    """Keep what a practice answers to the criteria: {code: (answer, evidence)}; no answer is no row."""
    before = checks_in_words(practice)
    for code, (answer, evidence) in answers.items():
        if answer:
            told = {"answer": answer, "evidence": evidence}
            PracticeCheck.objects.update_or_create(practice=practice, criterion_id=code, defaults=told)
        else:
            PracticeCheck.objects.filter(practice=practice, criterion_id=code).delete()
    if before != (after := checks_in_words(practice)):
        history.note("changed", practice, by=by, before=before, after=after)


def checks_in_words(practice):
    """The answers as the history keeps them."""
    checks = practice.checks.select_related("criterion")
    return {"checks": [" – ".join(filter(None, [str(check), check.evidence])) for check in checks]}


def unanswered(practice):
    """How many criteria a practice has not answered yet."""
    return PracticeCriterion.objects.exclude(pk__in=practice.checks.values("criterion")).count()
