"""Proposing an indicator, taking it into use, suspending it."""

from django.utils.translation import gettext_lazy as _

from indicators import services
from indicators.choices import Standing
from indicators.forms.standing import StandingForm
from indicators.views.asking import ask
from indicators.views.finding import adoption_of
from observatory.views.workspace import city_of

ADOPT = "indicators.adopt_indicator"
HEADINGS = {
    Standing.PROPOSED: _("Take it into use"),
    Standing.ACTIVE: _("Suspend this indicator"),
    Standing.SUSPENDED: _("Take it up again"),
}


def standing(request, city, code):
    """Change the state of an indicator."""
    city = city_of(request, city, ADOPT)
    adoption = adoption_of(request, city, code)
    form = StandingForm(request.POST or None, adoption=adoption)
    return ask(
        request,
        adoption,
        form,
        template="indicators/standing_form.html",
        heading=HEADINGS[adoption.standing],
        save=lambda: services.set_standing(adoption=adoption, by=request.user, **form.cleaned_data),
        said=_("The state is saved."),
    )
