"""What waits for a person in measuring: values to review, values returned to them."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.choices import State
from indicators.models import Measurement
from observatory.today import MOST, Need, needs


@needs
def values_to_review(city, user, today):
    """The values others handed in, for whoever may approve them."""
    if not user.has_perm("indicators.approve_measurement", city):
        return []
    waiting = Measurement.objects.current().headline().filter(city=city, state=State.SUBMITTED)
    found = waiting.exclude(Q(recorded_by=user) | Q(submitted_by=user)).count()
    if not found:
        return []
    title = ngettext("Review one value that was sent in", "Review %(n)s values that were sent in", found) % {"n": found}
    href, detail = reverse("work-review", args=[city.code]), _("Approve them, or return them.")
    return [Need(title=title, href=href, detail=detail, is_personal=True)]


@needs
def values_returned(city, user, today):
    """The values that came back to the person who entered them, with the note."""
    if not user.has_perm("indicators.record_measurement", city):
        return []
    rows = Measurement.objects.current().headline().filter(city=city, state=State.RETURNED, recorded_by=user)
    return [
        Need(
            title=_("Correct the value of %(indicator)s, %(period)s")
            % {"indicator": row.indicator.name, "period": row.period},
            href=reverse("measurement-edit", args=[city.code, row.period.code, row.indicator.code]),
            detail=row.returned_note,
            is_personal=True,
        )
        for row in rows.select_related("indicator", "period").order_by("pk")[:MOST]
    ]
