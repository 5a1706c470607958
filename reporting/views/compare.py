"""Cities side by side, as everybody may read it."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from observatory import formats
from observatory.spreadsheets.writing import csv_lines
from reporting.exports.licence import licence_links, licence_of
from reporting.public import compare as gathering
from reporting.public import compare_file as written
from reporting.views.public_page import public_page

LONGEST = 40


@public_page
def compare(request):
    return render(request, "reporting/public/compare.html", asked_for(request))


@public_page
def compare_file(request):
    """The same comparison as CSV; 404 where nothing can be compared."""
    found = asked_for(request)["comparison"]
    if found is None:
        raise Http404
    lines = csv_lines(written.COLUMNS, written.rows(found))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="comparison-{found.indicator.code}.csv"'
    response["Link"] = licence_links(list(dict.fromkeys(licence_of(each.city) for each in found.contexts)))
    return response


def asked_for(request):
    """The comparison that an address asks for, and what it may be chosen from."""
    indicators = list(gathering.offered())
    code = request.GET.get("indicator") or next((each.code for each in indicators), "")  # the first is an example
    chosen = next((each for each in indicators if each.code.casefold() == code.casefold()), None)
    cities = cities_asked(request)
    per_inhabitant = bool(request.GET.get("per_inhabitant"))
    locale = formats.locale_for(get_language())
    found = gathering.comparison(chosen, cities, locale, per_inhabitant=per_inhabitant) if chosen else None
    choice = gathering.publishing(chosen) if chosen else []
    context = {"indicators": indicators, "code": code, "asked": cities, "choice": choice, "comparison": found}
    context["is_unknown"] = bool(code) and chosen is None
    context["query"] = request.GET.urlencode()
    return context


def cities_asked(request):
    """The codes of cities, repeated or with commas between."""
    asked = [part.strip().lower() for text in request.GET.getlist("cities") for part in text.split(",")]
    return list(dict.fromkeys(code for code in asked if code))[:LONGEST]
