"""The dates of dialogues and surveys: when they are held or open, and when what was agreed falls due."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import SurveyStatus
from dialogues.models import Commitment, Dialogue, PlannedCommunication, Survey
from observatory.calendar import Dated, dated


@dated("dialogue", gettext_lazy("Dialogues"))
def sessions(city, user, first, last):
    held = Dialogue.objects.workable_by(user).filter(city=city, held_on__gte=first, held_on__lte=last)
    return [
        Dated(
            title=dialogue.title,
            starts_on=dialogue.held_on,
            href=reverse("dialogue-detail", args=[city.code, dialogue.uuid]),
            uid=f"dialogue-{dialogue.uuid}",
            note=", ".join(filter(None, [dialogue.get_purpose_display(), dialogue.place])),
        )
        for dialogue in held
    ]


@dated("communication-planned", gettext_lazy("Planned communication"))
def communication_planned(city, user, first, last):
    lines = PlannedCommunication.objects.workable_by(user).filter(
        plan__city=city, planned_on__gte=first, planned_on__lte=last
    )
    return [
        Dated(
            title=line.aim,
            starts_on=line.planned_on,
            href=reverse("communication-plan-detail", args=[city.code, line.plan.uuid]),
            uid=f"communication-planned-{line.uuid}",
            note=line.get_audience_display(),
            remind_days=7,
        )
        for line in lines.select_related("plan")
    ]


@dated("commitment-due", gettext_lazy("What was agreed and falls due"))
def commitments_due(city, user, first, last):
    own = Commitment.objects.workable_by(user).filter(city=city, dialogue__removed_at=None)
    return [
        Dated(
            title=_("Due: %(commitment)s") % {"commitment": commitment},
            starts_on=commitment.due_on,
            href=reverse("commitment-detail", args=[city.code, commitment.uuid]),
            uid=f"commitment-due-{commitment.uuid}",
            note=commitment.responsible,
            remind_days=7,
        )
        for commitment in own.filter(status__in=["open", "under-way"], due_on__gte=first, due_on__lte=last)
    ]


@dated("survey", gettext_lazy("Surveys open and close"))
def survey_days(city, user, first, last):
    """The first and the last day of each survey that is no draft any more."""
    own = Survey.objects.workable_by(user).filter(city=city).select_related("city").exclude(status=SurveyStatus.DRAFT)
    opening = own.filter(opens_on__gte=first, opens_on__lte=last)
    closing = own.filter(closes_on__gte=first, closes_on__lte=last)
    opens, closes = _("Opens: %(survey)s"), _("Closes: %(survey)s")
    return [
        *(survey_day(survey, opens, survey.opens_on, f"survey-opens-{survey.uuid}") for survey in opening),
        *(survey_day(survey, closes, survey.closes_on, f"survey-closes-{survey.uuid}", 3) for survey in closing),
    ]


def survey_day(survey, words, day, uid, remind_days=None):
    href = reverse("survey-detail", args=[survey.city.code, survey.uuid])
    title = words % {"survey": survey}
    return Dated(title=title, starts_on=day, href=href, uid=uid, note=survey.asked, remind_days=remind_days)
