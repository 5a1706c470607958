"""Counts from what the office sent and published, and from the media that took it up (N2 ch. IV, N8 ch. 3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dialogues.choices import CommunicationKind, Medium
from indicators import segments
from indicators.derived.counts import left_out, none, share, tally

COMMUNICATION, PICKUP = "dialogues.communication", "dialogues.pickup"
PAPER, ON_LINE = {Medium.PRINT}, {Medium.ONLINE}


def sent(kind):
    """Make the rule that counts communications of one kind, another version of the same text not again."""

    def rule(register):
        return counted(register, [row for row in register.communications if row.kind == kind], kind)

    return rule


def counted(register, rows, kind):
    if not register.has_communications:
        return nothing_logged()
    vague = sum(row.kind == kind for row in register.communications_unplaced)
    return tally(COMMUNICATION, [row.uuid for row in rows], **without_a_day(vague))


def nothing_logged():
    return none(_("No communications had been logged by the end of this period."))


@left_out
def without_a_day(number):
    return ngettext(
        "%(number)s communication has a date too vague to place in this period.",
        "%(number)s communications have dates too vague to place in this period.",
        number,
    )


def reports_to_departments(register):
    """INS-CIN-01: management reports that went to at least one department; one sent to several counts once."""
    reports = [row for row in register.communications if row.kind == CommunicationKind.REPORT]
    delivered = [row for row in reports if row.pk in register.communications_to_departments]
    return counted(register, delivered, CommunicationKind.REPORT)


def press_notes_published(register):
    """INS-CEX-03: media that published a press note within the period; three that publish the same one are three."""
    if not register.has_communications:
        return nothing_logged()
    of_notes = [row for row in register.pickups if row.kind == CommunicationKind.PRESS_NOTE]
    return tally(PICKUP, [row.uuid for row in of_notes])


def citations(register):
    """TER-INC-09: pick-ups that cite the city's work, of all collected in the period; print and online apart."""
    rows = [row for row in register.pickups if row.medium in PAPER | ON_LINE]
    if not rows:
        return none(_("No print or online medium is noted for this period."))
    parts = {medium: [row for row in rows if row.medium == medium] for medium in sorted(PAPER | ON_LINE)}
    apart = {segments.write({"Medium": medium}): citing(of_it) for medium, of_it in parts.items() if of_it}
    return citing(rows, segments=apart)


def citing(rows, **more):
    return share(PICKUP, [row.uuid for row in rows if row.cites_the_city], [row.uuid for row in rows], **more)
