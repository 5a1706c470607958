"""What waits of the dialogues: those held and not closed, and what was agreed and is overdue."""

from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.choices import QuestionStatus
from dialogues.models import Commitment, Dialogue, Question
from dialogues.services.commitments import overdue
from observatory.services.codes import key_of
from observatory.today import MOST, Need, needs


@needs
def dialogues_to_close(city, user, today):
    """The dialogues whose day has passed and that nobody has closed."""
    waiting = Dialogue.objects.workable_by(user).filter(city=city, is_closed=False, held_on__lt=today)
    return [
        Need(
            title=dialogue.title,
            href=reverse("dialogue-close", args=[city.code, key_of(dialogue)]),
            detail=_("Dialogue to close: who came, and what was agreed"),
            due_on=dialogue.held_on,
        )
        for dialogue in waiting.order_by("held_on")[:MOST]
    ]


@needs
def commitments_overdue(city, user, today):
    """What was agreed in a dialogue and should have been done by now."""
    open_ones = Commitment.objects.workable_by(user).filter(city=city, dialogue__removed_at=None)
    return [
        Need(
            title=commitment.text,
            href=reverse("commitment-detail", args=[city.code, key_of(commitment)]),
            detail=commitment.responsible,
            due_on=commitment.due_on,
            note=_("Overdue"),
            status="overdue",
            post=commitment.owner_id,
        )
        for commitment in overdue(open_ones, today).order_by("due_on")[:MOST]
    ]


@needs
def questions_waiting(city, user, today):
    """What citizens asked that nobody has answered; for who may publish, also the answers that are ready."""
    questions = Question.objects.workable_by(user).filter(city=city, is_public=False)
    if not user.has_perm("dialogues.publish_answer", city):
        questions = questions.filter(status=QuestionStatus.WAITING)
    return [
        Need(
            title=str(question),
            href=reverse("question-detail", args=[city.code, key_of(question)]),
            detail=_("Question to answer") if question.is_waiting else _("Answer to publish"),
        )
        for question in questions.order_by("asked_on", "pk")[:MOST]
    ]
