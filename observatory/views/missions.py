from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory.forms.missions import FollowUpForm
from observatory.history import ChangedMeanwhile
from observatory.models import FollowUp
from observatory.models.mission import MILESTONES
from observatory.services.missions import answer_question
from observatory.views.nouns import MISSION
from observatory.views.workspace import city_to_log_in


def mission_follow_up(request, city, key, days):
    """One screen to answer what came of a mission, so many days later."""
    city = city_to_log_in(request, city)
    activity = MISSION.find(city, request.user, key)
    if days not in MILESTONES:
        raise Http404
    answer = FollowUp.objects.filter(mission__activity=activity, days=days).first()
    form = FollowUpForm(request.POST or None, instance=answer, activity=activity)
    status = 200
    if form.is_valid():
        try:
            answer_question(form, activity=activity, days=days, today=timezone.localdate(), by=request.user)
        except ChangedMeanwhile as meanwhile:
            form = again(form, meanwhile.current)
            status = 409
        else:
            messages.success(request, _("Kept: what came of “%(mission)s”.") % {"mission": activity})
            return redirect(MISSION.address("detail", city, activity))
    context = {"city": city, "section": "register", "noun": MISSION, "record": activity, "form": form, "days": days}
    context |= {"list": MISSION.address("list", city), "detail": MISSION.address("detail", city, activity)}
    return render(request, "observatory/mission_follow_up.html", context, status=status)


def again(form, current):
    """Keep what was typed, and let the next save be made on top of what somebody else saved meanwhile."""
    form.data = form.data.copy()
    form.data["version"] = current.version
    form.add_error(None, _("Somebody changed this mission meanwhile. Look at it, then save again."))
    return form
