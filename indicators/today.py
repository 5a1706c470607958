"""What waits for a person in measuring: values due, to review, returned, late, and indicators nobody answers for."""

from collections import defaultdict
from datetime import timedelta
from itertools import islice

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dialogues.choices import STILL_OPEN
from indicators import periods
from indicators.choices import FindingKind, Standing, State
from indicators.due import DAYS_TO_MEASURE, DUE, OVERDUE, TO_THE_DIRECTOR, open_values, unowned
from indicators.models import AdoptedIndicator, Finding, Measurement, PeerGlance
from indicators.services.evaluation import kept_decisions
from observatory import formats
from observatory.services.codes import key_of
from observatory.today import MOST, Need, needs

LATE, SOON, FEW = timedelta(days=400), timedelta(days=DAYS_TO_MEASURE), 3


@needs
def values_to_review(city, user, today):
    """The values others handed in, for whoever may approve them."""
    if not user.has_perm("indicators.approve_measurement", city):
        return []
    waiting = Measurement.objects.current().told_once().filter(city=city, state=State.SUBMITTED)
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
    rows = Measurement.objects.current().told_once().filter(city=city, state=State.RETURNED, recorded_by=user)
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
    found = defaultdict(lambda: defaultdict(list))
    for due in open_values(city, today - LATE, today + SOON):
        if due.timing(today) in (DUE, OVERDUE):
            for post in due.asked(today):
                found[post][due.due_on, due.spec].append(due)
    return [
        asked(city, spec, post, dues, today)
        for post, by_day in found.items()
        for (_due_on, spec), dues in islice(by_day.items(), MOST)
    ]


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
    title = ngettext("One value is over a month late", "%(n)s values are over a month late", len(late))
    first = late[0].spec
    href = f"{reverse('work-measure', args=[city.code])}?year={periods.year_of(first.code, first.ends_on)}"
    names = first_of({due.adoption.indicator.name for due in late})
    return [Need(title=title % {"n": len(late)}, href=href, detail=names, is_personal=True)]


def first_of(names):
    """A few names, and a sign that there are more."""
    told = sorted(names)
    return ", ".join(told[:FEW]) + (", …" if len(told) > FEW else "")


@needs
def indicators_without_owner(city, user, today):
    """The indicators for which nobody answers, for whoever gives them to a post."""
    if not user.has_perm("indicators.adopt_indicator", city) or not (found := unowned(city, today)):
        return []
    title = ngettext("Nobody answers for one indicator", "Nobody answers for %(n)s indicators", len(found))
    names = first_of(each.indicator.name for each in found)
    href = reverse("indicator-owners", args=[city.code])
    return [Need(title=title % {"n": len(found)}, href=href, detail=names, is_personal=True)]


@needs
def indicators_proposed(city, user, today):
    """The indicators that are only proposed, for whoever takes them into use."""
    if not user.has_perm("indicators.adopt_indicator", city):
        return []
    proposed = AdoptedIndicator.objects.current().filter(city=city, standing=Standing.PROPOSED).named()
    return [
        Need(
            title=_("Decide on a proposed indicator: %(indicator)s") % {"indicator": each.indicator.name},
            href=reverse("indicator-standing", args=[city.code, each.indicator.code]),
            is_personal=True,
        )
        for each in proposed.order_by("standing_since", "pk")[:MOST]
    ]


@needs
def decisions_due(city, user, today):
    """What was decided after an evaluation and falls due within the month, or should have been done by now."""
    open_ones = kept_decisions(user, city).filter(state__in=STILL_OPEN, due_on__lte=today + SOON)
    return [
        Need(
            title=decision.text,
            href=reverse("decision-detail", args=[city.code, key_of(decision)]),
            detail=_("Decided after the evaluation “%(evaluation)s”") % {"evaluation": decision.evaluation},
            due_on=decision.due_on,
            note=_("Overdue") if decision.due_on < today else "",
            status="overdue" if decision.due_on < today else "",
            post=decision.owner_id,
        )
        for decision in open_ones.select_related("evaluation").order_by("due_on", "pk")[:MOST]
    ]


@needs
def recommendations_to_answer(city, user, today):
    """The recommendations of evaluations that the city has not answered, for whoever answers them."""
    if not user.has_perm("indicators.answer_evaluation", city):
        return []
    waiting = Finding.objects.workable_by(user).filter(city=city, kind=FindingKind.RECOMMENDATION, answer="")
    return [
        Need(
            title=finding.text,
            href=reverse("finding-answer", args=[city.code, key_of(finding)]),
            detail=_("Recommendation to answer"),
            is_personal=True,
        )
        for finding in waiting.filter(evaluation__removed_at=None).order_by("pk")[:MOST]
    ]


@needs
def advice_to_agree_to(city, user, today):
    """The signed advice of guests that the city has not agreed to publish, for whoever may."""
    if not user.has_perm("indicators.invite_assessor", city):
        return []
    signed = PeerGlance.objects.workable_by(user).filter(city=city, revoked_at=None, city_agreed_at=None)
    return [
        Need(
            title=glance.title,
            href=reverse("peer-glance-detail", args=[city.code, key_of(glance)]),
            detail=_("Signed advice of a guest to read"),
            is_personal=True,
        )
        for glance in signed.exclude(signed_at=None).order_by("signed_at")[:MOST]
    ]


@needs
def advice_asked_of_me(city, user, today):
    """What other cities ask of this person as their guest."""
    asked = PeerGlance.objects.shown_to(user, today).filter(signed_at=None).select_related("city")
    return [
        Need(
            title=_("%(city)s asks for your advice") % {"city": glance.city},
            href=reverse("glance-detail", args=[glance.uuid]),
            detail=glance.title,
            due_on=glance.ends_on,
            is_personal=True,
        )
        for glance in asked.order_by("ends_on", "pk")[:MOST]
    ]
