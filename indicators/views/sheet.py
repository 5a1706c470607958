"""The sheet of an indicator in use: its five groups, its values, what is missing on it (N8 ch. 3)."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from indicators import completeness, series, services, wording
from indicators.choices import Audience
from indicators.due import period_at_hand
from indicators.forms.sheet import NOT_ROUNDED, SheetForm
from indicators.models import AdoptedIndicator
from indicators.views.asking import ask
from indicators.views.catalogue import facets_in_words, in_words
from indicators.views.changes import events_of
from indicators.views.corrections import corrections_of
from indicators.views.finding import adoption_of, locale_of
from indicators.views.target_sets import sets_of, side_by_side
from indicators.views.values import shown_figure
from observatory.views.workspace import city_of

ADOPT = "indicators.adopt_indicator"


def sheet(request, city, code):
    city = city_of(request, city)
    adoption = adoption_of(request, city, code)
    figure, indicator = figure_of(adoption), adoption.indicator
    rubric = list(indicator.levels.all())
    levels, locale = {level.value: level.name for level in rubric}, locale_of(city)
    breakdowns = list(adoption.breakdowns.all())
    context = {
        "city": city,
        "section": "indicators",
        "adoption": adoption,
        "indicator": indicator,
        "facets": facets_in_words(indicator),
        "audiences": in_words(adoption.audiences, Audience.choices),
        "levels": rubric,
        "serves": served_by(adoption),
        **shown_figure(figure, locale, levels),
        "baseline": written_by(figure, locale, levels)(figure.baseline),
        "bounds": wording.bounds_in_words(figure, locale, levels),
        "sentence": wording.sentence(figure, locale, levels),
        "explanation": wording.explanation(figure, locale),
        "rows": rows_of(figure, locale, levels),
        "breakdowns": breakdowns,
        "suspensions": list(adoption.suspensions.all()),
        "is_number": indicator.value_type not in NOT_ROUNDED,
        "versions": list(indicator.versions.all()),
        "corrections": corrections_of(adoption, locale, levels),
        "complete": completeness.of_sheet(adoption, figure, breakdowns),
        "this_period": period_at_hand(adoption),
        "may_have_targets": indicator.value_type not in wording.WORDS,
        "may_adopt": request.user.has_perm(ADOPT, city),
        "may_define": indicator.city_id == city.pk and request.user.has_perm("indicators.define_indicator", city),
        "events": events_of(city, "indicators.adoptedindicator", [adoption.uuid], locale),
    }
    context |= targets_of(adoption, figure, locale, levels)
    return render(request, "indicators/indicator_sheet.html", context)


def written_by(figure, locale, levels):
    """How the values, baseline and goals of a figure are written."""
    about = {"kind": figure.value_type, "locale": locale, "levels": levels, "decimals": figure.decimals}
    return partial(wording.value_in_words, **about)


def served_by(adoption):
    """What the objectives that it tells about serve: areas of action, SDGs, goals of the government; each once."""
    objectives = adoption.objectives.prefetch_related("sdgs", "government_goals")
    areas, sdgs, goals = {}, {}, {}
    for each in objectives:
        areas |= {each.get_area_of_action_display(): True} if each.area_of_action else {}
        sdgs |= dict.fromkeys(each.sdgs.all())
        goals |= dict.fromkeys(each.government_goals.all())
    return {"areas": list(areas), "sdgs": list(sdgs), "goals": list(goals)} if objectives else None


def targets_of(adoption, figure, locale, levels):
    """The sets of targets side by side, those in force, and how far the last value is on the way to the final one."""
    written = written_by(figure, locale, levels)
    sets = sets_of(adoption)
    told = {"target_sets": sets, "target_rows": side_by_side(sets, written), "locale": locale, "level_names": levels}
    told["goals"] = [(goal, written(goal.value)) for goal in figure.goals]
    if figure.final is not None:
        towards = series.progress_of(figure, figure.latest, (figure.final,)) if figure.latest else None
        share = towards.share if towards else None
        told["final"] = {"goal": figure.final, "value": written(figure.final.value), "share": share}
    return told


def details(request, city, code):
    """Write what the catalogue leaves to the city: its question, limits, collection, audience, breakdowns."""
    city = city_of(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = SheetForm(request.POST or None, instance=adoption)
    return ask(
        request,
        adoption,
        form,
        template="indicators/details_form.html",
        heading=_("The sheet of this indicator"),
        save=lambda: services.save_sheet(form, by=request.user),
        said=_("The sheet is saved."),
    )


def figure_of(adoption):
    (figure,) = series.city_figures(adoption.city, adoptions=AdoptedIndicator.objects.filter(pk=adoption.pk))
    return figure


def rows_of(figure, locale, levels):
    """The values with the goal of each one's period and how it stood to it, newest first."""
    return [row_of(figure, place, locale, levels) for place in reversed(range(len(figure.points)))]


def row_of(figure, place, locale, levels):
    point = figure.points[place]
    written = written_by(figure, locale, levels)
    exact = next((goal for goal in figure.goals if goal.period == point.period), None)
    return {
        "point": point,
        "is_break": point.period in figure.breaks,
        "value": wording.point_in_words(point, figure.value_type, locale, levels, figure.decimals),
        "target": written(exact.value) if exact else "",
        "original": written(exact.original) if exact and exact.original is not None else "",
        "progress": series.progress_of(figure, point) if exact else None,
    }
