"""Indicators of the city's own: defined, redefined, counted from the register after a look at the rows."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from indicators import periods, services
from indicators.derived import count_indicator, derive, own, tracing
from indicators.derived.own_kinds import KINDS
from indicators.forms.own import OwnIndicatorForm
from indicators.forms.own_count import OwnCountForm
from indicators.models import Indicator, OwnCount
from indicators.services.own_indicators import recounts
from indicators.views.values import segment_in_words
from observatory.history import ChangedMeanwhile
from observatory.views.workspace import city_of

DEFINE = "indicators.define_indicator"
ROWS_SHOWN = 25


def new(request, city):
    city = city_of(request, city, DEFINE)
    form = OwnIndicatorForm(request.POST or None, city=city)
    if saved := tried(request, form):
        messages.success(request, _("The indicator is defined and in use."))
        return redirect("indicator-sheet", city.code, saved.code)
    return render(request, "indicators/own_form.html", context_of(city, form))


def own_indicator(city, code):
    """An indicator the city itself defined; 404 for one of the catalogue or of a territory around it."""
    found = Indicator.objects.filter(city=city, retired_at=None).select_related("own_count", "city")
    return get_object_or_404(found, code__iexact=code)


def define(request, city, code):
    city = city_of(request, city, DEFINE)
    indicator = own_indicator(city, code)
    form = OwnIndicatorForm(request.POST or None, city=city, instance=indicator)
    context = context_of(city, form) | {"indicator": own_indicator(city, code)}
    try:
        saved = tried(request, form)
    except ChangedMeanwhile:
        form.add_error(None, _("Somebody changed the definition meanwhile. Open it again and make your change there."))
        return render(request, "indicators/own_form.html", context, status=409)
    if saved:
        messages.success(request, _("The definition is saved."))
        return redirect("indicator-sheet", city.code, saved.code)
    return render(request, "indicators/own_form.html", context)


def tried(request, form):
    """Save the form; answer the indicator, or None with the mistakes put on the form."""
    if not form.is_valid():
        return None
    try:
        return services.save_own(form, by=request.user)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return None


def context_of(city, form):
    return {"city": city, "section": "indicators", "form": form}


def count_rule(request, city, code):
    """Choose the records that count, look at the rows of a year, save. The look is an address of its own (GET)."""
    city = city_of(request, city, DEFINE)
    indicator = own_indicator(city, code)
    stored = getattr(indicator, "own_count", None)
    kind = request.GET.get("of") or (stored.kind if stored else "")
    context = {"city": city, "section": "indicators", "indicator": indicator, "kind": kind, "kinds": KINDS.items()}
    if kind not in KINDS:
        return render(request, "indicators/own_count.html", context)
    is_asked = request.method == "POST" or "look" in request.GET
    asked = request.POST if request.method == "POST" else request.GET
    rule = stored if stored and stored.kind == kind else None
    form = OwnCountForm(asked if is_asked else None, kind=kind, city=city, rule=rule)
    if request.method == "POST" and form.is_valid() and is_saved(request, city, indicator, kind, form):
        return redirect("indicator-sheet", city.code, indicator.code)
    if form.is_bound and not form.errors.keys() - {"reason"}:
        context |= preview(city, OwnCount(indicator=indicator, kind=kind, **form.rule()))
        context["recounts"] = recounts(indicator, kind=kind, **form.rule())
    return render(request, "indicators/own_count.html", context | {"form": form})


def is_saved(request, city, indicator, kind, form):
    """Save the rule and count by it; whether it was done, with the mistakes put on the form."""
    try:
        services.count_by(
            indicator=indicator, kind=kind, by=request.user, reason=form.cleaned_data["reason"], **form.rule()
        )
    except ValidationError as problem:
        form.add_error("reason", problem.message_dict["reason"])
        return False
    for year in open_years():
        derive(city, services.period_of(periods.year(year)), by=request.user)
    messages.success(request, _("The register counts this indicator from now on."))
    return True


def open_years():
    this = timezone.localdate().year
    return (this, this - 1)


def preview(city, rule):
    """What the rule counts in this year and the last: the number of each, and the rows behind it."""
    indicator = rule.indicator
    indicator.own_count = rule
    found = [(year, count_indicator(indicator, city, periods.year(year))) for year in open_years()]
    return {
        "in_words": own.in_words(rule, city),
        "found": [(year, each, tracing.rows(each.records[:ROWS_SHOWN], city), parts_of(each)) for year, each in found],
    }


def parts_of(count):
    return [(segment_in_words(segment), part.value) for segment, part in sorted(count.segments.items())]
