"""The citation of a figure, to be taken into a reference manager."""

import json

from django.http import HttpResponse
from django.utils.translation import get_language

from reporting.public.citation import citation_of
from reporting.public.indicator import indicator_page
from reporting.views.public import published_indicator
from reporting.views.public_page import locale_of, public_city, public_page

KINDS = {
    "bib": ("application/x-bibtex", lambda citation: citation.as_bibtex()),
    "ris": ("application/x-research-info-systems", lambda citation: citation.as_ris()),
    "json": (
        "application/vnd.citationstyles.csl+json",
        lambda citation: json.dumps([citation.as_csl()], ensure_ascii=False, indent=1),
    ),
}


@public_page
def indicator_citation(request, city, code, suffix):
    city = public_city(city)
    page = indicator_page(published_indicator(city, code), locale_of(city))
    citation = citation_of(page, request.build_absolute_uri, get_language())
    media_type, written = KINDS[suffix]
    response = HttpResponse(written(citation), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{citation.key}.{suffix}"'
    return response
