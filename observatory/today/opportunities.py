"""What waits of the opportunities: those that close soon and were not applied for."""

from django.urls import reverse
from django.utils.translation import gettext as _

from observatory.models import Opportunity
from observatory.services.codes import key_of
from observatory.today import AHEAD, MOST, Need, needs


@needs
def opportunities_that_close(city, user, today):
    """The calls, funds and awards that close within ninety days."""
    closing = Opportunity.objects.workable_by(user).filter(city=city).closing_between(today, today + AHEAD)
    return [
        Need(
            title=_("Apply, or let it pass: %(opportunity)s") % {"opportunity": opportunity},
            href=reverse("opportunity-detail", args=[city.code, key_of(opportunity)]),
            detail=opportunity.organiser,
            due_on=opportunity.closes_on,
        )
        for opportunity in closing.order_by("closes_on")[:MOST]
    ]
