"""What waits of the agreements: those about to end."""

from django.urls import reverse
from django.utils.translation import gettext as _

from observatory.models import Agreement
from observatory.services.codes import key_of
from observatory.today import AHEAD, MOST, Need, needs


@needs
def agreements_that_end(city, user, today):
    """The agreements that end within ninety days."""
    ending = Agreement.objects.workable_by(user).filter(city=city, ends_on__gte=today, ends_on__lte=today + AHEAD)
    return [
        Need(
            title=_("Decide on the agreement: %(agreement)s") % {"agreement": agreement},
            href=reverse("agreement-detail", args=[city.code, key_of(agreement)]),
            detail=agreement.renewal,
            due_on=agreement.ends_on,
        )
        for agreement in ending.order_by("ends_on")[:MOST]
    ]
