"""The office's page, and who holds its posts."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory import after_saving
from observatory.forms.office import EndHoldingForm, GivePostForm, HandOverForm, InternationalOfficeForm
from observatory.history import ChangedMeanwhile
from observatory.models import (
    Department,
    GovernmentTerm,
    InternationalOffice,
    LegalInstrument,
    OfficeAbroad,
    StaffPosition,
)
from observatory.services import changes
from observatory.services import office as services
from observatory.views.noun import Noun
from observatory.views.nouns import POSITION
from observatory.views.records import PAGE, answers, conflict_page, events, form_page
from observatory.views.workspace import city_of, city_to_log_in

MOST = 50
GIVE = "observatory.manage_people"
OFFICE = Noun(
    name="office",
    model=InternationalOffice,
    form=InternationalOfficeForm,
    search=(),
    sorts={},
    default_sort="",
    section="office",
    words={
        "many": gettext_lazy("International office"),
        "new": gettext_lazy("Describe the office"),
        "lede": gettext_lazy("Its name is enough. Where it stands and what it is to the other areas can follow."),
    },
)


def office_of(city):
    related = InternationalOffice.objects.of(city).kept().select_related("department", "city")
    return related.first()


def work_office(request, city):
    city, today = city_of(request, city), timezone.localdate()
    posts = StaffPosition.objects.of(city).kept().with_holders(today)
    return render(
        request,
        "observatory/office.html",
        {
            "city": city,
            "section": "office",
            "office": office_of(city),
            "posts": posts[:MOST],
            "n_posts": posts.count(),
            "vacant": {post.pk: since for post, since in services.vacant_posts(city, today)},
            "abroad": OfficeAbroad.objects.of(city).kept().select_related("country")[:MOST],
            "norms": LegalInstrument.objects.of(city).kept()[:MOST],
            "departments": Department.objects.of(city).kept()[:MOST],
            "n_departments": Department.objects.of(city).kept().count(),
            "term": GovernmentTerm.objects.filter(city=city).at(today).first(),
            "may_log": request.user.has_perm(OFFICE.permission, city),
            "may_give": request.user.has_perm(GIVE, city),
        },
    )


def office_edit(request, city):
    city = city_to_log_in(request, city, OFFICE.permission)
    form = InternationalOfficeForm(*answers(request), instance=office_of(city), city=city)
    if form.is_valid():
        try:
            saved = OFFICE.save(form, by=request.user)
        except ChangedMeanwhile as meanwhile:
            return conflict_page(request, city, OFFICE, form, meanwhile.current)
        messages.success(request, after_saving.sentence(saved))
        return redirect("office-list", city.code)
    return form_page(request, city, OFFICE, form)


def office_history(request, city):
    city = city_of(request, city)
    office = office_of(city)
    if office is None:
        return redirect("office-list", city.code)
    page = Paginator(changes.changes_of(office), PAGE).get_page(request.GET.get("page"))
    here = reverse("office-list", args=[city.code])
    context = {"city": city, "section": "office", "noun": OFFICE, "record": office, "list": here, "detail": here}
    return render(request, "observatory/record_history.html", context | {"page": page, "events": events(page, city)})


def position_give(request, city, key):
    """Put somebody into a post that stands empty, or beside whoever holds it."""
    city = city_to_log_in(request, city, GIVE)
    position = POSITION.find(city, request.user, key)
    form = GivePostForm(request.POST or None, city=city, people=services.people_of(city))
    return act_on_post(
        request,
        city,
        position,
        form,
        partial(services.give_post, position, by=request.user),
        {
            "title": _("Give the post “%(post)s” to somebody") % {"post": position},
            "done": _("%(post)s: it now has a holder."),
            "button": _("Give the post"),
        },
    )


def position_handover(request, city, key):
    """Hand a post over: one holder ends, another begins."""
    city = city_to_log_in(request, city, GIVE)
    position = POSITION.find(city, request.user, key)
    holdings = seats_in(position)
    if not holdings:
        return redirect("position-give", city.code, key)
    form = HandOverForm(request.POST or None, city=city, people=services.people_of(city), holdings=holdings)

    def hand_over(*, holding, person, starts_on):
        return services.hand_over(holding, to=person, on=starts_on, by=request.user)

    return act_on_post(
        request,
        city,
        position,
        form,
        hand_over,
        {
            "title": _("Hand the post “%(post)s” over") % {"post": position},
            "done": _("%(post)s: handed over."),
            "button": _("Hand over"),
            "owned": services.owned_by(position),
        },
    )


def position_end(request, city, key):
    """Let a post stand empty from a day on."""
    city = city_to_log_in(request, city, GIVE)
    position = POSITION.find(city, request.user, key)
    holdings = seats_in(position)
    if not holdings:
        return redirect(POSITION.address("detail", city, position))
    form = EndHoldingForm(request.POST or None, city=city, holdings=holdings)
    return act_on_post(
        request,
        city,
        position,
        form,
        lambda holding, ends_on: services.end_holding(holding, ends_on=ends_on, by=request.user),
        {
            "title": _("Leave the post “%(post)s” vacant") % {"post": position},
            "done": _("%(post)s: vacant from then on."),
            "button": _("Leave it vacant"),
            "owned": services.owned_by(position),
        },
    )


def seats_in(position):
    return position.holdings.meeting(timezone.localdate(), None).select_related("user", "position")


def act_on_post(request, city, position, form, act, words):
    """Do it and return to the post, or show the form with what was typed and what is wrong."""
    detail = POSITION.address("detail", city, position)
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except services.PostTaken as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, words["done"] % {"post": position})
            return redirect(detail)
    context = {"city": city, "section": "office", "position": position, "form": form, "detail": detail}
    return render(request, "observatory/position_act.html", {"owned": [], **context, **words})
