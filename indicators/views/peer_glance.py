"""The inviting city's side of a peer's glance: whom it invites, what it shows, and whether it agrees to publish."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indicators.forms.peer_glance import GlanceForm
from indicators.models import PeerGlance
from indicators.services import peer_glance as services
from indicators.views.evaluation_nouns import EvaluationNoun
from observatory.services import people
from observatory.views.records import answers, form_page, record_new
from observatory.views.workspace import city_to_log_in

INVITE = "indicators.invite_assessor"


def glance_extra(glance, request):
    site = f"{request.scheme}://{request.get_host()}"
    may_invite = request.user.has_perm(INVITE, glance)
    password = people.first_password_path(glance.guest) if may_invite else ""
    return {
        "is_running": glance.is_running(timezone.localdate()),
        "may_invite": may_invite,
        "password_link": password and site + password,
    }


PEER_GLANCE = EvaluationNoun(
    name="peer-glance",
    model=PeerGlance,
    form=GlanceForm,
    save=services.save_glance,
    remove=services.remove_glance,
    permission=INVITE,
    rows=lambda rows: rows.select_related("guest", "guest_city"),
    details=lambda rows: rows.select_related("guest", "guest_city", "evaluation", "city").prefetch_related(
        "indicators__indicator", "documents"
    ),
    extra=glance_extra,
    list_extra=lambda rows, request: {"today": timezone.localdate()},
    search=("title", "asked", "guest__name", "guest_city__name"),
    sorts={"title": ("title",), "date": ("ends_on",), "guest": ("guest__name", "pk")},
    default_sort="-date",
    back="evaluation-list",
    back_label=gettext_lazy("Evaluations"),
    words={
        "many": gettext_lazy("Guest assessors"),
        "new": gettext_lazy("Invite a guest assessor"),
        "lede": gettext_lazy(
            "Somebody of another city reads what you choose, until a day, and writes a page of advice. "
            "It is published only if both agree."
        ),
        "none": gettext_lazy("No guest has been invited yet"),
        "hint": gettext_lazy("A peer who does the same work sees what the own team no longer sees."),
    },
)


def glance_new(request, city):
    """Invite a guest; who may not be one is told at the field of the email."""
    save = partial(saved_and_mailed, site=f"{request.scheme}://{request.get_host()}")
    try:
        return record_new(request, city, noun=replace(PEER_GLANCE, save=save))
    except people.RoleError as problem:
        city = city_to_log_in(request, city, INVITE)
        form = GlanceForm(*answers(request), city=city)
        form.add_error("email", str(problem))
        return form_page(request, city, PEER_GLANCE, form)


def saved_and_mailed(form, *, by, site):
    glance = services.save_glance(form, by=by)
    services.send_invitation(glance, site=site)
    return glance


@require_POST
def glance_agree(request, city, key):
    return done(request, city, key, partial(services.agree, side=services.CITY), _("You agree to publish the advice."))


@require_POST
def glance_disagree(request, city, key):
    return done(request, city, key, partial(services.disagree, side=services.CITY), _("You no longer agree."))


def glance_revoke(request, city, key):
    if request.method == "POST":
        return done(request, city, key, services.revoke, _("The guest no longer reads anything here."))
    city = city_to_log_in(request, city, INVITE)
    glance = PEER_GLANCE.find(city, request.user, key)
    context = {"city": city, "section": PEER_GLANCE.section, "record": glance}
    context["detail"] = PEER_GLANCE.address("detail", city, glance)
    return render(request, "indicators/peer-glance_revoke.html", context)


def done(request, city, key, act, said):
    """Do what a director asked of a glance, tell it, and lead back to its page."""
    city = city_to_log_in(request, city, INVITE)
    glance = PEER_GLANCE.find(city, request.user, key)
    try:
        glance = act(glance, by=request.user)
    except services.NotNow as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The advice is on the public page: both agree.") if glance.is_public else said)
    return redirect(PEER_GLANCE.address("detail", city, glance))
