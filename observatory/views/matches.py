"""Accepting an offer for a need, and telling what came of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from observatory.forms.practice_life import MatchForm
from observatory.history import ChangedMeanwhile
from observatory.models import Match, Offer
from observatory.services.matches import nameable, remove_match, save_match
from observatory.views.nouns import NEED
from observatory.views.practices import CHANGED
from observatory.views.records import answers
from observatory.views.workspace import city_to_log_in


def need_match(request, city, key, uuid):
    city = city_to_log_in(request, city)
    need = NEED.find(city, request.user, key)
    match = need.matches.filter(offer__uuid=uuid).first()
    if match is None:
        match = Match(need=need, offer=get_object_or_404(nameable(Offer, city), uuid=uuid))
    form = MatchForm(*answers(request), instance=match, city=city)
    if form.is_valid():
        try:
            save_match(form, by=request.user)
        except ChangedMeanwhile:
            messages.error(request, CHANGED)
            return redirect(request.get_full_path())
        messages.success(request, _("Saved: %(record)s.") % {"record": need})
        return redirect(NEED.address("detail", city, need))
    context = {"city": city, "section": NEED.section, "noun": NEED, "need": need, "form": form, "match": match}
    context["offer"] = nameable(Offer, city, closed_too=True).filter(pk=match.offer_id).first()
    context |= {"list": NEED.address("list", city), "detail": NEED.address("detail", city, need)}
    return render(request, "observatory/need_match.html", context)


@require_POST
def need_unmatch(request, city, key, uuid):
    city = city_to_log_in(request, city)
    need = NEED.find(city, request.user, key)
    match = get_object_or_404(Match, need=need, uuid=uuid)
    remove_match(match, by=request.user)
    messages.success(request, _("Deleted: %(record)s.") % {"record": need})
    return redirect(NEED.address("detail", city, need))
