"""Which indicator is counted by which rule. The catalogue's `how_to_compute` says the same in words."""

from indicators.derived import activities, actors, agreements, departments, dialogues, networks, targets
from indicators.derived.register import Register
from observatory.choices import ActivityKind

RULES = {
    "INS-EXC-01": activities.kind(ActivityKind.EXCHANGE),
    "INS-TRC-02": departments.trained,
    "INS-TRI-01": activities.staff_trained_abroad,
    "INS-TRI-02": activities.staff_trained_for_an_objective,
    "INS-PRJ-01": activities.kind(ActivityKind.TALK),
    "INS-CIN-02": dialogues.internal_accounts,
    "INS-TYP-01": agreements.twinnings_in_four_years,
    "INS-TYP-02": agreements.growth_over_the_previous_term,
    "INS-TYP-06": activities.kind(ActivityKind.CONTACT),
    "INS-TYP-09": targets.reached_share,
    "INS-TYP-10": targets.reached_for_what_was_spent,
    "INS-TYP-11": activities.kind(ActivityKind.MEETING),
    "INS-TYP-12": activities.missions_by_reason,
    "OBS-PLAN-01": activities.planned_share,
    "POL-MES-01": dialogues.sessions_of_the_table,
    "POL-MES-02": departments.at_the_table,
    "POL-MES-03": dialogues.common_objectives,
    "POL-MES-04": dialogues.strategic_lines,
    "POL-MES-08": activities.joint_actions,
    "POL-MES-10": activities.knowledge_hours,
    "POL-GOV-01": departments.benefited_by_exchanges,
    "POL-GOV-03": agreements.share_tied_to_sdgs,
    "OBS-DEP-01": departments.involved,
    "TER-INC-01": networks.networks_on_the_last_day,
    "TER-INC-04": activities.kind(ActivityKind.FORUM),
    "TER-INC-05": networks.roles_in_networks,
    "TER-INC-08": activities.kind(ActivityKind.INVITATION),
    "TER-APR-01": activities.campaign,
    "TER-APR-02": activities.trainings_on_the_sdgs,
    "TER-APR-03": activities.kind(ActivityKind.TRAINING_TRAINERS),
    "TER-APR-04": actors.involved,
    "TER-TER-03": activities.events_in_the_city,
    "TER-TER-04": agreements.signed_in_the_period,
    "TER-TER-05": activities.cultural_events,
}


def count(city, code, period, today=None):
    """Count one indicator for a city and a period from what the register holds now.

    `period` is anything with `starts_on` and `ends_on`. Raises `KeyError` for an indicator without a rule.
    """
    return RULES[code](Register(city, period, today))


def count_all(city, period, codes=None, today=None):
    """Count many indicators, all of them by default, reading each part of the register once."""
    register = Register(city, period, today)
    return {code: RULES[code](register) for code in (RULES if codes is None else codes)}
