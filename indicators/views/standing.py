"""Proposing an indicator, taking it into use, suspending it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from indicators import services
from indicators.choices import Standing
from indicators.forms.standing import StandingForm
from indicators.views.conflicts import conflict_with
from indicators.views.finding import adoption_of, city_to
from observatory import history

ADOPT = "indicators.adopt_indicator"
HEADINGS = {
    Standing.PROPOSED: _("Take it into use"),
    Standing.ACTIVE: _("Suspend this indicator"),
    Standing.SUSPENDED: _("Take it up again"),
}


def standing(request, city, code):
    """Change the state of an indicator."""
    city = city_to(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = StandingForm(request.POST or None, adoption=adoption)
    context = {"city": city, "section": "indicators", "adoption": adoption, "form": form}
    context["heading"] = HEADINGS[adoption.standing]
    if form.is_valid():
        try:
            services.set_standing(adoption=adoption, by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        except history.ChangedMeanwhile as changed:
            conflict = conflict_with(form, changed.current, city)
            return render(request, "indicators/standing_form.html", context | conflict, status=409)
        else:
            messages.success(request, _("The state is saved."))
            return redirect("indicator-sheet", city.code, adoption.indicator.code)
    return render(request, "indicators/standing_form.html", context)
