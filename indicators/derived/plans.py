"""Counts from what the government plans and from the goals that international action serves."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators import segments
from indicators.derived.activities import nothing_logged
from indicators.derived.counts import DENOMINATOR, NUMERATOR, Count, Part, left_out, none, percent, share, tally
from indicators.segments import UNSPECIFIED
from observatory.choices import ActivityKind, BudgetPurpose, InstrumentKind

ACTIVITY, PLAN, LINE = "observatory.activity", "observatory.planninginstrument", "observatory.budgetline"
OBJECTIVE = "observatory.objective"


def exchanges_for_goals(register):
    """POL-GOV-02: exchanges that serve a goal of the government through an objective, among all exchanges."""
    if not register.has_activities:
        return nothing_logged()
    rows = register.activities_by_kind[ActivityKind.EXCHANGE]
    if not rows:
        return none(_("No exchange of experiences was logged in this period."))
    serving = {pk for pk, _axis in register.axes_of_activities}
    return share(ACTIVITY, [row.uuid for row in rows if row.pk in serving], [row.uuid for row in rows])


def actions_by_axis(register):
    """POL-GOV-05: activities that serve the government's goals, in total and by strategic axis; none is zero."""
    if not register.has_activities:
        return nothing_logged()
    axes = {axis: set() for axis in register.axes}
    for pk, axis in register.axes_of_activities:
        axes.setdefault(axis or UNSPECIFIED, set()).add(pk)
    parts = {
        segments.write({"Axis": axis}): tally(ACTIVITY, [row.uuid for row in register.activities if row.pk in members])
        for axis, members in axes.items()
    }
    serving = set().union(*axes.values())
    return tally(ACTIVITY, [row.uuid for row in register.activities if row.pk in serving], segments=parts)


def plans_with_sdgs(register):
    """TER-APR-08: whether the development plan and the land-use plan in force both name SDGs; 1 is yes, 0 is no."""
    both = [plan for plan in register.plans if plan.kind in (InstrumentKind.DEVELOPMENT, InstrumentKind.LAND_USE)]
    if not both:
        return none(_("The register holds neither a development plan nor a land-use plan in force."))
    with_sdgs = [plan for plan in both if plan.n_sdgs]
    counted = (Part(PLAN, [plan.uuid for plan in with_sdgs]),)
    return Count(value=Decimal(len({plan.kind for plan in with_sdgs}) == 2), counted=counted)


def policies_with_sdgs(register):
    """TER-APR-09: policies in force that name the SDGs in their remit."""
    if not register.plans:
        return none(_("The register holds no planning instruments in force."))
    policies = [plan for plan in register.plans if plan.kind == InstrumentKind.POLICY and plan.n_sdgs]
    return tally(PLAN, [plan.uuid for plan in policies])


def monitoring_of_the_agenda(register):
    """TER-APR-10: whether every objective on the SDGs has an indicator with a post, a frequency and a baseline."""
    if not register.prioritised:
        return none(_("No strategy in force has an objective with an SDG."))
    ready = [row.uuid for row in register.prioritised if row.pk in register.monitored_objectives]
    everything = [row.uuid for row in register.prioritised]
    counted = Part(OBJECTIVE, ready, NUMERATOR), Part(OBJECTIVE, everything, DENOMINATOR)
    return Count(value=Decimal(len(ready) == len(everything)), counted=counted)


def planned_for_exchanges(register):
    """INS-TYP-03: what was planned for exchanges of experiences, as a part of all that was planned."""
    return part_of_budget(register, "planned", BudgetPurpose.EXCHANGES)


def spent_on_systematising(register):
    """INS-VGP-05: what was spent on systematising practices, as a part of all that was spent."""
    return part_of_budget(register, "executed", BudgetPurpose.SYSTEMATISATION)


def part_of_budget(register, amount, purpose):
    """Divide the sum of the lines for a purpose by that of all lines; lines without the amount are told as left out."""
    lines = [line for line in register.budget_lines if getattr(line, amount) is not None]
    silent = without_amount(len(register.budget_lines) - len(lines))
    if not lines:
        return none(_("No budget line says this amount for a year of this period."), **silent)
    if len({line.currency for line in lines}) > 1:
        return none(_("The budget lines of this period are in several currencies, which cannot be added."), **silent)
    chosen = [line for line in lines if line.purpose == purpose]
    part, whole = (sum((getattr(line, amount) for line in each), Decimal()) for each in (chosen, lines))
    if not whole:
        return none(_("The budget lines of this period add up to zero."), **silent)
    counted = (
        Part(LINE, [line.uuid for line in chosen], NUMERATOR),
        Part(LINE, [line.uuid for line in lines], DENOMINATOR),
    )
    return Count(value=percent(part, whole), numerator=part, denominator=whole, counted=counted, **silent)


@left_out
def without_amount(number):
    return ngettext(
        "%(number)s budget line does not say this amount.", "%(number)s budget lines do not say this amount.", number
    )
