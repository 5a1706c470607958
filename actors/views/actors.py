from django.core.paginator import Paginator
from django.shortcuts import render

from actors.coverage import coverage_of
from actors.views.nouns import ACTOR
from observatory.forms.filters import ListFilter
from observatory.views.noun import city_of
from observatory.views.records import PAGE, just_removed, ordered


def work_actors(request, city):
    city = city_of(request, city)
    actors = ACTOR.of(city, request.user)
    filters = ListFilter(request.GET, rows=ACTOR.rows(actors), search=ACTOR.search, by=ACTOR.by)
    asked = request.GET.get("sort", "")
    sort = asked if asked.removeprefix("-") in ACTOR.sorts else ACTOR.default_sort
    return render(
        request,
        "actors/actor_list.html",
        {
            "city": city,
            "section": "actors",
            "noun": ACTOR,
            "filters": filters,
            "is_filtered": any(request.GET.get(name) for name in filters.fields),
            "page": Paginator(ordered(filters.found(), ACTOR, sort), PAGE).get_page(request.GET.get("page")),
            "sort": sort,
            "new": ACTOR.address("new", city),
            "removed": just_removed(request, city, ACTOR),
            "may_log": request.user.has_perm(ACTOR.permission, city),
            "coverage": coverage_of(actors),
        },
    )
