"""What actors share in the register: activities, agreements and projects."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models import Participation
from actors.ties import Kind, Thing, shared
from observatory.services.codes import key_of


def reader(thing, *, begun):
    """Make the reader of one kind: of those that had begun by the day, or of whose beginning nothing is known."""
    by_then = Q(**{f"{thing}__{begun}": None})

    def read(city, day):
        rows = Participation.objects.filter(
            by_then | Q(**{f"{thing}__{begun}__lte": day}),
            **{"actor__city": city, f"{thing}__isnull": False, f"{thing}__removed_at": None},
        )
        return rows.values_list(f"{thing}_id", "actor_id", f"{thing}__{begun}")

    return read


def lister(thing, noun, *, begun):
    """Make the lister of what one actor takes part in."""

    def of_actor(actor):
        rows = actor.participations.filter(**{f"{thing}__isnull": False, f"{thing}__removed_at": None})
        rows = rows.select_related(thing).order_by(f"-{thing}__{begun}", "-pk")
        return [told(actor.city, getattr(row, thing), noun, begun) for row in rows]

    return of_actor


def told(city, record, noun, begun):
    href = reverse(f"{noun(record)}-detail", args=[city.code, key_of(record)])
    kind = record.get_kind_display() if hasattr(record, "kind") else record._meta.verbose_name
    return Thing(record.title, href, kind, getattr(record, begun), getattr(record, f"{begun}_precision"))


ACTIVITY = shared(
    Kind(
        name="activity",
        label=_("Activities"),
        read=reader("activity", begun="starts_on"),
        of_actor=lister(
            "activity", lambda activity: "mission" if activity.is_mission else "activity", begun="starts_on"
        ),
    )
)
AGREEMENT = shared(
    Kind(
        name="agreement",
        label=_("Agreements"),
        read=reader("agreement", begun="signed_on"),
        of_actor=lister("agreement", lambda agreement: "agreement", begun="signed_on"),
        is_contact=False,
    )
)
PROJECT = shared(
    Kind(
        name="project",
        label=_("Projects"),
        read=reader("project", begun="starts_on"),
        of_actor=lister("project", lambda project: "project", begun="starts_on"),
        is_contact=False,
    )
)
