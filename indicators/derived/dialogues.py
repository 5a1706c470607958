"""Counts from dialogues and from what was agreed in them."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentKind, CommitmentStatus, Purpose
from indicators.derived.counts import Count, Part, none, tally
from observatory import formats

DIALOGUE = "dialogues.dialogue"
COMMITMENT = "dialogues.commitment"


def sessions_of_the_table(register):
    """POL-MES-01: sessions of the intersectoral table held within the period."""
    return dialogues(register, [row for row in register.dialogues if row.is_table])


def internal_accounts(register):
    """INS-CIN-02: dialogues that give account within the local government: nobody from outside was invited."""
    accounts = [row for row in register.dialogues if row.purpose == Purpose.ACCOUNT]
    return dialogues(register, [row for row in accounts if row.pk not in register.dialogues_with_outsiders])


def dialogues(register, rows):
    if not register.has_dialogues:
        return no_sessions()
    return tally(DIALOGUE, [row.uuid for row in rows])


def no_sessions():
    return none(_("No dialogues had been recorded by the end of this period."))


def common_objectives(register):
    """POL-MES-03: the objectives agreed at the table's sessions, one on each line, with date and status."""
    return agreed(register, CommitmentKind.OBJECTIVE, _("No objective was agreed at the table in this period."))


def strategic_lines(register):
    """POL-MES-04: the strategic lines agreed at the table's sessions, in the same way."""
    return agreed(
        register, CommitmentKind.STRATEGIC_LINE, _("No strategic line was agreed at the table in this period.")
    )


def agreed(register, kind, why_none):
    if not register.has_dialogues:
        return no_sessions()
    rows = [row for row in register.table_commitments if row.kind == kind]
    if not rows:
        return none(why_none)
    return Count(text=told(rows, register.city), counted=(Part(COMMITMENT, [row.uuid for row in rows]),))


def told(rows, city):
    """Write commitments as lines of text, in the city's own language."""
    locale = formats.locale_for(city.main_language, city.locale)
    with translation.override(city.main_language):
        return "\n".join(
            f"{row.text} ({formats.date(row.held_on, locale)}; {CommitmentStatus(row.status).label})" for row in rows
        )
