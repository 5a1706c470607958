"""Which indicator is counted by which rule. The catalogue's `how_to_compute` says the same in words."""

from dialogues.choices import CommunicationKind
from indicators.derived import (
    activities,
    actors,
    agreements,
    communications,
    departments,
    dialogues,
    influence,
    investments,
    learning,
    networks,
    office,
    own,
    plans,
    practices,
    surveys,
    targets,
)
from indicators.derived.register import registers
from observatory.choices import ActivityKind, PracticeStep, StaffFunction

RULES = {
    "INS-EXC-01": activities.kind(ActivityKind.EXCHANGE),
    "INS-EXC-02": surveys.share("INS-EXC-02"),
    "INS-EXC-03": surveys.level_by_share("INS-EXC-03"),
    "INS-EXC-04": activities.capitalisation,
    "INS-TRC-01": learning.staff_trained,
    "INS-TRC-02": departments.trained,
    "INS-TRC-03": surveys.level_by_share("INS-TRC-03"),
    "INS-TRI-01": activities.staff_trained_abroad,
    "INS-TRI-02": activities.staff_trained_for_an_objective,
    "INS-TRI-03": activities.actions_of_trained_staff,
    "INS-TRI-05": office.performing(StaffFunction.OPPORTUNITIES),
    "INS-PRJ-01": activities.kind(ActivityKind.TALK),
    "INS-VGP-01": practices.events(PracticeStep.SUBMITTED),
    "INS-VGP-02": practices.practices(PracticeStep.RECOGNISED, PracticeStep.LISTED),
    "INS-VGP-03": practices.events(PracticeStep.TRANSFERRED),
    "INS-VGP-04": office.performing(StaffFunction.PRACTICES, StaffFunction.SYSTEMATISING),
    "INS-VGP-05": plans.spent_on_systematising,
    "INS-PUB-01": communications.sent(CommunicationKind.PUBLICATION),
    "INS-CEX-02": communications.sent(CommunicationKind.PRESS_NOTE),
    "INS-CEX-03": communications.press_notes_published,
    "INS-CIN-01": communications.reports_to_departments,
    "INS-CIN-02": dialogues.internal_accounts,
    "POL-MES-01": dialogues.sessions_of_the_table,
    "POL-MES-02": departments.at_the_table,
    "POL-MES-03": dialogues.common_objectives,
    "POL-MES-04": dialogues.strategic_lines,
    "POL-MES-05": office.knowledge_staff,
    "POL-MES-06": surveys.level_by_median("POL-MES-06"),
    "POL-MES-07": surveys.departments_interested,
    "POL-MES-08": activities.joint_actions,
    "POL-MES-09": learning.awareness,
    "POL-MES-10": activities.knowledge_hours,
    "POL-ART-01": practices.practices(PracticeStep.IDENTIFIED),
    "POL-ART-02": practices.systematised_by_criteria,
    "POL-ART-03": practices.calls_identified,
    "POL-ART-04": practices.needs_matched,
    "POL-ART-05": practices.practices(PracticeStep.SHOWN),
    "POL-ART-06": influence.of_agreements,
    "POL-ART-07": influence.of_exchanges,
    "TER-INC-01": networks.networks_on_the_last_day,
    "TER-INC-02": networks.proposals_presented,
    "TER-INC-03": networks.committees_taken_part_in,
    "TER-INC-04": activities.kind(ActivityKind.FORUM),
    "TER-INC-05": networks.roles_in_networks,
    "TER-INC-07": networks.proposals_taken_up,
    "TER-INC-08": activities.kind(ActivityKind.INVITATION),
    "TER-INC-09": communications.citations,
    "TER-APR-01": activities.campaign,
    "TER-APR-02": activities.trainings_on_the_sdgs,
    "TER-APR-03": activities.kind(ActivityKind.TRAINING_TRAINERS),
    "TER-APR-04": actors.involved,
    "TER-APR-05": learning.strategies,
    "TER-APR-06": actors.reached_by_trainers,
    "TER-APR-07": surveys.level_by_median("TER-APR-07"),
    "TER-APR-08": plans.plans_with_sdgs,
    "TER-APR-09": plans.policies_with_sdgs,
    "TER-APR-10": plans.monitoring_of_the_agenda,
    "TER-APR-11": actors.committed,
    "INS-TYP-01": agreements.twinnings_in_four_years,
    "INS-TYP-02": agreements.growth_over_the_previous_term,
    "INS-TYP-03": plans.planned_for_exchanges,
    "INS-TYP-04": office.time_for_exchanges,
    "INS-TYP-05": office.performing(StaffFunction.SYSTEMATISING),
    "INS-TYP-06": activities.kind(ActivityKind.CONTACT),
    "INS-TYP-07": practices.practices(PracticeStep.SYSTEMATISED),
    "INS-TYP-08": investments.handled_by_the_office,
    "INS-TYP-09": targets.reached_share,
    "INS-TYP-10": targets.reached_for_what_was_spent,
    "INS-TYP-11": activities.kind(ActivityKind.MEETING),
    "INS-TYP-12": activities.missions_by_reason,
    "INS-TYP-13": office.speaking_another_language,
    "POL-GOV-01": departments.benefited_by_exchanges,
    "POL-GOV-02": plans.exchanges_for_goals,
    "POL-GOV-03": agreements.share_tied_to_sdgs,
    "POL-GOV-04": influence.adoptions,
    "POL-GOV-05": plans.actions_by_axis,
    "TER-TER-02": investments.confirmed,
    "TER-TER-03": activities.events_in_the_city,
    "TER-TER-04": agreements.signed_in_the_period,
    "TER-TER-05": activities.cultural_events,
    "TER-TER-06": surveys.share("TER-TER-06"),
    "TER-TER-07": surveys.share("TER-TER-07"),
    "OBS-PLAN-01": activities.planned_share,
    "OBS-DEP-01": departments.involved,
}


def has_rule(indicator):
    """Whether the register counts an indicator: by the catalogue's rule, or by one that a city made."""
    return hasattr(indicator, "own_count") if indicator.city_id else indicator.code in RULES


def count(city, code, period, today=None):
    """Count one indicator for a city and a period from what the register holds now.

    `period` is anything with `starts_on` and `ends_on`. Raises `KeyError` for an indicator without a rule.
    """
    return count_all(city, period, [code], today)[code]


def count_all(city, period, codes=None, today=None):
    """Count many indicators, all of them by default, reading each part of the register once."""
    (register,) = registers([city], period, today)
    return {code: RULES[code](register) for code in (RULES if codes is None else codes)}


def count_indicator(indicator, city, period, today=None):
    """Count one indicator by its rule, the catalogue's or the city's own."""
    return count_indicators([indicator], city, period, today)[indicator.code]


def count_indicators(indicators, city, period, today=None):
    """Count these indicators, reading each part of the register once; answer the counts by code."""
    return dict(count_together({city: indicators}, period, today))[city]


def count_together(asked, period, today=None):
    """Count for several cities, each its indicators, reading each part once for all; yield each city with its counts.

    The counts are by code. What was read of all cities is kept until the last is counted.
    """
    for register in registers(list(asked), period, today):
        yield (
            register.city,
            {
                each.code: own.count_own(each.own_count, register) if each.city_id else RULES[each.code](register)
                for each in asked[register.city]
            },
        )
