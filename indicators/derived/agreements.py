"""Counts from the agreements: those signed in a stretch of days, and those in force in a period."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.derived.counts import DENOMINATOR, NUMERATOR, STORED_DIGITS, Count, Part, left_out, none, share, tally
from indicators.derived.dating import falls_within, same_stretch_end
from observatory.choices import AgreementKind, Precision

AGREEMENT = "observatory.agreement"
ONE_DAY = datetime.timedelta(days=1)


def twinnings_in_four_years(register):
    """INS-TYP-01: twinnings signed in the four years that end on the last day of the period."""
    return signed(register, register.twinnings_of_four_years, register.four_years_before, {AgreementKind.TWINNING})


def signed_in_the_period(register):
    """TER-TER-04: agreements of any kind signed within the period."""
    return signed(register, register.signed_in_the_period, register.starts_on, set(AgreementKind.values))


def signed(register, dated, start, kinds):
    """Count the agreements of these kinds signed from `start` to the end of the period; undated ones are left out.

    `dated` are those signed on a known day. Where only undated ones are left, nobody knows: none is not told as zero.
    """
    if not register.has_agreements:
        return no_agreements()
    rows = [row for row in register.uncertain_agreements if row.kind in kinds and not is_dated(row)]
    within, perhaps = signed_between(rows, start, register.ends_on)
    undated = without_a_date(len(perhaps))
    if perhaps and len(perhaps) == len(rows) and kinds.isdisjoint(register.kinds_dated):
        return none(undated["left_out_because"], **undated)
    return tally(AGREEMENT, dated + [row.uuid for row in within], **undated)


def is_dated(row):
    return row.signed_on is not None and row.precision == Precision.DAY


def signed_between(rows, start, end):
    """Sort out the agreements signed from `start` to `end`, and those that may have been."""
    exact = [row for row in rows if is_dated(row)]
    within = [row for row in exact if start <= row.signed_on <= end]
    if len(exact) == len(rows):
        return within, []
    known = {row.pk for row in exact}
    fates = [(row, signed_within(row, start, end)) for row in rows if row.pk not in known]
    return within + [row for row, fate in fates if fate], [row for row, fate in fates if fate is None]


def signed_within(row, start, end):
    return None if row.signed_on is None else falls_within(row.signed_on, row.precision, start, end)


def no_agreements():
    return none(_("The register holds no agreements."))


@left_out
def without_a_date(number):
    return ngettext(
        "%(number)s agreement is not counted because its date of signature is missing or too vague.",
        "%(number)s agreements are not counted because their dates of signature are missing or too vague.",
        number,
    )


def share_tied_to_sdgs(register):
    """POL-GOV-03: agreements with an SDG among those in force at some time in the period."""
    if not register.has_agreements:
        return no_agreements()
    running, perhaps = register.agreements_in_force
    unclear = unclear_force(perhaps)
    if not running:
        return none(_("No agreement is known to have been in force in this period."), **unclear)
    tied = [row.uuid for row in running if row.pk in register.agreements_with_sdg]
    return share(AGREEMENT, tied, [row.uuid for row in running], **unclear)


@left_out
def unclear_force(number):
    return ngettext(
        "%(number)s agreement is left out because it is not known when it was in force.",
        "%(number)s agreements are left out because it is not known when they were in force.",
        number,
    )


def growth_over_the_previous_term(register):
    """INS-TYP-02: agreements signed in the present term against those of the previous one, as change in per cent.

    While the present term runs, the same stretch of the previous one is taken.
    """
    present, previous = terms_at(register)
    if previous is None:
        return none(_("The register holds no government term before the one of this period."))
    now, perhaps_now = signed_between(register.agreements, present.starts_on, _end(present, register))
    before, perhaps_before = signed_between(register.agreements, *_same_stretch(present, previous, register))
    undated = without_a_date(len({row.pk for row in perhaps_now + perhaps_before}))
    if not before:
        return none(_("No agreement was signed in the same stretch of the previous term."), **undated)
    return _growth(now, before, undated)


def terms_at(register):
    """Give the term running on the last day counted and the one before it; None for each that is not recorded."""
    begun = [term for term in register.terms if term.starts_on <= register.as_of]
    present, previous = (begun + [None, None])[:2]
    if present and present.ends_on and present.ends_on < register.starts_on:
        return None, None
    return present, previous


def _end(term, register):
    return min(term.ends_on, register.as_of) if term.ends_on else register.as_of


def _same_stretch(present, previous, register):
    last_day = present.starts_on - ONE_DAY
    if previous.ends_on:
        last_day = min(last_day, previous.ends_on)
    until = _end(present, register)
    if until != present.ends_on:
        last_day = min(last_day, same_stretch_end(until, present.starts_on, previous.starts_on))
    return previous.starts_on, last_day


def _growth(now, before, undated):
    numerator, denominator = Decimal(len(now) - len(before)), Decimal(len(before))
    return Count(
        value=(numerator * 100 / denominator).quantize(STORED_DIGITS, ROUND_HALF_UP),
        numerator=numerator,
        denominator=denominator,
        counted=(
            Part(AGREEMENT, [row.uuid for row in now], NUMERATOR),
            Part(AGREEMENT, [row.uuid for row in before], DENOMINATOR),
        ),
        **undated,
    )
