"""What waits of the missions: the question what came of them, and what was promised on them."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from observatory.choices import PromiseSide, PromiseState
from observatory.models import Activity, Promise
from observatory.services.missions import asked_lately, question_to_answer
from observatory.today import MOST, Need, needs

SOON = datetime.timedelta(days=14)


@needs
def what_came_of_missions(city, user, today):
    """The missions of which it is to be told, 30, 90 or 180 days later, what came of them."""
    missions = asked_lately(Activity.objects.workable_by(user).missions().filter(city=city), today)
    asked = [
        (mission, question_to_answer(mission, today)) for mission in missions.prefetch_related("mission__promises")
    ]
    return [
        Need(
            title=_("Tell what came of: %(mission)s") % {"mission": mission},
            href=reverse("mission-follow-up", args=[city.code, mission.uuid, question.days]),
            detail=why_asked(mission, question),
            due_on=question.due_on,
            post=mission.mission.followed_up_by_id,
        )
        for mission, question in asked
        if question
    ][:MOST]


def why_asked(mission, question):
    said = _("Question after %(days)s days") % {"days": question.days}
    if not (pending := sum(promise.state == PromiseState.OPEN for promise in mission.mission.promises.all())):
        return said
    promises = ngettext("one promise without news", "%(n)s promises without news", pending) % {"n": pending}
    return f"{said} · {promises}"


@needs
def promises_due(city, user, today):
    """What either side promised on a mission and should do within two weeks, or should have done."""
    missions = Activity.objects.workable_by(user).filter(city=city)
    pending = Promise.objects.kept_open().filter(mission__activity__in=missions, due_on__lte=today + SOON)
    return [
        Need(
            title=(_("Keep the promise: %(what)s") if promise.side == PromiseSide.OURS else _("Ask about: %(what)s"))
            % {"what": promise.what},
            href=reverse("mission-detail", args=[city.code, promise.mission.activity.uuid]),
            detail=str(promise.mission.activity),
            due_on=promise.due_on,
            post=promise.mission.followed_up_by_id,
            **({"note": _("Overdue"), "status": "overdue"} if promise.due_on < today else {}),
        )
        for promise in pending.select_related("mission__activity").order_by("due_on", "pk")[:MOST]
    ]
