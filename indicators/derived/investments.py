"""Counts from the investments that came to the city."""

from collections import Counter, defaultdict

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.derived.counts import Count, Part, left_out, none
from observatory import exchange
from observatory.choices import ProjectStatus
from observatory.services import money

INVESTMENT = "observatory.investment"
CONFIRMED = {ProjectStatus.RUNNING, ProjectStatus.FINISHED}


def handled_by_the_office(register):
    """INS-TYP-08: foreign direct investment of the office's projects in the city's currency, but for cancelled ones."""
    return together(register, [row for row in register.investments if row.status != ProjectStatus.CANCELLED])


def confirmed(register):
    """TER-TER-02: foreign direct investment of projects that run or are finished; what is announced adds nothing."""
    return together(register, [row for row in register.investments if row.status in CONFIRMED])


def together(register, rows):
    """Add up investments in the city's currency; those without an amount or a rate are told as left out."""
    if not rows:
        return none(_("No foreign direct investment is recorded for a year of this period."))
    to = register.city.currency_id or exchange.EURO
    known = [row for row in rows if row.amount is not None and is_convertible(row, to, register.rates)]
    unknown = without_amount_or_rate(len(rows) - len(known))
    if not known:
        return none(unknown["left_out_because"], **unknown)
    total = exchange.add_up(sums(known), to, register.rates, money.digits_of(to)).amount
    return Count(value=total, counted=(Part(INVESTMENT, [row.uuid for row in known]),), **unknown)


def is_convertible(row, to, rates):
    return not isinstance(exchange.convert(row.amount, row.currency, to, row.year, rates), exchange.NoRate)


def sums(rows):
    """The amounts of each currency and year together, so that each sum is rounded once."""
    totals, many = defaultdict(int), Counter()
    for row in rows:
        totals[row.currency, row.year] += row.amount
        many[row.currency, row.year] += 1
    return [(total, *key, many[key]) for key, total in totals.items()]


@left_out
def without_amount_or_rate(number):
    return ngettext(
        "%(number)s investment is left out because its amount or its exchange rate is not known.",
        "%(number)s investments are left out because their amounts or exchange rates are not known.",
        number,
    )
