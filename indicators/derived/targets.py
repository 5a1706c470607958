"""Counts from what the city set itself to reach, what was approved, and what it spent."""

from decimal import ROUND_HALF_UP

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators import progress
from indicators.choices import Direction
from indicators.derived.counts import DENOMINATOR, NUMERATOR, STORED_DIGITS, Count, Part, left_out, none, percent, share

ADOPTION = "indicators.adoptedindicator"
BUDGET = "observatory.budgetyear"


def reached_share(register):
    """INS-TYP-09: targets that the approved value meets or passes, among all targets of the period."""
    targets = [row for row in register.targets if row.direction != Direction.NONE]
    if not targets:
        return none(_("No target is set for this period."))
    unmeasured = sum(row.value is None for row in targets)
    reached = [row.adoption for row in targets if is_reached(row)]
    return share(ADOPTION, reached, [row.adoption for row in targets], **without_a_value(unmeasured))


def is_reached(row):
    if row.value is None:
        return False
    if row.direction == Direction.KEEP:
        kept = progress.measure(row.value, target=row.target, direction=row.direction, tolerance=row.tolerance)
        return kept.band == progress.REACHED
    return row.value >= row.target if row.direction == Direction.UP else row.value <= row.target


@left_out
def without_a_value(number):
    return ngettext(
        "%(number)s target has no approved value, and is not taken as reached.",
        "%(number)s targets have no approved value, and are not taken as reached.",
        number,
    )


def reached_for_what_was_spent(register):
    """INS-TYP-10: the percentage of targets reached, divided by the percentage spent of the planned budget."""
    reached = reached_share(register)
    if reached.value is None:
        return reached
    budget = register.budget
    if budget is None or not budget.planned or not budget.executed:
        return none(_("The register does not say what was planned and spent in this period."))
    spent = percent(budget.executed, budget.planned)
    return Count(
        value=(reached.value / spent).quantize(STORED_DIGITS, ROUND_HALF_UP),
        numerator=reached.value,
        denominator=spent,
        counted=(
            *(part._replace(part=NUMERATOR) for part in reached.counted if part.part == NUMERATOR),
            Part(BUDGET, [str(budget.uuid)], DENOMINATOR),
        ),
        left_out=reached.left_out,
        left_out_because=reached.left_out_because,
    )
