"""A figure for other people's pages: the only pages that may stand in a frame."""

from django.conf import settings
from django.shortcuts import render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

from reporting.public.indicator import indicator_page
from reporting.views.public import published_indicator
from reporting.views.public_page import locale_of, public_city, public_page


@xframe_options_exempt
@csp_override(settings.SECURE_CSP | {"frame-ancestors": ["*"], "script-src": [CSP.NONE], "form-action": [CSP.NONE]})
@public_page
def embedded_indicator(request, city, code):
    """The figure, its sentence, its source and the way to its page; nothing else."""
    city = public_city(city)
    adoption = published_indicator(city, code)
    page = indicator_page(adoption, locale_of(city))
    return render(request, "reporting/public/embed.html", {"city": city, "page": page})
