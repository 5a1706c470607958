"""The map of actors, and who took part in an activity."""

from django.urls import path

from actors.views import actors, participation
from actors.views.nouns import ACTOR
from observatory.views.records import routes

ACTIVITY = "work/<slug:city>/activities/<str:key>/actors/"

urlpatterns = [
    path("work/<slug:city>/actors/", actors.work_actors, name="work-actors"),
    *routes(ACTOR, "actors"),
    path(ACTIVITY, participation.activity_actors, name="activity-actors"),
    path(f"{ACTIVITY}<uuid:actor>/leave/", participation.activity_actor_leave, name="activity-actor-leave"),
]
