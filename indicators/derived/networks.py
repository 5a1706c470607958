"""Counts from the city's memberships in networks."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.derived.counts import DENOMINATOR, NUMERATOR, Count, Part, left_out, none, percent, share, tally
from indicators.derived.dating import days_meant, falls_within
from observatory.choices import DECISION_ROLES, NetworkRoleKind, ProposalFate

MEMBERSHIP = "observatory.networkmembership"
ROLE, PROPOSAL = "observatory.networkrole", "observatory.networkproposal"


def networks_on_the_last_day(register):
    """TER-INC-01: networks the city belongs to on the last day of the period, each once."""
    if not register.memberships:
        return none(_("The register holds no memberships in networks."))
    day = register.as_of
    fates = [(row, running(row, day, day)) for row in register.memberships]
    certain = {}
    for row, fate in fates:
        if fate:
            certain.setdefault(row.network, row.uuid)
    perhaps = {row.network for row, fate in fates if fate is None} - certain.keys()
    return tally(MEMBERSHIP, list(certain.values()), **too_vague(len(perhaps)))


def running(row, start, end):
    """Tell whether a membership ran at some time from `start` to `end`; None where its date is too vague.

    One without dates counts: it is known to exist, not when it began.
    """
    if row.left_on and row.left_on < start:
        return False
    if row.joined_on is None:
        return True
    first, last = days_meant(row.joined_on, row.precision)
    if first > end:
        return False
    return True if last <= end else None


@left_out
def too_vague(number):
    return ngettext(
        "%(number)s network is left out because it is not known whether the city had joined it by then.",
        "%(number)s networks are left out because it is not known whether the city had joined them by then.",
        number,
    )


def roles_in_networks(register):
    """TER-INC-05: the roles held in networks at some time in the period, one on each line, with their dates."""
    if not register.memberships:
        return none(_("The register holds no memberships in networks."))
    members = [row for row in register.memberships if row.role and running(row, register.starts_on, register.ends_on)]
    roles = [row for row in register.network_roles if held(row, register)]
    if not members and not roles:
        return none(_("No role in a network is recorded for this period."))
    lines = [f"{row.name}: {row.role} ({row.joined_on or '?'} – {row.left_on or '…'})" for row in members]
    lines += [f"{row.network}: {in_words(row)} ({row.starts_on or '?'} – {row.ends_on or '…'})" for row in roles]
    counted = (Part(MEMBERSHIP, [row.uuid for row in members]), Part(ROLE, [row.uuid for row in roles]))
    return Count(text="\n".join(lines), counted=tuple(part for part in counted if part.uuids))


def in_words(row):
    kind = str(NetworkRoleKind(row.kind).label)
    return f"{kind}, {row.body}" if row.body else kind


def held(row, register):
    """Tell whether a role was held at some time in the period; None where its date is too vague."""
    if row.ends_on and row.ends_on < register.starts_on:
        return False
    if row.starts_on is None:
        return True
    first, last = days_meant(row.starts_on, row.precision)
    return False if first > register.ends_on else True if last <= register.ends_on else None


def proposals_presented(register):
    """TER-INC-02: proposals presented to the networks within the period."""
    if not register.memberships:
        return none(_("The register holds no memberships in networks."))
    rows, vague = presented(register)
    return tally(PROPOSAL, [row.uuid for row in rows], **vaguely_presented(vague))


def proposals_taken_up(register):
    """TER-INC-07: of the proposals presented within the period, those that the network took up."""
    rows, vague = presented(register)
    if not rows:
        return none(_("No proposal to a network is dated within this period."), **vaguely_presented(vague))
    taken_up = [row.uuid for row in rows if row.fate == ProposalFate.TAKEN_UP]
    return share(PROPOSAL, taken_up, [row.uuid for row in rows], **vaguely_presented(vague))


def presented(register):
    """Give the proposals presented within the period, and the number of those that may have been."""
    fates = [
        (row, falls_within(row.presented_on, row.precision, register.starts_on, register.ends_on))
        for row in register.proposals
    ]
    return [row for row, is_within in fates if is_within], sum(is_within is None for _row, is_within in fates)


@left_out
def vaguely_presented(number):
    return ngettext(
        "%(number)s proposal has a date too vague to place in this period.",
        "%(number)s proposals have dates too vague to place in this period.",
        number,
    )


def committees_taken_part_in(register):
    """TER-INC-03: decision spaces with a seat of the city, among all those of its networks in the period.

    A network of which nobody noted how many spaces it has is left out.
    """
    joined = [row for row in register.memberships if running(row, register.starts_on, register.ends_on)]
    spaces = register.decision_spaces
    known = [row for row in joined if spaces[row.pk]]
    unknown = without_spaces(len(joined) - len(known))
    if not known:
        return none(_("No network says how many committees and decision spaces it has."), **unknown)
    within = {row.pk for row in known}
    seats = {
        (row.membership, row.kind if not row.body else row.body): row.uuid
        for row in register.network_roles
        if row.membership in within and row.kind in DECISION_ROLES and held(row, register)
    }
    numerator, denominator = Decimal(len(seats)), Decimal(sum(spaces[pk] for pk in within))
    counted = Part(ROLE, list(seats.values()), NUMERATOR), Part(MEMBERSHIP, [row.uuid for row in known], DENOMINATOR)
    value = percent(numerator, denominator)
    return Count(value=value, numerator=numerator, denominator=denominator, counted=counted, **unknown)


@left_out
def without_spaces(number):
    return ngettext(
        "%(number)s network does not say how many committees it has.",
        "%(number)s networks do not say how many committees they have.",
        number,
    )
