"""Counts from the activities of a period."""

from collections import Counter
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators import segments
from indicators.derived.counts import NUMERATOR, Count, Part, left_out, none, share, tally
from indicators.segments import UNSPECIFIED
from observatory.choices import ActivityKind, Motivation
from observatory.spreadsheets.words import key

ACTIVITY = "observatory.activity"
SDG_TOPICS = {"sdg", "sdgs", "ods", "odd", "agenda 2030", "2030 agenda"}
KNOWLEDGE_TOPICS = ("knowledge", "conocimiento", "connaissance", "conhecimento")


def kind(of_kind):
    """Make the rule that counts the activities of one kind."""
    return lambda register: activities(register, register.activities_by_kind[of_kind], of_kind)


def activities(register, rows, of_kind=None, **more):
    """Count these activities of the period; vaguely dated ones of the kind are told as left out."""
    if not register.has_activities:
        return nothing_logged()
    vague = [row for row in register.unplaced if of_kind in (None, row.kind)]
    return tally(ACTIVITY, [row.uuid for row in rows], **too_vague(len(vague)), **more)


def nothing_logged():
    return none(_("No activities had been logged by the end of this period."))


@left_out
def too_vague(number):
    """Say how many activities have a date that may or may not lie in the period."""
    return ngettext(
        "%(number)s activity has a date too vague to place in this period.",
        "%(number)s activities have dates too vague to place in this period.",
        number,
    )


def staff_trained_abroad(register):
    """INS-TRI-01: the participants of international trainings; a person in two courses counts twice."""
    return participants(register, register.activities_by_kind[ActivityKind.TRAINING_ABROAD])


def staff_trained_for_an_objective(register):
    """INS-TRI-02: the same, of trainings linked to an objective."""
    rows = register.activities_by_kind[ActivityKind.TRAINING_ABROAD]
    return participants(register, [row for row in rows if row.pk in register.activities_with_objective])


def participants(register, rows):
    """Add up the participants of activities; those without a number are told as left out."""
    if not register.has_activities:
        return nothing_logged()
    known = [row for row in rows if row.participants is not None]
    unknown = without_a_number(len(rows) - len(known))
    if rows and not known:
        return none(_("None of these activities says how many people took part."), **unknown)
    total = Decimal(sum(row.participants for row in known))
    return Count(value=total, counted=(Part(ACTIVITY, [row.uuid for row in known]),), **unknown)


@left_out
def without_a_number(number):
    return ngettext(
        "%(number)s activity does not say how many people took part.",
        "%(number)s activities do not say how many people took part.",
        number,
    )


def actions_of_trained_staff(register):
    """INS-TRI-03: activities that follow from an international training, even one of an earlier period."""
    chosen = following(register, ActivityKind.TRAINING_ABROAD)
    if not register.has_activities:
        return nothing_logged()
    return tally(ACTIVITY, [row.uuid for row in chosen])


def following(register, kind_before):
    return [row for row in register.activities if register.following.get(row.pk) == kind_before]


def capitalisation(register):
    """INS-EXC-04: the level in the middle of those that the sheets of the period's exchanges reach; of two, the lower.

    An exchange without a sheet has level 1; one with several, the highest of them.
    """
    if not register.has_activities:
        return nothing_logged()
    rows = register.activities_by_kind[ActivityKind.EXCHANGE]
    if not rows:
        return none(_("No exchange of experiences was logged in this period."))
    levels = sorted(max(register.lessons_of_activities.get(row.pk, [1])) for row in rows)
    middle = Decimal(levels[(len(levels) - 1) // 2])
    return Count(value=middle, counted=(Part(ACTIVITY, [row.uuid for row in rows]),))


def missions_by_reason(register):
    """INS-TYP-12: missions abroad, in total and by reason; those that state none are a group of their own."""
    rows = register.activities_by_kind[ActivityKind.MISSION_OUT]
    reasons = [row.mission__reason or UNSPECIFIED for row in rows]
    groups = {
        segments.write({"Reason": reason}): tally(
            ACTIVITY, [row.uuid for row, its in zip(rows, reasons, strict=True) if its == reason]
        )
        for reason in sorted(Counter(reasons))
    }
    return activities(register, rows, ActivityKind.MISSION_OUT, segments=groups if register.has_activities else {})


def events_in_the_city(register):
    """TER-TER-03: events, but for those known to have been held in another country or another city."""
    rows = register.activities_by_kind[ActivityKind.EVENT]
    return activities(register, [row for row in rows if is_at_home(register, row)], ActivityKind.EVENT)


def is_at_home(register, row):
    is_in_the_country = row.country_id in (None, register.city.country_id)
    return is_in_the_country and key(row.place) not in register.other_cities_named


def cultural_events(register):
    """TER-TER-05: events with culture among their topics."""
    rows = register.activities_by_kind[ActivityKind.EVENT]
    return activities(register, [row for row in rows if has_topic(register, row, is_culture)], ActivityKind.EVENT)


def trainings_on_the_sdgs(register):
    """TER-APR-02: trainings in the city linked to an SDG, or with the SDGs among their topics."""
    rows = register.activities_by_kind[ActivityKind.TRAINING]
    linked = register.activities_with_sdg
    chosen = [row for row in rows if row.pk in linked or has_topic(register, row, SDG_TOPICS.__contains__)]
    return activities(register, chosen, ActivityKind.TRAINING)


def has_topic(register, row, is_meant):
    return row.pk in register.topics and any(is_meant(key(str(topic))) for topic in register.topics[row.pk])


def is_culture(topic):
    return topic.startswith("cultur")


def is_knowledge(topic):
    return any(word in topic for word in KNOWLEDGE_TOPICS)


def knowledge_hours(register):
    """POL-MES-10: the hours of activities with knowledge among their topics; how many have no hours is told."""
    rows = [row for row in register.activities if has_topic(register, row, is_knowledge)]
    if not rows:
        return none(_("No activity of this period has knowledge among its topics."))
    known = with_hours(rows)
    if not known:
        return none(_("No activity on knowledge says how many hours it took."), **without_hours(len(rows)))
    total = hours_of(known)
    uuids = [row.uuid for row in known]
    return Count(value=total, counted=(Part(ACTIVITY, uuids),), **without_hours(len(rows) - len(known)))


def with_hours(rows):
    return [row for row in rows if row.hours is not None]


def hours_of(rows):
    return sum((row.hours for row in rows), Decimal())


@left_out
def without_hours(number):
    return ngettext(
        "%(number)s activity does not say how many hours it took.",
        "%(number)s activities do not say how many hours they took.",
        number,
    )


def joint_actions(register):
    """POL-MES-08: activities of two or more departments that serve at least one objective."""
    joint = register.activities_of_several_departments & register.activities_with_objective
    return activities(register, [row for row in register.activities if row.pk in joint])


def planned_share(register):
    """OBS-PLAN-01: planned activities among those that say whether they were planned or an answer (N3 ch. II)."""
    if not register.has_activities:
        return nothing_logged()
    stated = [row for row in register.activities if row.motivation]
    silent = without_motivation(len(register.activities) - len(stated))
    if not stated:
        return none(_("No activity of this period says whether it was planned."), **silent)
    planned = [row.uuid for row in stated if row.motivation == Motivation.PLANNED]
    return share(ACTIVITY, planned, [row.uuid for row in stated], **silent)


@left_out
def without_motivation(number):
    return ngettext(
        "%(number)s activity does not say whether it was planned.",
        "%(number)s activities do not say whether they were planned.",
        number,
    )


def campaign(register):
    """TER-APR-01: yes when a campaign linked to an SDG took place within the period."""
    if not register.has_activities:
        return nothing_logged()
    rows = register.activities_by_kind[ActivityKind.CAMPAIGN]
    found = [row.uuid for row in rows if row.pk in register.activities_with_sdg]
    return Count(value=Decimal(bool(found)), counted=(Part(ACTIVITY, found, NUMERATOR),))
