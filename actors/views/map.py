"""The actor map in four equal views of one question: a list, a matrix, a drawing and a table of relations."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.forms import MapFilter
from actors.models import Actor, Relation
from actors.services.mapping import map_of
from actors.services.wording import headline, in_words, kind_label
from actors.views.drawing import drawn
from actors.views.nouns import ACTOR, MAP_SNAPSHOT, RELATION
from observatory.exports import MEDIA_TYPES, data_set_of
from observatory.views.exports import list_export
from observatory.views.noun import page_locale
from observatory.views.records import PAGE, just_removed
from observatory.views.workspace import city_of

VIEWS = (
    ("list", "work-actors", _("List")),
    ("matrix", "actor-matrix", _("Matrix")),
    ("network", "actor-network", _("Network")),
    ("relations", "actor-relations", _("Relations")),
)
MOST_ATTENTION = 10
MOST_UNREAD = 12
IN_A_CELL = 8
LEVELS = (1, 2, 3, 4, 5)


def map_page(request, city, view, looked_at):
    """Show one view of the map; `looked_at` adds to the page what the view needs, from the map that was found."""
    city = city_of(request, city)
    whole = map_of(city)
    filters = MapFilter(request.GET, actor_map=whole)
    found = filters.found()
    asked = f"?{urlencode(filters.given)}" if filters.given else ""
    context = {
        "city": city,
        "section": "actors",
        "view": view,
        "views": [(name, reverse(address, args=[city.code]) + asked, label) for name, address, label in VIEWS],
        "noun": ACTOR,
        "filters": filters,
        "is_filtered": bool(filters.given),
        "map": found,
        "n_all": len(whole.actors),
        "headline": headline(whole),
        "new": ACTOR.address("new", city),
        "snapshots": MAP_SNAPSHOT.address("list", city),
        "may_log": request.user.has_perm(ACTOR.permission, city),
    }
    answer = looked_at(request, city, found)
    return render(request, f"actors/map_{view}.html", context | answer) if isinstance(answer, dict) else answer


def work_actors(request, city):
    return map_page(request, city, "list", as_list)


def actor_matrix(request, city):
    return map_page(request, city, "matrix", as_matrix)


def actor_network(request, city):
    return map_page(request, city, "network", as_network)


def actor_relations(request, city):
    return map_page(request, city, "relations", as_relations)


def downloaded(request, city, noun, records):
    """The file of what is listed, where one is asked for."""
    if (kind := request.GET.get("as")) in MEDIA_TYPES:
        return list_export(data_set_of(noun), city, request.user, kind, records())
    return None


def as_list(request, city, found):
    if file := downloaded(
        request, city, ACTOR, lambda: Actor.objects.filter(pk__in=[actor.pk for actor in found.actors])
    ):
        return file
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in ACTOR.sorts else ACTOR.default_sort
    page = Paginator(ordered(found, sort), PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "rows": [(actor, found.measures.degrees[actor.pk]) for actor in page],
        "sort": sort,
        "removed": just_removed(request, city, ACTOR),
        "kinds": MEDIA_TYPES,
        "dataset": data_set_of(ACTOR),
        "doubles": reverse("actor-doubles", args=[city.code]),
    }


def ordered(found, sort):
    """The actors of a map in an order; those of whom it is not known come last either way."""
    names, degrees = ACTOR.sorts[sort.removeprefix("-")], found.measures.degrees

    def value(actor):
        return [degrees[actor.pk] if name == "degree" else getattr(actor, name) for name in names]

    known = [actor for actor in found.actors if None not in value(actor)]
    unknown = [actor for actor in found.actors if None in value(actor)]
    return sorted(known, key=value, reverse=sort.startswith("-")) + unknown


def as_matrix(request, city, found):
    cells = {}
    for actor in found.actors:
        if actor.is_read:
            cells.setdefault((actor.power, actor.interest), []).append(actor)
    unread = [actor for actor in found.actors if not actor.is_read]
    attention = found.uncontacted()
    return {
        "rows": [
            (power, [cell(power, interest, cells.get((power, interest), [])) for interest in LEVELS])
            for power in reversed(LEVELS)
        ],
        "levels": LEVELS,
        "n_read": len(found.actors) - len(unread),
        "unread": unread[:MOST_UNREAD],
        "n_unread": len(unread),
        "attention": attention[:MOST_ATTENTION],
        "n_attention": len(attention),
        "assess": reverse("assessment-new", args=[city.code]),
        "assessments": reverse("assessment-list", args=[city.code]),
    }


def cell(power, interest, actors):
    """One cell of the matrix: the advice in its corner, those who stand in it, and how many more there are."""
    return {
        "power": power,
        "interest": interest,
        "actors": actors[:IN_A_CELL],
        "n_more": max(len(actors) - IN_A_CELL, 0),
        "advice": ADVICE.get((power, interest), ""),
        "is_close": power >= 4 and interest >= 4,
    }


ADVICE = {
    (5, 1): _("Keep satisfied"),
    (5, 5): _("Work closely with them"),
    (1, 1): _("Keep an eye on them"),
    (1, 5): _("Keep informed"),
}


def as_network(request, city, found):
    return {
        "drawing": drawn(found, request.GET.get("most")),
        "said": in_words(found, page_locale(city)),
        "new_relation": RELATION.address("new", city),
    }


def as_relations(request, city, found):
    if file := downloaded(
        request,
        city,
        RELATION,
        lambda: Relation.objects.filter(pk__in=[tie.relation for tie in found.ties if tie.relation]),
    ):
        return file
    page = Paginator(found.ties, PAGE).get_page(request.GET.get("page"))
    declared = Relation.objects.in_bulk([tie.relation for tie in page if tie.relation])
    return {
        "page": page,
        "rows": [row_of(found, tie, declared.get(tie.relation)) for tie in page],
        "said": in_words(found, page_locale(city)),
        "new_relation": RELATION.address("new", city),
        "removed": just_removed(request, city, RELATION),
        "kinds": MEDIA_TYPES,
        "dataset": data_set_of(RELATION),
    }


def row_of(found, tie, relation):
    """A row of the table of relations: the two, what ties them, and the relation where somebody declared it."""
    return {
        "one": found.by_key[tie.one],
        "other": found.by_key[tie.other],
        "kind": kind_label(tie.kind),
        "number": tie.number,
        "relation": relation,
    }
