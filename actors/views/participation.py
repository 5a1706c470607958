from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actors.coverage import coverage_of
from actors.forms import ParticipationForm
from actors.models import Actor
from actors.services import leave_out, named_actor, take_part
from observatory import after_saving
from observatory.models import Activity
from observatory.services.codes import with_key
from observatory.views.noun import city_to_log_in


def activity_actors(request, city, key):
    """The actors of one activity, with a form to add some."""
    city = city_to_log_in(request, city)
    activity = activity_of(city, request.user, key)
    present = Actor.objects.of(city).kept().filter(participations__activity=activity)
    offered = Actor.objects.of(city).kept().exclude(pk__in=present)
    posted = request.POST if request.method == "POST" else None
    form = ParticipationForm(posted, offered=offered, city=city)
    if form.is_valid():
        add(activity, form.cleaned_data, by=request.user)
        messages.success(request, after_saving.sentence(activity))
        return redirect(request.path)
    context = {"city": city, "section": "register", "activity": activity, "present": present, "form": form}
    context |= {"coverage": coverage_of(present), "has_offer": offered.exists()}
    return render(request, "actors/activity_actors.html", context)


def activity_of(city, user, key):
    return get_object_or_404(with_key(Activity.objects.workable_by(user).filter(city=city), key))


def add(activity, given, *, by):
    actors = list(given["actors"])
    if given["new_name"]:
        actors.append(named_actor(given["new_name"], given["new_group"], city=activity.city, by=by))
    take_part(activity, actors, by=by)


@require_POST
def activity_actor_leave(request, city, key, actor):
    city = city_to_log_in(request, city)
    activity = activity_of(city, request.user, key)
    leaving = get_object_or_404(Actor.objects.of(city).filter(participations__activity=activity), uuid=actor)
    leave_out(activity, leaving, by=request.user)
    after_saving.counts_for(activity)
    messages.success(request, _("%(actor)s is no longer among those who took part.") % {"actor": leaving})
    return redirect("activity-actors", city=city.code, key=key)
