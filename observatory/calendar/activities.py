"""The dates of what was done and is planned: activities, and the missions among them."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, dated
from observatory.choices import MISSION_KINDS
from observatory.models import Activity


def within(city, user, first, last):
    """The activities that lie, even in part, within the days given."""
    own = Activity.objects.workable_by(user).filter(city=city).select_related("city")
    return own.filter(Q(starts_on__gte=first) | Q(ends_on__gte=first), starts_on__lte=last)


def told(activity, noun):
    return Dated(
        title=activity.title,
        starts_on=activity.starts_on,
        ends_on=activity.ends_on,
        precision=activity.starts_on_precision,
        href=reverse(f"{noun}-detail", args=[activity.city.code, activity.uuid]),
        uid=f"activity-{activity.uuid}",
        note=", ".join(filter(None, [activity.get_kind_display(), activity.place])),
    )


@dated("activity", gettext_lazy("Activities"))
def activities(city, user, first, last):
    found = within(city, user, first, last).exclude(kind__in=MISSION_KINDS)
    return [told(activity, "activity") for activity in found]


@dated("mission", gettext_lazy("Missions"))
def missions(city, user, first, last):
    return [told(mission, "mission") for mission in within(city, user, first, last).missions()]
