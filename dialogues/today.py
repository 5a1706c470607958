"""What waits of the dialogues: those held and not closed, what was agreed and is overdue, questions and surveys."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.choices import QuestionStatus, SurveyStatus
from dialogues.models import Commitment, Dialogue, PlannedCommunication, Question, Survey
from dialogues.services.commitments import overdue
from observatory.services.codes import key_of
from observatory.today import MOST, Need, needs

SOON = datetime.timedelta(days=7)


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
            deputy=commitment.deputy_id,
        )
        for commitment in overdue(open_ones, today).order_by("due_on")[:MOST]
    ]


@needs
def communication_late(city, user, today):
    """What was to be sent by now, and that nothing sent or published carries out."""
    lines = PlannedCommunication.objects.workable_by(user).filter(plan__city=city, planned_on__lt=today).with_state()
    return [
        Need(
            title=line.aim,
            href=reverse("communication-plan-detail", args=[city.code, key_of(line.plan)]),
            detail=_("Planned communication that has not been sent"),
            due_on=line.planned_on,
        )
        for line in lines.filter(is_done=False).select_related("plan").order_by("planned_on")[:MOST]
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


@needs
def surveys_ending(city, user, today):
    """The surveys whose last day is within the week, or has passed while they are not closed."""
    ending = Survey.objects.workable_by(user).filter(city=city, status=SurveyStatus.OPEN, closes_on__lte=today + SOON)
    return [
        Need(
            title=str(survey),
            href=reverse("survey-detail", args=[city.code, key_of(survey)]),
            detail=_("Survey to close, once the paper is typed in")
            if survey.closes_on < today
            else _("Survey that ends this week"),
            due_on=survey.closes_on,
        )
        for survey in ending.order_by("closes_on", "pk")[:MOST]
    ]


@needs
def surveys_to_publish(city, user, today):
    """For who may publish: the surveys that are closed and whose results nobody has published."""
    if not user.has_perm("dialogues.publish_results", city):
        return []
    waiting = Survey.objects.workable_by(user).filter(city=city, status=SurveyStatus.CLOSED, results_on=None)
    return [
        Need(
            title=str(survey),
            href=reverse("survey-results", args=[city.code, key_of(survey)]),
            detail=_("Results of a survey to publish"),
        )
        for survey in waiting.order_by("closes_on", "pk")[:MOST]
    ]
