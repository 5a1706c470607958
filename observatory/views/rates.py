"""The exchange rates of a city: those it entered, those that are missing, those it shares with everybody."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.forms.rates import RateForm
from observatory.history import ChangedMeanwhile
from observatory.models import ExchangeRate
from observatory.services.money import rates_missing, remove_rate, save_rate
from observatory.views.noun import Noun
from observatory.views.records import PAGE, answers, conflict_page, form_page
from observatory.views.workspace import city_of, city_to_log_in

RATE = Noun(
    name="rate",
    model=ExchangeRate,
    form=RateForm,
    save=save_rate,
    search=(),
    sorts={},
    default_sort="",
    words={
        "many": gettext_lazy("Exchange rates"),
        "new": gettext_lazy("Enter an exchange rate"),
        "lede": gettext_lazy("A rate is used for the amounts of its year, and is named beside every figure it made."),
    },
)


def rate_list(request, city):
    city = city_of(request, city)
    own = ExchangeRate.objects.filter(city=city).select_related("currency", "base")
    shared = ExchangeRate.objects.filter(city=None)
    context = {
        "city": city,
        "section": RATE.section,
        "noun": RATE,
        "page": Paginator(own, PAGE).get_page(request.GET.get("page")),
        "missing": rates_missing(city),
        "shared_currencies": shared.order_by("currency").values_list("currency", flat=True).distinct(),
        "shared_until": shared.aggregate(day=Max("day"))["day"],
        "back": reverse(RATE.back, args=[city.code]),
        "may_log": request.user.has_perm(RATE.permission, city),
    }
    return render(request, "observatory/rate_list.html", context)


def rate_new(request, city):
    city = city_to_log_in(request, city)
    asked = {name: request.GET[name] for name in ("currency", "day") if name in request.GET}
    form = RateForm(*answers(request), city=city, initial=asked)
    if form.is_valid():
        return saved(city, save_rate(form, by=request.user), request)
    return form_page(request, city, RATE, form)


def rate_edit(request, city, number):
    city = city_to_log_in(request, city)
    form = RateForm(*answers(request), instance=own_rate(city, number), city=city)
    if form.is_valid():
        try:
            return saved(city, save_rate(form, by=request.user), request)
        except ChangedMeanwhile as meanwhile:
            return conflict_page(request, city, RATE, form, meanwhile.current)
    return form_page(request, city, RATE, form)


def rate_remove(request, city, number):
    city = city_to_log_in(request, city)
    rate = own_rate(city, number)
    if request.method == "POST":
        remove_rate(rate, by=request.user)
        messages.success(request, _("Deleted: %(record)s.") % {"record": rate})
        return redirect("rate-list", city.code)
    context = {"city": city, "section": RATE.section, "noun": RATE, "rate": rate}
    return render(request, "observatory/rate_remove.html", context | {"list": reverse("rate-list", args=[city.code])})


def own_rate(city, number):
    """A rate that the city entered; 404 for any other."""
    return get_object_or_404(ExchangeRate, city=city, pk=number)


def saved(city, rate, request):
    messages.success(request, _("Saved: %(record)s.") % {"record": rate})
    return redirect("rate-list", city.code)
