"""The influential actors that the city has not met for six months: they wait on Today."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.models import Assessment
from actors.services.mapping import INFLUENTIAL, map_of
from observatory import formats
from observatory.services.codes import key_of
from observatory.today import Need, needs

MOST = 5


@needs
def influential_not_contacted(city, user, today):
    """The most powerful of them, and those met longest ago; nothing is read where nobody was ever found influential."""
    if not Assessment.objects.workable_by(user).filter(city=city, power__gte=INFLUENTIAL).exists():
        return []
    return [
        Need(
            title=actor.name,
            href=reverse("actor-detail", args=[city.code, key_of(actor)]),
            detail=said(actor, formats.locale_for(get_language(), city.locale)),
            post=actor.responsible_post,
        )
        for actor in map_of(city, today).uncontacted()[:MOST]
    ]


def said(actor, locale):
    if actor.last_contact is None:
        return _("Influential, and never contacted yet")
    return _("Influential, and not contacted since %(when)s") % {
        "when": formats.date(actor.last_contact, locale, "month")
    }
