from collections import Counter

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import periods, series, services, wording
from indicators.choices import Dimension, Level, State, TargetKind
from indicators.derived import derive
from indicators.forms.adoption import BaselineForm, TargetsForm, UseForm
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.views.catalogue import facets_in_words, in_dimensions
from indicators.views.changes import events_of
from indicators.views.conflicts import conflict_with
from indicators.views.finding import adoption_of, city_of, city_to, locale_of
from observatory import history

ADOPT = "indicators.adopt_indicator"


def adopted(request, city):
    city = city_of(request, city)
    figures = series.city_figures(city)
    levels, locale = series.level_names([figure.indicator_id for figure in figures]), locale_of(city)
    shown = [shown_figure(figure, locale, levels[figure.indicator_id]) for figure in figures]
    context = {
        "city": city,
        "section": "indicators",
        "dimensions": [(key, of_dimension(shown, key)) for key in Dimension.values],
        "count": len(figures),
        "balance": balance(figures),
        "waiting": Measurement.objects.current().filter(city=city, state=State.SUBMITTED).count(),
        "may_adopt": request.user.has_perm(ADOPT, city),
    }
    return render(request, "indicators/adopted_list.html", context)


def of_dimension(shown, key):
    return [each for each in shown if each["figure"].dimension == key]


def shown_figure(figure, locale, levels):
    goal, kind = figure.goal, figure.value_type
    return {
        "figure": figure,
        "value": wording.point_in_words(figure.latest, kind, locale, levels) if figure.latest else "",
        "target": wording.value_in_words(goal.value, kind, locale, levels=levels) if goal else "",
        "label": wording.band_label(figure),
    }


def balance(indicators):
    """How many indicators there are of each dimension and of each level, in their fixed order."""
    dimensions = Counter(each.dimension for each in indicators)
    levels = Counter(each.level for each in indicators)
    return {
        "dimensions": [(key, label, dimensions[key]) for key, label in Dimension.choices],
        "levels": [(key, label, levels[key]) for key, label in Level.choices],
        "counted": sum(1 for each in indicators if each.is_counted),
    }


def adopt(request, city):
    city = city_to(request, city, ADOPT)
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
    new = services.adopt(city=city, indicators=indicators, by=request.user)
    if not new:
        messages.warning(request, _("Nothing new was chosen."))
        return redirect("indicator-adopt", city.code)
    for year in (timezone.localdate().year - 1, timezone.localdate().year):
        derive(city, services.period_of(periods.year(year)), by=None)
    said = ngettext("One indicator is in use now.", "%(n)s more indicators are in use now.", len(new))
    messages.success(request, said % {"n": len(new)})
    return redirect("work-indicators", city.code)


def sheet(request, city, code):
    city = city_of(request, city)
    adoption = adoption_of(request, city, code)
    figure = figure_of(adoption)
    rubric = list(adoption.indicator.levels.all())
    levels = {level.value: level.name for level in rubric}
    context = {
        "city": city,
        "section": "indicators",
        "adoption": adoption,
        "indicator": adoption.indicator,
        "facets": facets_in_words(adoption.indicator),
        "levels": rubric,
        **shown_figure(figure, locale_of(city), levels),
        "baseline": wording.value_in_words(figure.baseline, figure.value_type, locale_of(city), levels=levels),
        "sentence": wording.sentence(figure, locale_of(city), levels),
        "explanation": wording.explanation(figure, locale_of(city)),
        "rows": rows_of(figure, locale_of(city), levels),
        "adjustments": adoption.target_sets.filter(kind=TargetKind.ADJUSTED).order_by("-decided_on", "-pk"),
        "goals": [goal_in_words(goal, figure, locale_of(city), levels) for goal in figure.goals],
        "checks": checks_of(adoption, figure),
        "this_period": periods.containing(timezone.localdate(), adoption.frequency),
        "may_adopt": request.user.has_perm(ADOPT, city),
        "events": events_of(city, "indicators.adoptedindicator", [adoption.uuid], locale_of(city)),
    }
    context["missing"] = [label for label, is_there in context["checks"] if not is_there]
    return render(request, "indicators/indicator_sheet.html", context)


def figure_of(adoption):
    (figure,) = series.city_figures(adoption.city, adoptions=AdoptedIndicator.objects.filter(pk=adoption.pk))
    return figure


def rows_of(figure, locale, levels):
    """The values with the goal of each one's period and how it stood to it, newest first."""
    return [row_of(figure, place, locale, levels) for place in reversed(range(len(figure.points)))]


def goal_in_words(goal, figure, locale, levels):
    value = wording.value_in_words(goal.value, figure.value_type, locale, levels=levels)
    original = goal.original
    if original is not None:
        original = wording.value_in_words(original, figure.value_type, locale, levels=levels)
    return {"goal": goal, "value": value, "original": original}


def row_of(figure, place, locale, levels):
    point = figure.points[place]
    exact = next((goal for goal in figure.goals if goal.period == point.period), None)
    return {
        "point": point,
        "value": wording.point_in_words(point, figure.value_type, locale, levels),
        "target": wording.value_in_words(exact.value, figure.value_type, locale, levels=levels) if exact else "",
        "original": wording.value_in_words(exact.original, figure.value_type, locale, levels=levels)
        if exact and exact.original is not None
        else "",
        "progress": series.progress_of(figure, point) if exact else None,
    }


def checks_of(adoption, figure):
    """What a complete sheet holds, as (name, whether it is there)."""
    indicator = adoption.indicator
    return [
        (_("definition"), bool(indicator.definition)),
        (_("how it is computed"), bool(indicator.how_to_compute)),
        (_("unit"), bool(indicator.unit)),
        (_("responsible post"), bool(adoption.owner_role)),
        (_("deputy post"), bool(adoption.deputy_role)),
        (_("baseline"), figure.baseline is not None),
        (_("period of the baseline"), bool(figure.baseline_period)),
        (_("source of the baseline"), adoption.baseline_source_id is not None),
        (_("target"), bool(figure.goals)),
        (_("approved value"), bool(figure.points)),
    ]


def form_context(adoption, form, heading):
    return {"city": adoption.city, "section": "indicators", "adoption": adoption, "form": form, "heading": heading}


def edit(request, city, code):
    city = city_to(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = UseForm(request.POST or None, instance=adoption)
    context = form_context(adoption, form, _("How this indicator is used"))
    if form.is_valid():
        try:
            history.save_form(form, by=request.user)
        except history.ChangedMeanwhile as changed:
            conflict = conflict_with(form, changed.current, city)
            return render(request, "indicators/use_form.html", context | conflict, status=409)
        messages.success(request, _("The sheet is saved."))
        return redirect("indicator-sheet", city.code, adoption.indicator.code)
    return render(request, "indicators/use_form.html", context)


def baseline(request, city, code):
    city = city_to(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = BaselineForm(request.POST or None, adoption=adoption)
    context = form_context(adoption, form, _("The baseline"))
    if form.is_valid():
        try:
            services.set_baseline(adoption=adoption, by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        except history.ChangedMeanwhile as changed:
            conflict = conflict_with(form, changed.current, city)
            return render(request, "indicators/baseline_form.html", context | conflict, status=409)
        else:
            messages.success(request, _("The baseline is saved."))
            return redirect("indicator-sheet", city.code, adoption.indicator.code)
    return render(request, "indicators/baseline_form.html", context)


def targets(request, city, code):
    city = city_to(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    goals = figure_of(adoption).goals
    kind = TargetKind.ADJUSTED if goals else TargetKind.ORIGINAL
    form = TargetsForm(request.POST or None, adoption=adoption, kind=kind, goals=goals)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "reason", "decided_on")}
        try:
            services.set_targets(adoption=adoption, by=request.user, targets=form.targets(), **given)
        except (ValidationError, services.TargetsStand) as problem:
            form.add_error(None, getattr(problem, "messages", str(problem)))
        else:
            messages.success(request, _("The targets are saved."))
            return redirect("indicator-sheet", city.code, adoption.indicator.code)
    context = form_context(adoption, form, _("The targets")) | {"has_goals": bool(goals)}
    return render(request, "indicators/targets_form.html", context)


def retire(request, city, code):
    city = city_to(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    if request.method == "POST":
        services.retire(adoption=adoption, by=request.user, version=adoption.version)
        messages.success(request, _("%(indicator)s is no longer in use. Its values stay.") % {"indicator": adoption})
        return redirect("work-indicators", city.code)
    context = {"city": city, "section": "indicators", "adoption": adoption}
    return render(request, "indicators/retire.html", context)
