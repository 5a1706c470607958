"""Counts of teaching and of making the international dimension known."""

from collections import Counter
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from indicators import segments
from indicators.derived.activities import ACTIVITY, has_topic, nothing_logged, participants
from indicators.derived.counts import Count, Part, none, percent, tally
from indicators.derived.dialogues import DIALOGUE
from observatory.choices import ActivityKind, TeachingMethod
from observatory.spreadsheets.words import key

AWARENESS = ("awareness", "sensibili", "concien", "conscien")
COURSE, WORKSHOP, ONLINE, GAME, PEERS, PRACTICE, COMBINED = map(Decimal, (1, 2, 3, 4, 6, 7, 8))
STRATEGY = {
    TeachingMethod.LECTURE: COURSE,
    TeachingMethod.WORKSHOP: WORKSHOP,
    TeachingMethod.CASE: WORKSHOP,
    TeachingMethod.ONLINE: ONLINE,
    TeachingMethod.SIMULATION: GAME,
    TeachingMethod.PEER: PEERS,
    TeachingMethod.MENTORING: PEERS,
    TeachingMethod.COMMUNITY: PEERS,
    TeachingMethod.SITE_VISIT: PRACTICE,
    TeachingMethod.PRACTICE: PRACTICE,
}


def staff_trained(register):
    """INS-TRC-01: participants of the trainings in the city, of all who work for it in the year the period ends."""
    found = participants(register, register.activities_by_kind[ActivityKind.TRAINING])
    if found.value is None:
        return found
    if not register.city_staff:
        return none(_("The budget of the year does not say how many people work for the city."))
    everyone = Decimal(register.city_staff)
    told = {"left_out": found.left_out, "left_out_because": found.left_out_because}
    parts = {"numerator": found.value, "denominator": everyone, "counted": found.counted}
    return Count(value=percent(found.value, everyone), **parts, **told)


def awareness(register):
    """POL-MES-09: talks and sessions that make the international dimension known to departments, each meeting once."""
    if not (register.has_activities or register.has_dialogues):
        return nothing_logged()
    with_departments = {pk for pk, _department in register.department_links}
    chosen = [row for row in register.activities if row.pk in with_departments and has_topic(register, row, is_meant)]
    logged = {same(row.title, row.starts_on) for row in chosen}
    attended = {pk for pk, _department in register.departments_in_dialogues}
    sessions = [row for row in register.dialogues if row.is_awareness and row.pk in attended]
    sessions = [row for row in sessions if same(row.title, row.held_on) not in logged]
    counted = Part(ACTIVITY, [row.uuid for row in chosen]), Part(DIALOGUE, [row.uuid for row in sessions])
    return Count(value=Decimal(len(chosen) + len(sessions)), counted=counted)


def is_meant(topic):
    return topic.startswith(AWARENESS)


def same(title, day):
    return key(title), day


def strategies(register):
    """TER-APR-05: the teaching strategy of more than half of the activities that note one, else a combination."""
    rows = [row for row in register.activities if row.pk in register.methods]
    if not rows:
        return none(_("No activity of this period notes a teaching strategy."))
    kinds = {row.pk: {STRATEGY[method] for method in register.methods[row.pk]} for row in rows}
    ((most, number),) = Counter(kind for each in kinds.values() for kind in each).most_common(1)
    value = most if number * 2 > len(rows) else COMBINED
    return Count(value=value, counted=(Part(ACTIVITY, [row.uuid for row in rows]),), segments=by_method(register, rows))


def by_method(register, rows):
    used = sorted({method for row in rows for method in register.methods[row.pk]})
    return {
        segments.write({"Method": method}): tally(
            ACTIVITY, [row.uuid for row in rows if method in register.methods[row.pk]]
        )
        for method in used
    }
