"""Setting the targets of an indicator: generated, looked at, changed, saved as a set."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from indicators import services
from indicators.choices import TargetKind
from indicators.forms.targets import PathForm, TargetsForm
from indicators.views.finding import adoption_of
from indicators.views.sheet import ADOPT, figure_of
from indicators.wording import WORDS
from observatory.views.workspace import city_of


def targets(request, city, code):
    """Ask for targets. What generates them stands in the address (GET): nothing is saved by looking."""
    city = city_of(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    if adoption.indicator.value_type in WORDS:
        raise Http404
    goals = figure_of(adoption).goals
    path = PathForm(request.GET if "path" in request.GET else None, adoption=adoption, goals=goals)
    generated = path.cleaned_data["found"] if path.is_valid() else ()
    kind = TargetKind.ADJUSTED if goals else TargetKind.ORIGINAL
    form = TargetsForm(
        request.POST or None,
        request.FILES or None,
        adoption=adoption,
        kind=kind,
        goals=goals,
        generated=generated,
    )
    if form.is_valid() and saved(form, request.user):
        messages.success(request, _("The targets are saved."))
        return redirect("indicator-sheet", city.code, adoption.indicator.code)
    context = {
        "city": city,
        "section": "indicators",
        "adoption": adoption,
        "heading": _("The targets"),
        "has_goals": bool(goals),
        "form": form,
        "path": path,
        "generated": generated,
    }
    return render(request, "indicators/targets_form.html", context)


def saved(form, by):
    """Set the targets; where they are refused, the reason stands on the form."""
    try:
        return services.enter_targets(form, by=by)
    except (ValidationError, services.TargetsStand) as problem:
        form.add_error(None, getattr(problem, "messages", str(problem)))
    return None
