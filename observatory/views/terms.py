from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory import after_saving
from observatory.forms.plans import TermForm
from observatory.history import ChangedMeanwhile, save_form
from observatory.models import GovernmentTerm
from observatory.services.terms import remove_term
from observatory.views.noun import Noun
from observatory.views.records import answers, conflict_page, form_page
from observatory.views.workspace import city_of, city_to_log_in

MANAGE = "observatory.manage_city"
TERM = Noun(
    name="term",
    model=GovernmentTerm,
    form=TermForm,
    save=save_form,
    search=(),
    sorts={},
    default_sort="",
    section="settings",
    permission=MANAGE,
    words={"many": gettext_lazy("Government terms"), "new": gettext_lazy("Add a government term")},
)


def term_that_began(city, day):
    """The term of a city that began on a day of the address; 404 for none."""
    try:
        starts_on = parse_date(day)
    except ValueError:
        starts_on = None
    if starts_on is None:
        raise Http404
    return get_object_or_404(GovernmentTerm, city=city, starts_on=starts_on)


def term_list(request, city):
    city = city_of(request, city)
    context = {"city": city, "section": "settings", "noun": TERM, "terms": city.terms.all()}
    context["may_manage"] = request.user.has_perm(MANAGE, city)
    return render(request, "observatory/term_list.html", context)


def term_new(request, city):
    city = city_to_log_in(request, city, MANAGE)
    form = TermForm(*answers(request), city=city)
    if form.is_valid():
        return saved(city, save_form(form, by=request.user), request)
    return form_page(request, city, TERM, form)


def term_edit(request, city, day):
    city = city_to_log_in(request, city, MANAGE)
    form = TermForm(*answers(request), instance=term_that_began(city, day), city=city)
    if form.is_valid():
        try:
            return saved(city, save_form(form, by=request.user), request)
        except ChangedMeanwhile as meanwhile:
            return conflict_page(request, city, TERM, form, meanwhile.current)
    return form_page(request, city, TERM, form)


def saved(city, term, request):
    after_saving.counts_for(term)
    messages.success(request, _("Saved: %(record)s.") % {"record": term})
    return redirect("term-list", city.code)


def term_remove(request, city, day):
    city = city_to_log_in(request, city, MANAGE)
    term = term_that_began(city, day)
    if request.method == "POST":
        remove_term(term, by=request.user)
        messages.success(request, _("Deleted: %(record)s.") % {"record": term})
        return redirect("term-list", city.code)
    context = {"city": city, "section": "settings", "noun": TERM, "term": term}
    return render(request, "observatory/term_remove.html", context | {"list": reverse("term-list", args=[city.code])})
