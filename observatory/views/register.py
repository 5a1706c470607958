from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render

from observatory.models import City
from observatory.services.cities import may_add_cities, territories_to_add_to
from observatory.services.partners import suggestions
from observatory.views.nouns import NOUNS
from observatory.views.workspace import city_of

CITIES_PER_PAGE = 50


def work(request):
    """One city is entered at once; several are chosen from."""
    cities = City.objects.worked_on_by(request.user).select_related("country", "parent")
    if not request.GET and len(only := list(cities[:2])) == 1:
        return redirect("work-today", only[0].code)
    if words := request.GET.get("q", "").strip():
        cities = cities.filter(name__icontains=words)
    return render(
        request,
        "observatory/work.html",
        {
            "page": Paginator(cities, CITIES_PER_PAGE).get_page(request.GET.get("page")),
            "q": words,
            "may_add": may_add_cities(request.user) or territories_to_add_to(request.user).exists(),
        },
    )


def partners(request, city):
    """Suggest counterparts for what was typed, each with the code of its country."""
    city = city_of(request, city)
    found = suggestions(request.GET.get("q", ""), of=city)
    items = [{"value": country.pk, "label": name, "detail": country.name} for name, country in found]
    return JsonResponse({"items": items})


def work_register(request, city):
    city = city_of(request, city)
    lists = [(noun, noun.address("list", city), noun.of(city, request.user).count()) for noun in NOUNS]
    return render(
        request,
        "observatory/register.html",
        {"city": city, "section": "register", "lists": lists},
    )
