"""A city to be followed: its news and its days."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from observatory.calendar.feed import written
from reporting.exports import feeds
from reporting.views.public_page import public_city, public_page


@public_page
def city_news(request, city):
    """The reports, lessons and commitments that a city makes public, as Atom."""
    place = public_city(city)
    told = feeds.atom(place, absolute=request.build_absolute_uri, here=request.path, language=get_language())
    return HttpResponse(told, content_type="application/atom+xml; charset=utf-8")


@public_page
def city_days(request, city):
    """What of a city has a public day, as a calendar."""
    place = public_city(city)
    content = written(
        feeds.days_of(place, timezone.localdate()),
        name=_("%(city)s: international action") % {"city": place},
        host=request.get_host(),
        now=timezone.now(),
        absolute=request.build_absolute_uri,
    )
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
