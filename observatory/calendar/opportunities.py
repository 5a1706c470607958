"""The dates of opportunities: when they close."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, dated
from observatory.models import Opportunity


@dated("opportunity-close", gettext_lazy("Closing of calls, funds and awards"))
def closings_of_opportunities(city, user, first, last):
    closing = Opportunity.objects.workable_by(user).filter(city=city).closing_between(first, last)
    return [
        Dated(
            title=_("Closes: %(opportunity)s") % {"opportunity": opportunity},
            starts_on=opportunity.closes_on,
            href=reverse("opportunity-detail", args=[city.code, opportunity.uuid]),
            uid=f"opportunity-close-{opportunity.uuid}",
            note=opportunity.organiser,
            remind_days=14,
        )
        for opportunity in closing
    ]
