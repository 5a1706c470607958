"""What international work changed at home: levels that the register proposes, and what was adopted from elsewhere.

The register proposes low or medium. That a goal would have been missed without it, only the departments can confirm.
"""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.derived.activities import ACTIVITY, nothing_logged
from indicators.derived.agreements import AGREEMENT, no_agreements, unclear_force
from indicators.derived.counts import DENOMINATOR, NUMERATOR, Count, Part, left_out, none, share
from observatory.choices import ActivityKind

LOW, MEDIUM = Decimal(1), Decimal(2)
THIRD = 3
SEVERAL = 2


def of_agreements(register):
    """POL-ART-06: medium where a third of the agreements in force serve a goal and one of those left a result."""
    if not register.has_agreements:
        return no_agreements()
    running, perhaps = register.agreements_in_force
    unclear = unclear_force(perhaps)
    if not running:
        return none(_("No agreement is known to have been in force in this period."), **unclear)
    serving = [row for row in running if row.pk in register.agreements_for_goals]
    has_result = any(row.pk in register.agreements_with_result for row in serving)
    is_medium = len(serving) * THIRD >= len(running) and has_result
    return level(AGREEMENT, is_medium, serving, running, **unclear)


def of_exchanges(register):
    """POL-ART-07: medium where several exchanges serve a goal and from one of those something was taken up."""
    if not register.has_activities:
        return nothing_logged()
    rows = register.activities_by_kind[ActivityKind.EXCHANGE]
    if not rows:
        return none(_("No exchange of experiences was logged in this period."))
    for_goals = {pk for pk, _axis in register.axes_of_activities}
    serving = [row for row in rows if row.pk in for_goals]
    is_medium = len(serving) >= SEVERAL and any(is_taken_up(row) for row in serving)
    return level(ACTIVITY, is_medium, serving, rows)


def is_taken_up(row):
    """Whether an activity left a result, or something was adopted from it."""
    return bool(row.result or row.adopted)


def level(kind, is_medium, serving, rows, **more):
    counted = Part(kind, [row.uuid for row in serving], NUMERATOR), Part(kind, [row.uuid for row in rows], DENOMINATOR)
    return Count(value=MEDIUM if is_medium else LOW, counted=counted, **more)


def adoptions(register):
    """POL-GOV-04: what was adopted in the period, with a document, among what could still be adopted at its start."""
    pool = [row for row in register.adoptable if is_open(row, register)]
    undated = without_a_day(sum(bool(row.adopted) and row.adopted_on is None for row in register.adoptable))
    if not pool:
        return none(_("No method or instrument met elsewhere is noted as worth adopting."), **undated)
    taken = [row.uuid for row in pool if row.adopted_on and row.adopted_on <= register.as_of and row.has_document]
    return share(ACTIVITY, taken, [row.uuid for row in pool], **undated)


def is_open(row, register):
    """Whether it had not been adopted when the period began; what was adopted on an unknown day is left out."""
    return row.adopted_on >= register.starts_on if row.adopted_on else not row.adopted


@left_out
def without_a_day(number):
    return ngettext(
        "%(number)s adoption is left out because it has no date.",
        "%(number)s adoptions are left out because they have no date.",
        number,
    )
