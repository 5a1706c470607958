"""What waits for a person in measuring: values due, to review, returned, late, and indicators nobody answers for."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from indicators.choices import State
from indicators.due import DAYS_TO_MEASURE, TO_THE_DIRECTOR, open_values, unowned
from indicators.models import Measurement
from observatory import formats
from observatory.today import MOST, Need, needs

LATE, SOON, FEW = timedelta(days=400), timedelta(days=DAYS_TO_MEASURE), 3


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


@needs
def values_due(city, user, today):
    """The periods with values that are due or late, for each post that is asked for some of them."""
    if not user.has_perm("indicators.record_measurement", city):
        return []
    found = defaultdict(list)
    for due in open_values(city, today - LATE, today + SOON):
        if due.spec.ends_on < today:
            for post in due.asked(today):
                found[due.spec, post].append(due)
    return [asked(city, spec, post, dues, today) for (spec, post), dues in list(found.items())[:MOST]]


def asked(city, spec, post, dues, today):
    """A need for the values of one period that one post is asked for; a single one leads to its own page."""
    when = formats.period(spec.code, formats.locale_for(get_language(), city.locale))
    if len(dues) == 1:
        name = dues[0].adoption.indicator
        title = _("Measure %(indicator)s, %(when)s") % {"indicator": name.name, "when": when}
        href = reverse("measurement-edit", args=[city.code, spec.code, name.code])
    else:
        title = ngettext("Measure %(when)s: one value", "Measure %(when)s: %(n)s values", len(dues))
        title, href = title % {"when": when, "n": len(dues)}, reverse("measure-period", args=[city.code, spec.code])
    late = {"note": _("Overdue"), "status": "overdue"} if dues[0].days_over(today) > 0 else {}
    return Need(title=title, href=href, due_on=dues[0].due_on, post=post, **late)


@needs
def values_late(city, user, today):
    """What came to nothing although it was asked for: told to whoever approves, a month after the last day."""
    if not user.has_perm("indicators.approve_measurement", city):
        return []
    late = open_values(city, today - LATE, today - timedelta(days=TO_THE_DIRECTOR + 1))
    if not late:
        return []
    title = ngettext("One value is a month late", "%(n)s values are a month late", len(late)) % {"n": len(late)}
    names = ", ".join(sorted({due.adoption.indicator.name for due in late})[:FEW])
    return [Need(title=title, href=reverse("work-measure", args=[city.code]), detail=names, is_personal=True)]


@needs
def indicators_without_owner(city, user, today):
    """The indicators for which nobody answers, for whoever gives them to a post."""
    if not user.has_perm("indicators.adopt_indicator", city) or not (found := unowned(city, today)):
        return []
    title = ngettext("Nobody answers for one indicator", "Nobody answers for %(n)s indicators", len(found))
    names = ", ".join(each.indicator.name for each in found[:FEW])
    href = reverse("indicator-owners", args=[city.code])
    return [Need(title=title % {"n": len(found)}, href=href, detail=names, is_personal=True)]
