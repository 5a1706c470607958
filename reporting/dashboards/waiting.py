"""What waits for a decision: values in review and returned, agreements that end or sleep, reports to publish."""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.choices import State
from indicators.models import Measurement
from observatory import formats
from observatory.choices import Pulse
from observatory.services.codes import key_of
from reporting.dashboards.pulse import ending_soon
from reporting.models import Report

MOST_AGREEMENTS = 3
MOST_REPORTS = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what, why, since or until when, and where it is done."""

    title: str
    href: str
    detail: str = ""
    when: str = ""
    status: str = ""


def waiting(user, found, around):
    """What waits in the city for this person, what only they can do first."""
    values = _values(user, around)
    return (*values, *_ending(found, around), *_dormant(found, around), *_reports(user, around))


def _values(user, around):
    states = Measurement.objects.current().filter(city=around.city)
    row = states.aggregate(
        submitted=Count("pk", filter=Q(state=State.SUBMITTED)),
        returned=Count("pk", filter=Q(state=State.RETURNED)),
        since=Min("submitted_at", filter=Q(state=State.SUBMITTED)),
        last=Max("period__ends_on", filter=Q(state=State.RETURNED)),
    )
    found = []
    if row["submitted"] and user.has_perm("indicators.approve_measurement", around.city):
        found.append(_to_review(row, around))
    if row["returned"] and user.has_perm("indicators.record_measurement", around.city):
        found.append(_returned(row, around))
    return found


def _to_review(row, around):
    n = row["submitted"]
    since = formats.date(timezone.localdate(row["since"]), around.locale, style="bare") if row["since"] else ""
    return Waiting(
        ngettext("Review one value handed in", "Review %(n)s values handed in", n) % {"n": around.number(n)},
        reverse("work-review", args=[around.city.code]),
        _("Approve, or return with a note."),
        _("since %(date)s") % {"date": since} if since else "",
    )


def _returned(row, around):
    n = row["returned"]
    return Waiting(
        ngettext("Repair one value that was returned", "Repair %(n)s values that were returned", n)
        % {"n": around.number(n)},
        f"{reverse('work-measure', args=[around.city.code])}?year={row['last'].year}",
        _("The note says what is to be corrected."),
    )


def _ending(found, around):
    return [
        Waiting(
            _("Decide on the agreement with %(counterpart)s") % {"counterpart": row.counterpart},
            reverse("agreement-detail", args=[around.city.code, key_of(row)]),
            row.renewal or row.responsible,
            _("ends on %(date)s") % {"date": formats.date(row.ends_on, around.locale, style="bare")},
        )
        for row in ending_soon(found, around)[:MOST_AGREEMENTS]
    ]


def _dormant(found, around):
    n = len(found.get(Pulse.DORMANT, ()))
    if not n:
        return []
    title = ngettext("Wake or close one dormant agreement", "Wake or close %(n)s dormant agreements", n) % {
        "n": around.number(n)
    }
    why = _("Nothing has been logged for them in %(n)s months.") % {"n": around.number(around.city.dormant_after)}
    return [Waiting(title, around.rows(Pulse.DORMANT), why)]


def _reports(user, around):
    if not user.has_perm("reporting.publish_report", around.city):
        return []
    rows = Report.objects.of(around.city).kept().exclude(frozen_at=None).annotate(last=Max("editions__published_at"))
    rows = rows.filter(Q(last=None) | Q(last__lt=F("frozen_at"))).values_list("code", "title")
    return [
        Waiting(
            _("Publish the report: %(report)s") % {"report": title},
            reverse("report-prepare", args=[around.city.code, code]),
            _("It is frozen and waits for your approval."),
            status=_("In review"),
        )
        for code, title in rows[:MOST_REPORTS]
    ]
