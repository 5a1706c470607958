"""What waits of the agreements: notice to be given, and ends that ask for a decision."""

from django.urls import reverse
from django.utils.translation import gettext as _

from observatory.choices import AgreementStatus
from observatory.models import Agreement
from observatory.services.agreements import end_in_words, notice_on
from observatory.services.codes import key_of
from observatory.today import AHEAD, MOST, Need, needs


@needs
def agreements_that_end(city, user, today):
    """The agreements that end, or whose notice is to be given, within ninety days: one need for each."""
    ending = Agreement.objects.workable_by(user).filter(city=city, ends_on__gte=today)
    ending = ending.exclude(status=AgreementStatus.ENDED).order_by("ends_on", "pk")
    due = [(due_on(agreement, today), agreement) for agreement in ending]
    soon = sorted((pair for pair in due if pair[0] <= today + AHEAD), key=lambda pair: (pair[0], pair[1].pk))
    return [told(day, agreement, city) for day, agreement in soon[:MOST]]


def due_on(agreement, today):
    """The day by which something is to be done: that of the notice while it can still be given, else the end."""
    notice = notice_on(agreement)
    return notice if notice and notice >= today else agreement.ends_on


def told(day, agreement, city):
    is_notice = day != agreement.ends_on
    title = _("Renew it or give notice: %(agreement)s") if is_notice else _("Decide on the agreement: %(agreement)s")
    return Need(
        title=title % {"agreement": agreement},
        href=reverse("agreement-detail", args=[city.code, key_of(agreement)]),
        detail=end_in_words(agreement),
        due_on=day,
        post=agreement.responsible_post_id,
        deputy=agreement.deputy_post_id,
    )
