from django.shortcuts import render
from django.utils import timezone

from observatory.forms.travel import TravelForm
from observatory.services import travel
from observatory.views.workspace import city_of


def travel_brief(request, city):
    """What the city shares with where somebody is about to travel, on a page to print."""
    city = city_of(request, city)
    today = timezone.localdate()
    form = TravelForm(request.GET if {"place", "country"} & request.GET.keys() else None)
    context = {"city": city, "section": "register", "form": form, "today": today, "brief": None}
    if form.is_valid():
        asked = form.cleaned_data
        context["brief"] = travel.travel_brief(city, request.user, **asked, today=today)
        context["where"] = ", ".join(map(str, filter(None, [asked["place"], asked["country"]])))
    return render(request, "observatory/travel_brief.html", context)
