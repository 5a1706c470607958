"""The dates that follow from missions: the questions what came of them, and what was promised."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, dated
from observatory.models import Activity, Promise
from observatory.models.mission import MILESTONES
from observatory.services.missions import questions

REMIND = 3


@dated("mission-question", gettext_lazy("Questions about missions"))
def questions_about_missions(city, user, first, last):
    own = Activity.objects.workable_by(user).missions().filter(city=city, mission__isnull=False)
    farthest, nearest = (datetime.timedelta(days=days) for days in (MILESTONES[-1], MILESTONES[0]))
    asked = own.ended_from(first - farthest).ended_by(last - nearest).select_related("mission")
    return [
        Dated(
            title=_("Tell what came of: %(mission)s") % {"mission": mission},
            starts_on=question.due_on,
            href=reverse("mission-follow-up", args=[city.code, mission.uuid, question.days]),
            uid=f"mission-question-{mission.uuid}-{question.days}",
            note=_("Question after %(days)s days") % {"days": question.days},
            remind_days=REMIND,
        )
        for mission in asked.prefetch_related("mission__follow_ups")
        for question in questions(mission, last)
        if question.is_open and first <= question.due_on <= last
    ]


@dated("promise", gettext_lazy("Promises of missions"))
def promises(city, user, first, last):
    missions = Activity.objects.workable_by(user).filter(city=city)
    pending = Promise.objects.kept_open().filter(mission__activity__in=missions, due_on__gte=first, due_on__lte=last)
    return [
        Dated(
            title=promise.what,
            starts_on=promise.due_on,
            href=reverse("mission-detail", args=[city.code, promise.mission.activity.uuid]),
            uid=f"promise-{promise.uuid}",
            note=f"{promise.get_side_display()}: {promise.mission.activity}",
            remind_days=REMIND,
        )
        for promise in pending.select_related("mission__activity")
    ]
