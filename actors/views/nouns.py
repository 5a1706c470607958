"""The noun of this app: what the list of actors shows, sorts and filters by, and its words."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from actors.forms import ActorForm
from actors.models import Actor
from actors.services import save_actor
from observatory.views.noun import Noun

TOGETHER = Q(participations__activity__removed_at=None, participations__activity__isnull=False)


@dataclass(frozen=True)
class ActorNoun(Noun):
    """A noun whose pages stand in this app's folder of templates."""

    def template(self, page):
        return f"actors/{self.name}_{page}.html"


def actor_rows(rows):
    return rows.select_related("country").annotate(
        n_activities=Count("participations", filter=TOGETHER, distinct=True),
        last_activity_on=Max("participations__activity__starts_on", filter=TOGETHER),
    )


def actor_extra(actor, request):
    together = actor.participations.filter(activity__removed_at=None, activity__isnull=False)
    latest = together.select_related("activity").order_by("-activity__starts_on", "-pk")
    return {"activities": [each.activity for each in latest[:10]], "n_activities": together.count()}


ACTOR = ActorNoun(
    name="actor",
    model=Actor,
    form=ActorForm,
    save=save_actor,
    rows=actor_rows,
    details=lambda rows: rows.select_related("country"),
    extra=actor_extra,
    search=("name", "name_key", "nature", "place"),
    by=("group", "country"),
    sorts={
        "name": ("name",),
        "group": ("group", "name"),
        "place": ("place", "name"),
        "activities": ("n_activities",),
        "last": ("last_activity_on",),
    },
    default_sort="name",
    section="actors",
    back="work-today",
    words={
        "many": _("Actors"),
        "new": _("Add an actor"),
        "lede": _("A name and a group are enough."),
        "none": _("No actor is on the map yet"),
        "hint": _("Start with five: a university, a company, a neighbourhood group, a newspaper and a consulate."),
    },
)
