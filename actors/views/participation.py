"""Who takes part in an activity, an agreement or a project."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actors.coverage import coverage_of
from actors.forms import ParticipationForm
from actors.models import Actor
from actors.services.actors import named_actor
from actors.services.participation import leave_out, take_part
from observatory import after_saving
from observatory.models import Activity, Agreement, Project
from observatory.services.codes import key_of, with_key
from observatory.views.workspace import city_to_log_in

THINGS = {"activity": Activity, "agreement": Agreement, "project": Project}


def thing_actors(request, city, key, thing):
    """The actors of one thing of the register, with a form to add some."""
    city = city_to_log_in(request, city)
    record = thing_of(thing, city, request.user, key)
    present = Actor.objects.of(city).kept().filter(**{f"participations__{thing}": record})
    offered = Actor.objects.of(city).kept().exclude(pk__in=present)
    posted = request.POST if request.method == "POST" else None
    form = ParticipationForm(posted, offered=offered, city=city)
    if form.is_valid():
        add(record, form.cleaned_data, by=request.user)
        messages.success(request, after_saving.sentence(record))
        return redirect(request.path)
    context = {"city": city, "section": "register", "thing": thing, "record": record, "present": present, "form": form}
    context |= {"coverage": coverage_of(present), "has_offer": offered.exists()}
    context |= {"key": key_of(record), "many": record._meta.verbose_name_plural}
    return render(request, "actors/thing_actors.html", context)


def thing_of(thing, city, user, key):
    return get_object_or_404(with_key(THINGS[thing].objects.workable_by(user).filter(city=city), key))


def add(record, given, *, by):
    actors = list(given["actors"])
    if given["new_name"]:
        actors.append(named_actor(given["new_name"], given["new_group"], city=record.city, by=by))
    take_part(record, actors, by=by)


@require_POST
def thing_actor_leave(request, city, key, actor, thing):
    city = city_to_log_in(request, city)
    record = thing_of(thing, city, request.user, key)
    taking_part = Actor.objects.of(city).filter(**{f"participations__{thing}": record})
    leaving = get_object_or_404(taking_part, uuid=actor)
    leave_out(record, leaving, by=request.user)
    after_saving.counts_for(record)
    messages.success(request, _("%(actor)s is no longer among those who took part.") % {"actor": leaving})
    return redirect(f"{thing}-actors", city=city.code, key=key)
