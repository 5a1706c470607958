"""Two kept maps side by side, or one and the map of today."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.choices import Group
from actors.models import Assessment
from actors.services.mapping import map_of
from actors.services.snapshots import compared, frozen
from actors.services.wording import kind_label
from actors.views.nouns import MAP_SNAPSHOT
from observatory.services.codes import key_of, with_key
from observatory.views.workspace import city_of


def map_compare(request, city):
    """Say what changed from one kept map to another: by default from the latest kept one to today."""
    city = city_of(request, city)
    kept = list(MAP_SNAPSHOT.of(city, request.user).defer("frozen").order_by("-taken_on", "-pk"))
    context = {"city": city, "section": "actors", "kept": [(key_of(each), each) for each in kept]}
    if kept:
        context |= comparison(request, city, kept)
    return render(request, "actors/map_compare.html", context | {"snapshots": MAP_SNAPSHOT.address("list", city)})


def comparison(request, city, kept):
    asked, other = request.GET.get("from") or key_of(kept[0]), request.GET.get("to", "")
    sides = sorted((side(request, city, asked), side(request, city, other)), key=lambda each: each["day"])
    found = compared(sides[0]["map"], sides[1]["map"])
    return {
        "asked": asked,
        "other": other,
        "before": sides[0],
        "after": sides[1],
        "found": found,
        "sides": list(zip(sides, found.numbers, strict=True)),
        "came": [(told["name"], Group(told["group"]).label) for told in found.came],
        "gone": [(told["name"], Group(told["group"]).label) for told in found.gone],
        "moved": [(each.name, [step(name, *pair) for name, pair in each.scales.items()]) for each in found.moved],
        "tied": in_words(found.tied),
        "untied": in_words(found.untied),
    }


def side(request, city, key):
    """One of the two maps: a kept one, or without a key that of today."""
    if not key:
        today = timezone.localdate()
        return {"title": _("Today"), "day": today, "map": frozen(map_of(city, today))}
    snapshot = get_object_or_404(with_key(MAP_SNAPSHOT.of(city, request.user), key))
    return {"title": snapshot.title, "day": snapshot.taken_on, "map": snapshot.frozen}


def step(name, before, after):
    """How one of the four changed: (what, before, after) in words."""
    field = Assessment._meta.get_field(name)
    words = dict(field.choices)
    return field.verbose_name, words.get(before, ""), words.get(after, "")


def in_words(ties):
    return [(one, other, ", ".join(str(kind_label(kind)) for kind in kinds)) for one, other, kinds in ties]
