"""Shares of the departments of the local government."""

from django.utils.translation import gettext_lazy as _

from indicators.derived.activities import nothing_logged
from indicators.derived.counts import none, share
from indicators.derived.dialogues import no_sessions
from indicators.derived.register import linked
from observatory.choices import ActivityKind

DEPARTMENT = "observatory.department"


def trained(register):
    """INS-TRC-02: departments linked to trainings in the city, among all departments."""
    return of_activities(register, register.activities_by_kind[ActivityKind.TRAINING])


def benefited_by_exchanges(register):
    """POL-GOV-01: departments linked to exchanges that have a result noted, among all departments."""
    rows = register.activities_by_kind[ActivityKind.EXCHANGE]
    return of_activities(register, [row for row in rows if row.result])


def involved(register):
    """OBS-DEP-01: departments linked to any activity of the period, among all departments (N8 ch. 3)."""
    return of_activities(register, register.activities)


def at_the_table(register):
    """POL-MES-02: departments present at the table's sessions, among all departments."""
    if not register.has_dialogues:
        return no_sessions()
    return among_all(register, register.departments_at_the_table)


def of_activities(register, rows):
    if not register.has_activities:
        return nothing_logged()
    return among_all(register, linked(register.department_links, rows))


def among_all(register, present):
    """Give the departments present as a share of all on record; needs a list of departments."""
    if not register.departments:
        return none(_("No departments are listed, so a share of them cannot be told."))
    here = [uuid for pk, uuid in register.departments.items() if pk in present]
    return share(DEPARTMENT, here, list(register.departments.values()))
