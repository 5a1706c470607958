"""Cities side by side, as everybody may read it."""

from django.shortcuts import render
from django.utils.translation import get_language

from observatory import formats
from reporting.public import compare as gathering
from reporting.views.public_page import public_page

LONGEST = 40


@public_page
def compare(request):
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
    return render(request, "reporting/public/compare.html", context)


def cities_asked(request):
    """The codes of cities, repeated or with commas between."""
    asked = [part.strip().lower() for text in request.GET.getlist("cities") for part in text.split(",")]
    return list(dict.fromkeys(code for code in asked if code))[:LONGEST]
