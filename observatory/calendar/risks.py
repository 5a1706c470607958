"""The dates of risks: when they are to be looked at again."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, dated
from observatory.models import Risk


@dated("risk-review", gettext_lazy("Risks to be looked at"))
def risks_to_look_at(city, user, first, last):
    risks = Risk.objects.workable_by(user).filter(city=city, review_on__gte=first, review_on__lte=last).open()
    return [
        Dated(
            title=_("Look again at the risk: %(risk)s") % {"risk": risk},
            starts_on=risk.review_on,
            href=reverse("risk-detail", args=[city.code, risk.uuid]),
            uid=f"risk-review-{risk.uuid}",
            note=risk.mitigation,
            remind_days=7,
        )
        for risk in risks
    ]
