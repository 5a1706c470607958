"""Actors that may be one written twice, side by side; and the merging of two, taken back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actors.models import ActorMerge
from actors.services import merging
from actors.services.doubles import possible_doubles
from actors.views.nouns import ACTOR
from observatory import after_saving
from observatory.history import ChangedMeanwhile
from observatory.services.codes import key_of
from observatory.services.removal import Replaced
from observatory.views.workspace import city_of, city_to_log_in

PAGE = 25


def actor_doubles(request, city):
    city = city_of(request, city)
    own = ACTOR.of(city, request.user)
    page = Paginator(possible_doubles(own), PAGE).get_page(request.GET.get("page"))
    shown = own.in_bulk({pk for pair in page for pk in pair})
    pairs = [(address(city, shown[one], shown[other]), shown[one], shown[other]) for one, other in page]
    context = {"city": city, "section": "actors", "page": page, "pairs": pairs}
    return render(request, "actors/actor_doubles.html", context)


def address(city, one, other):
    return reverse("actor-double", args=[city.code, key_of(one), key_of(other)])


def actor_double(request, city, key, other):
    city = city_to_log_in(request, city)
    one, two = ACTOR.find(city, request.user, key), ACTOR.find(city, request.user, other)
    if one == two:
        raise Http404
    if request.method == "POST":
        return decided(request, city, one, two)
    context = {"city": city, "section": "actors", "pair": [side(one), side(two)]}
    return render(request, "actors/actor_double.html", context)


def side(actor):
    """An actor with what hangs on it, to be looked at beside another."""
    counts = {
        "n_participations": actor.participations.count(),
        "n_relations": actor.relations_from.kept().count() + actor.relations_to.kept().count(),
        "n_assessments": actor.assessments.kept().count(),
    }
    return {"record": actor, "href": ACTOR.address("detail", actor.city, actor), **counts}


def decided(request, city, one, two):
    keep = request.POST.get("keep")
    if keep not in {str(one.uuid), str(two.uuid)}:
        merging.tell_apart(one, two, by=request.user)
        messages.success(request, _("They are remembered as two actors."))
        return redirect("actor-doubles", city.code)
    kept, other = (one, two) if keep == str(one.uuid) else (two, one)
    try:
        kept.version, other.version = (int(request.POST.get(f"version-{each.uuid}", 0)) for each in (kept, other))
        merging.merge(kept, other, by=request.user)
    except (ChangedMeanwhile, ValueError):
        messages.error(request, _("Somebody changed one of them meanwhile. Look at both again, then decide."))
        return redirect(request.path)
    after_saving.counts_for(kept)
    messages.success(request, _("They are one actor now: %(record)s.") % {"record": kept})
    return redirect(ACTOR.address("detail", city, kept))


@require_POST
def actor_separate(request, city, key, other):
    """Take the merging of another actor into this one back."""
    city = city_to_log_in(request, city)
    kept = ACTOR.find(city, request.user, key)
    merges = ActorMerge.objects.select_related("kept", "other").filter(kept=kept, undone_at=None)
    merge = get_object_or_404(merges, other__uuid=other)
    try:
        merging.undo(merge, by=request.user)
    except Replaced:
        messages.error(request, _("It cannot be taken back: another actor has the same name now."))
        return redirect(ACTOR.address("detail", city, kept))
    after_saving.counts_for(kept)
    messages.success(request, _("%(record)s is an actor of its own again.") % {"record": merge.other})
    return redirect(ACTOR.address("detail", city, merge.other))
