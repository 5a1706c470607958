"""What happens to evaluations: publishing all of one at once, answering, and following up what was decided."""

from django.db import transaction
from django.utils import timezone

from dialogues.choices import STILL_OPEN
from indicators.models import DecisionNote, EvaluationDecision
from observatory import history
from observatory.services.records import save_record


@transaction.atomic
def save_evaluation(form, *, by):
    """Save an evaluation, and make its parts public with it where that was asked. Raises `ChangedMeanwhile`."""
    saved = save_record(form, by=by)
    if saved.is_public and form.cleaned_data.get("with_parts"):
        for part in (*saved.findings.kept(), *saved.decisions.kept()):
            _publish(part, by)
    return saved


def _publish(part, by):
    if part.is_public:
        return
    before = history.lock(part, expected=part.version)
    part.is_public = True
    part.save(update_fields=["is_public"])
    history.note("changed", part, by=by, before=before, after=history.snapshot(part))


@transaction.atomic
def save_answer(form, *, by, action):
    """Save what the city answers to an evaluation or a recommendation; `action` is its word in the log."""
    record = form.instance
    before = history.lock(record, expected=form.cleaned_data["version"])
    saved = form.save()
    history.note(action, saved, by=by, before=before, after=history.snapshot(saved))
    return saved


@transaction.atomic
def save_decision(form, *, by):
    """Save what was decided, with a dated note of where it stands. Raises `ChangedMeanwhile`."""
    saved = save_record(form, by=by)
    if {"state", "state_note"} & set(form.changed_data) or not saved.notes.exists():
        DecisionNote.objects.create(
            decision=saved, written_on=timezone.localdate(), state=saved.state, text=saved.state_note
        )
    return saved


def kept_decisions(user, city):
    """The decisions of a city's kept evaluations, for whoever works there."""
    return EvaluationDecision.objects.workable_by(user).filter(city=city, evaluation__removed_at=None)


def overdue(decisions, today):
    """Keep those still open past their day."""
    return decisions.filter(state__in=STILL_OPEN, due_on__lt=today)
