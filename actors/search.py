"""The actors that agreed to be named, as they are found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.choices import Group
from actors.models import Actor
from observatory import indexed
from observatory.search import Entry, Kind

indexed.index(Actor, "name", "nature", "place")


def search_entries(question):
    """Answer the actors that agreed to be named, are still there and meet the question."""
    public = Actor.objects.public().filter(left_on=None)
    rows = question.narrow(public, "name", "nature", "place", "city__name", choices={"group": Group})
    return [Kind("actors", _("Actors"), rows.select_related("city").order_by("name_key", "pk"), _actor)]


def _actor(actor):
    href = f"{reverse('city-actors', args=[actor.city.code])}#{actor.uuid}"
    return Entry(actor.name, href, f"{actor.city.name} · {actor.get_group_display()}")
