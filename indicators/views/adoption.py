from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import periods, series, services
from indicators.choices import Dimension, Hierarchy, Level, Nature, Standing, State
from indicators.derived import derive
from indicators.forms.adoption import BaselineForm, UseForm
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.views.asking import ask
from indicators.views.catalogue import in_dimensions
from indicators.views.finding import adoption_of, locale_of
from indicators.views.values import shown_figure
from observatory import history
from observatory.views.workspace import city_of

ADOPT = "indicators.adopt_indicator"
RESTING = (Standing.SUSPENDED, Standing.PROPOSED)


def adopted(request, city):
    city = city_of(request, city)
    figures = series.city_figures(city, adoptions=AdoptedIndicator.objects.current())
    levels, locale = series.level_names([figure.indicator_id for figure in figures]), locale_of(city)
    shown = [shown_figure(figure, locale, levels[figure.indicator_id]) for figure in figures]
    standings = Counter(figure.standing for figure in figures)
    context = {
        "city": city,
        "section": "indicators",
        "dimensions": [(key, of_dimension(shown, key)) for key in Dimension.values],
        "count": standings[Standing.ACTIVE],
        "others": [(Standing(each).label, standings[each]) for each in RESTING if standings[each]],
        "has_any": bool(figures),
        "balance": balance([figure for figure in figures if figure.standing == Standing.ACTIVE]),
        "waiting": Measurement.objects.current().told_once().filter(city=city, state=State.SUBMITTED).count(),
        "may_adopt": request.user.has_perm(ADOPT, city),
    }
    return render(request, "indicators/adopted_list.html", context)


def of_dimension(shown, key):
    return [each for each in shown if each["figure"].dimension == key]


def balance(indicators):
    """How many indicators there are of each dimension, level, hierarchy and nature (N8, ch. 2.2 c), in fixed order."""
    dimensions = Counter(each.dimension for each in indicators)
    levels = Counter(each.level for each in indicators)
    return {
        "dimensions": [(key, label, dimensions[key]) for key, label in Dimension.choices],
        "levels": [(key, label, levels[key]) for key, label in Level.choices],
        "hierarchies": [(label, sum(each.hierarchy == key for each in indicators)) for key, label in Hierarchy.choices],
        "natures": [(label, sum(each.nature == key for each in indicators)) for key, label in Nature.choices],
        "counted": sum(1 for each in indicators if each.is_counted),
    }


def adopt(request, city):
    city = city_of(request, city, ADOPT)
    usable = Indicator.objects.usable_by(city).select_related("category")
    if request.method == "POST":
        return adopt_chosen(request, city, usable.filter(code__in=request.POST.getlist("code")))
    chosen = set(services.starter_set(request.GET.get("set")).values_list("pk", flat=True))
    in_use = set(city.adopted_indicators.current().values_list("indicator", flat=True))
    usable = list(usable)
    context = {
        "city": city,
        "section": "indicators",
        "sets": [(each, balance(set_of(usable, each))) for each in services.STARTER_SETS],
        "chosen_set": request.GET.get("set", ""),
        "dimensions": in_dimensions(usable),
        "chosen": chosen | in_use,
        "in_use": in_use,
        "balance": balance([each for each in usable if each.pk in chosen | in_use]),
        "count": len(chosen | in_use),
    }
    return render(request, "indicators/adopt.html", context)


def set_of(indicators, starter_set):
    if not starter_set.codes:
        return [each for each in indicators if each.city_id is None]
    return [each for each in indicators if each.code in starter_set.codes]


def adopt_chosen(request, city, indicators):
    standing = Standing.PROPOSED if "propose" in request.POST else Standing.ACTIVE
    new = services.adopt(city=city, indicators=indicators, by=request.user, standing=standing)
    if new and standing == Standing.PROPOSED:
        said = ngettext("One indicator is proposed now.", "%(n)s more indicators are proposed now.", len(new))
        messages.success(request, said % {"n": len(new)})
        return redirect("work-indicators", city.code)
    if not new:
        messages.warning(request, _("Nothing new was chosen."))
        return redirect("indicator-adopt", city.code)
    for year in (timezone.localdate().year - 1, timezone.localdate().year):
        derive(city, services.period_of(periods.year(year)), by=None)
    said = ngettext("One indicator is in use now.", "%(n)s more indicators are in use now.", len(new))
    messages.success(request, said % {"n": len(new)})
    return redirect("work-indicators", city.code)


def edit(request, city, code):
    city = city_of(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = UseForm(request.POST or None, instance=adoption)
    return ask(
        request,
        adoption,
        form,
        template="indicators/use_form.html",
        heading=_("How this indicator is used"),
        save=lambda: history.save_form(form, by=request.user),
        said=_("The sheet is saved."),
    )


def baseline(request, city, code):
    city = city_of(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = BaselineForm(request.POST or None, adoption=adoption)
    return ask(
        request,
        adoption,
        form,
        template="indicators/baseline_form.html",
        heading=_("The baseline"),
        save=lambda: services.set_baseline(adoption=adoption, by=request.user, **form.cleaned_data),
        said=_("The baseline is saved."),
    )


def retire(request, city, code):
    city = city_of(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    if request.method == "POST":
        services.retire(adoption=adoption, by=request.user, version=adoption.version)
        messages.success(request, _("%(indicator)s is no longer in use. Its values stay.") % {"indicator": adoption})
        return redirect("work-indicators", city.code)
    context = {"city": city, "section": "indicators", "adoption": adoption}
    return render(request, "indicators/retire.html", context)
