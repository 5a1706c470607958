"""The map of actors, who takes part in what, and the actors that agreed to be named in public."""

from django.urls import path

from actors.views import comparing, doubles, map, participation, public
from actors.views.nouns import ACTOR, ASSESSMENT, MAP_SNAPSHOT, RELATION
from observatory.views.records import routes

CITY = "work/<slug:city>/"
ACTORS = f"{CITY}actors/"
FOLDERS = {"activity": "activities", "agreement": "agreements", "project": "projects"}


def participations(thing, folder):
    """The addresses of who takes part in one kind of thing."""
    base, named = f"{CITY}{folder}/<str:key>/actors/", {"thing": thing}
    return [
        path(base, participation.thing_actors, named, name=f"{thing}-actors"),
        path(f"{base}<uuid:actor>/leave/", participation.thing_actor_leave, named, name=f"{thing}-actor-leave"),
    ]


urlpatterns = [
    path("cities/<slug:city>/actors/", public.city_actors, name="city-actors"),
    path(ACTORS, map.work_actors, name="work-actors"),
    path(f"{ACTORS}matrix/", map.actor_matrix, name="actor-matrix"),
    path(f"{ACTORS}network/", map.actor_network, name="actor-network"),
    path(f"{ACTORS}duplicates/", doubles.actor_doubles, name="actor-doubles"),
    path(f"{ACTORS}<str:key>/duplicates/<str:other>/", doubles.actor_double, name="actor-double"),
    path(f"{ACTORS}<str:key>/separate/<uuid:other>/", doubles.actor_separate, name="actor-separate"),
    *routes(ACTOR, "actors"),
    path(f"{CITY}relations/", map.actor_relations, name="actor-relations"),
    *routes(RELATION, "relations"),
    *routes(ASSESSMENT, "assessments"),
    path(f"{CITY}map-snapshots/compare/", comparing.map_compare, name="map-compare"),
    *routes(MAP_SNAPSHOT, "map-snapshots"),
    *(route for thing, folder in FOLDERS.items() for route in participations(thing, folder)),
]
