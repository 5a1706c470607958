"""What waits of the risks of a strategy: those to be looked at again."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from observatory.models import Risk
from observatory.services.codes import key_of
from observatory.today import MOST, Need, needs

AHEAD = datetime.timedelta(days=30)


@needs
def risks_to_look_at(city, user, today):
    """The open risks whose day to be looked at has come, or comes within a month."""
    due = Risk.objects.workable_by(user).filter(city=city, review_on__lte=today + AHEAD).open()
    return [
        Need(
            title=_("Look again at the risk: %(risk)s") % {"risk": risk},
            href=reverse("risk-edit", args=[city.code, key_of(risk)]),
            detail=risk.mitigation,
            due_on=risk.review_on,
            post=risk.owner_id,
        )
        for risk in due.order_by("review_on")[:MOST]
    ]
