"""The dates of agreements: when notice is to be given, and when they end."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, dated
from observatory.choices import AgreementStatus
from observatory.models import Agreement
from observatory.services.agreements import end_in_words, notice_on


def running(city, user):
    return Agreement.objects.workable_by(user).filter(city=city).exclude(status=AgreementStatus.ENDED)


@dated("agreement-notice", gettext_lazy("Notices of agreements"))
def notices_of_agreements(city, user, first, last):
    """The last days to give notice before agreements end."""
    due = [
        (day, agreement)
        for agreement in running(city, user).filter(ends_on__gte=first, notice_months__isnull=False)
        if first <= (day := notice_on(agreement)) <= last
    ]
    return [
        Dated(
            title=_("Last day to give notice: %(agreement)s") % {"agreement": agreement},
            starts_on=day,
            href=reverse("agreement-detail", args=[city.code, agreement.uuid]),
            uid=f"agreement-notice-{agreement.uuid}",
            note=end_in_words(agreement),
            remind_days=30,
        )
        for day, agreement in due
    ]


@dated("agreement-end", gettext_lazy("Ends of agreements"))
def ends_of_agreements(city, user, first, last):
    ending = running(city, user).filter(ends_on__gte=first, ends_on__lte=last)
    return [
        Dated(
            title=_("Ends: %(agreement)s") % {"agreement": agreement},
            starts_on=agreement.ends_on,
            href=reverse("agreement-detail", args=[city.code, agreement.uuid]),
            uid=f"agreement-end-{agreement.uuid}",
            note=end_in_words(agreement),
            remind_days=30,
        )
        for agreement in ending
    ]
