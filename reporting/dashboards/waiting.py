"""What waits for a decision: values in review and returned, agreements that end or sleep, reports to publish."""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.choices import State
from indicators.models import Measurement
from observatory import formats
from observatory.choices import Pulse
from observatory.prepared import prepared
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
    states = {state: told for state, *told in _in_work(around.city.pk)}
    found = []
    if State.SUBMITTED in states and user.has_perm("indicators.approve_measurement", around.city):
        found.append(_to_review(*states[State.SUBMITTED], around))
    if State.RETURNED in states and user.has_perm("indicators.record_measurement", around.city):
        found.append(_returned(*states[State.RETURNED], around))
    return found


@prepared
def _in_work(city):
    """The states of values that wait for somebody: how many, since when, and the last day of their periods."""
    waiting = Measurement.objects.current().told_once().filter(city=city)
    rows = waiting.filter(state__in=(State.SUBMITTED, State.RETURNED)).order_by()
    told = rows.values("state").annotate(n=Count("pk"), since=Min("submitted_at"), last=Max("period__ends_on"))
    return told.values_list("state", "n", "since", "last")


def _to_review(n, since, _last, around):
    since = formats.date(timezone.localdate(since), around.locale, style="bare") if since else ""
    return Waiting(
        ngettext("Review one value handed in", "Review %(n)s values handed in", n) % {"n": around.number(n)},
        around.way("work-review"),
        _("Approve, or return with a note."),
        _("since %(date)s") % {"date": since} if since else "",
    )


def _returned(n, _since, last, around):
    return Waiting(
        ngettext("Repair one value that was returned", "Repair %(n)s values that were returned", n)
        % {"n": around.number(n)},
        f"{around.way('work-measure')}?year={last.year}",
        _("The note says what is to be corrected."),
    )


def _ending(found, around):
    return [
        Waiting(
            _("Decide on the agreement with %(counterpart)s") % {"counterpart": row.counterpart},
            around.way("agreement-detail", key_of(row)),
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
    return [
        Waiting(
            _("Publish the report: %(report)s") % {"report": title},
            around.way("report-prepare", code),
            _("It is frozen and waits for your approval."),
            status=_("In review"),
        )
        for code, title in _frozen(around.city.pk)
    ]


@prepared
def _frozen(city):
    rows = Report.objects.of(city).kept().exclude(frozen_at=None).annotate(last=Max("editions__published_at"))
    return rows.filter(Q(last=None) | Q(last__lt=F("frozen_at"))).values_list("code", "title")[:MOST_REPORTS]
