"""The nouns of this app: actors, what they have to do with one another, how they are read, and kept maps."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.forms import ActorForm, AssessmentForm, MapSnapshotForm, RelationForm
from actors.models import Actor, ActorMerge, Assessment, MapSnapshot, Relation
from actors.services.actors import save_actor
from actors.services.merging import merged_away
from actors.services.snapshots import save_snapshot
from actors.services.wording import kind_label
from actors.ties import kinds, shared_in
from observatory.services.codes import key_of
from observatory.views.noun import Noun

LATEST = 10


@dataclass(frozen=True)
class ActorNoun(Noun):
    """A noun whose pages stand in this app's folder of templates."""

    def template(self, page):
        return f"actors/{self.name}_{page}.html"


def actor_extra(actor, request):
    things = [thing for kind in kinds().values() for thing in kind.of_actor(actor)]
    things.sort(key=lambda thing: (thing.day is None, -(thing.day.toordinal() if thing.day else 0)))
    relations = Relation.objects.kept().named().filter(from_actor__removed_at=None, to_actor__removed_at=None)
    shared = shared_in(actor.city, timezone.localdate())
    return {
        "things": things[:LATEST],
        "n_things": len(things),
        "last_contact": shared.last_contact.get(actor.pk),
        "relations": [*relations.filter(from_actor=actor), *relations.filter(to_actor=actor)],
        "shared_with": shared_with(actor, shared),
        "assessments": actor.assessments.kept().select_related("source")[:LATEST],
        "merges": ActorMerge.objects.filter(kept=actor, undone_at=None).select_related("other", "by"),
        "parts": actor.parts.kept(),
    }


def shared_with(actor, shared):
    """The actors that this one shares things with, those with most first: (actor, what they share in words)."""
    numbers = {}
    for (one, other), kinds_shared in shared.pairs.items():
        if actor.pk in (one, other):
            numbers[other if one == actor.pk else one] = kinds_shared
    found = Actor.objects.kept().in_bulk(numbers)
    ordered = sorted(found.values(), key=lambda each: (-sum(numbers[each.pk].values()), each.name_key))
    return [
        (each, ", ".join(f"{kind_label(kind)}: {number}" for kind, number in numbers[each.pk].items()))
        for each in ordered[:LATEST]
    ]


ACTOR = ActorNoun(
    name="actor",
    model=Actor,
    form=ActorForm,
    save=save_actor,
    details=lambda rows: rows.select_related("country", "city", "department", "responsible_post", "parent"),
    extra=actor_extra,
    elsewhere=merged_away,
    search=("name", "name_key", "nature", "place"),
    by=("group", "country"),
    sorts={
        "name": ("name_key",),
        "group": ("group", "name_key"),
        "power": ("power", "interest"),
        "interest": ("interest", "power"),
        "ties": ("degree",),
        "activities": ("n_contacts",),
        "last": ("last_contact",),
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

RELATION = ActorNoun(
    name="relation",
    model=Relation,
    form=RelationForm,
    rows=lambda rows: rows.named(),
    details=lambda rows: rows.named().select_related("source"),
    search=("from_actor__name", "to_actor__name", "evidence"),
    by=("kind",),
    sorts={"from": ("from_actor__name_key",)},
    default_sort="from",
    section="actors",
    back="work-actors",
    back_label=_("Actors"),
    words={
        "many": _("Relations"),
        "new": _("Add a relation"),
        "lede": _("What two actors share in agreements, activities and dialogues is known already. Add what is not."),
        "none": _("No relation is written down yet"),
        "hint": _("Relations appear from the agreements, activities and dialogues you log. Add those that do not."),
    },
)

ASSESSMENT = ActorNoun(
    name="assessment",
    model=Assessment,
    form=AssessmentForm,
    rows=lambda rows: rows.named().filter(actor__removed_at=None),
    details=lambda rows: rows.named().select_related("source"),
    search=("actor__name", "assessed_by", "note"),
    by=("power", "interest", "position", "affected"),
    sorts={
        "actor": ("actor__name_key", "-assessed_on"),
        "date": ("assessed_on",),
        "power": ("power",),
        "interest": ("interest",),
    },
    default_sort="-date",
    section="actors",
    back="work-actors",
    back_label=_("Actors"),
    words={
        "many": _("Assessments"),
        "new": _("Assess an actor"),
        "lede": _("How the office reads an actor today. It is never public."),
        "none": _("No actor is assessed yet"),
        "hint": _("Begin with those the city cannot do without, and with those whom its action affects most."),
    },
)


def snapshot_extra(snapshot, request):
    kept = snapshot.frozen
    others = MapSnapshot.objects.of(snapshot.city).kept().exclude(pk=snapshot.pk)
    return {
        "n_actors": len(kept["actors"]),
        "n_ties": len({(one, other) for one, other, _kind in kept["ties"]}),
        "n_read": sum(told["power"] is not None and told["interest"] is not None for told in kept["actors"].values()),
        "others": others,
        "compare": reverse("map-compare", args=[snapshot.city.code]),
        "key": key_of(snapshot),
    }


MAP_SNAPSHOT = ActorNoun(
    name="map-snapshot",
    model=MapSnapshot,
    form=MapSnapshotForm,
    save=save_snapshot,
    rows=lambda rows: rows.defer("frozen"),
    extra=snapshot_extra,
    search=("title", "note"),
    sorts={"title": ("title",), "date": ("taken_on",)},
    default_sort="-date",
    section="actors",
    back="work-actors",
    back_label=_("Actors"),
    words={
        "many": _("Snapshots of the map"),
        "new": _("Keep the map as it is"),
        "lede": _("What is corrected later does not change it. Two of them can be compared."),
        "none": _("The map was never kept yet"),
        "hint": _("Keep it once a year, and before and after a strategy: then it shows what changed."),
    },
)
