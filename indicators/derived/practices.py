"""Counts from good practices, calls of funds, and what departments offer and need."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators import segments
from indicators.derived.counts import left_out, none, share, tally
from indicators.derived.dating import falls_within
from observatory.choices import PracticeStep

PRACTICE, EVENT = "observatory.goodpractice", "observatory.practiceevent"
OPPORTUNITY, NEED = "observatory.opportunity", "observatory.need"


def events(*steps):
    """Make the rule that counts each event of these steps within the period."""

    def rule(register):
        within, vague = sorted_out(register, steps)
        return answer(register, EVENT, [event.uuid for event in within], vague)

    return rule


def practices(*steps):
    """Make the rule that counts each practice with an event of these steps within the period, once."""

    def rule(register):
        within, vague = sorted_out(register, steps)
        return answer(register, PRACTICE, list(dict.fromkeys(event.practice for event in within)), vague)

    return rule


def systematised_by_criteria(register):
    """POL-ART-02: practices systematised within the period whose criteria were checked."""
    within, vague = sorted_out(register, [PracticeStep.SYSTEMATISED])
    return answer(register, PRACTICE, [e.practice for e in within if e.practice in register.checked_practices], vague)


def sorted_out(register, steps):
    """Give the events of these steps that lie within the period, and the number of those that may."""
    rows = [event for event in register.practice_events if event.step in steps]
    fates = [(event, falls_within(*event[3:], register.starts_on, register.ends_on)) for event in rows]
    return [event for event, is_within in fates if is_within], sum(is_within is None for _event, is_within in fates)


def answer(register, kind, uuids, vague):
    if not register.has_practices:
        return none(_("The register holds no good practices."))
    return tally(kind, uuids, **too_vague(vague))


@left_out
def too_vague(number):
    return ngettext(
        "%(number)s event of a practice has a date too vague to place in this period.",
        "%(number)s events of practices have dates too vague to place in this period.",
        number,
    )


def calls_identified(register):
    """POL-ART-03: calls and funds first noted within the period, whatever became of them."""
    if not register.has_opportunities:
        return none(_("No opportunities had been noted by the end of this period."))
    return tally(OPPORTUNITY, register.calls)


def needs_matched(register):
    """POL-ART-04: needs open in the period for which an offer was accepted, among all of them, also by department."""
    if not register.needs:
        return none(_("No department had asked to learn anything by the end of this period."))
    rows = [need for need in register.needs if was_open(need, register)]
    closed = closed_unmatched(register)
    if not rows:
        return none(_("No need of a department is known to have been open in this period."), **closed)
    departments = sorted({need.department for need in rows if need.department})
    parts = {
        segments.write({"Department": name}): matched([need for need in rows if need.department == name], register)
        for name in departments
    }
    return matched(rows, register, segments=parts, **closed)


def matched(rows, register, **more):
    met = [need.uuid for need in rows if need.pk in register.matched_on and has_met(need, register)]
    return share(NEED, met, [need.uuid for need in rows], **more)


def has_met(need, register):
    return register.matched_on[need.pk] <= register.ends_on


def was_open(need, register):
    """Whether a need was open in the period: not met before it began, and met in it or open still."""
    met_on = register.matched_on.get(need.pk)
    return need.is_open if met_on is None else met_on >= register.starts_on


def closed_unmatched(register):
    """Say how many needs were closed without an offer: nobody knows when."""
    return without_an_offer(sum(not need.is_open and need.pk not in register.matched_on for need in register.needs))


@left_out
def without_an_offer(number):
    return ngettext(
        "%(number)s need was closed without an offer, on a day that is not known.",
        "%(number)s needs were closed without an offer, on days that are not known.",
        number,
    )
