"""The dates of agreements: when they end."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, dated
from observatory.models import Agreement


@dated("agreement-end", gettext_lazy("Ends of agreements"))
def ends_of_agreements(city, user, first, last):
    ending = Agreement.objects.workable_by(user).filter(city=city, ends_on__gte=first, ends_on__lte=last)
    return [
        Dated(
            title=_("Ends: %(agreement)s") % {"agreement": agreement},
            starts_on=agreement.ends_on,
            href=reverse("agreement-detail", args=[city.code, agreement.uuid]),
            uid=f"agreement-end-{agreement.uuid}",
            note=agreement.renewal,
            remind_days=30,
        )
        for agreement in ending
    ]
