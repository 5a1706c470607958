"""The actors of a city in public: those that agreed to be named, and never how anybody reads them."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render

from actors.choices import Group
from actors.models import Actor
from observatory.forms.filters import holding
from observatory.models import City

SEARCHED = ("name", "nature", "place")


@login_not_required
def city_actors(request, city):
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    named = Actor.objects.public().filter(city=city, left_on=None)
    words, group = request.GET.get("q", "").strip()[:100], request.GET.get("group", "")
    found = holding(named, SEARCHED, words) if words else named
    if group in Group.values:
        found = found.filter(group=group)
    rows = list(found.select_related("country").order_by("name_key", "pk"))
    by_group = [(each.label, [actor for actor in rows if actor.group == each]) for each in Group]
    context = {
        "city": city,
        "section": "dialogues",
        "q": words,
        "group": group,
        "groups": Group.choices,
        "by_group": [(label, actors) for label, actors in by_group if actors],
        "n_all": named.count(),
        "n_found": len(rows),
    }
    return render(request, "actors/city_actors.html", context)
