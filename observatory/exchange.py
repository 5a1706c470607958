"""From one currency into another, by rates with a day and a source. Pure arithmetic: no rate, no figure.

An amount of a year is converted at the last rate known of that year, never at one of another year. Everything goes
through the euro; a rate per US dollar is brought to the euro by the dollar's own rate.
"""

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

EURO = "EUR"


@dataclass(frozen=True)
class Rate:
    """How much of a currency was paid for one unit of `base` on a day, and who says so."""

    currency: str
    base: str
    day: datetime.date
    value: Decimal
    source: str
    is_own: bool = False


@dataclass(frozen=True)
class Converted:
    """An amount in another currency, and the rates that led there."""

    amount: Decimal
    rates: tuple[Rate, ...]


@dataclass(frozen=True)
class NoRate:
    """What is missing to convert an amount: a rate of this currency in this year; no year where none is known."""

    currency: str
    year: int | None


@dataclass(frozen=True)
class Sum:
    """Amounts brought together in one currency: how many are in it, by which rates, and what had to be left out."""

    amount: Decimal
    count: int
    rates: tuple[Rate, ...]
    left_out: tuple[NoRate, ...]


class Rates:
    """Rates by currency and year, the best one of each: the latest day, and of one day the city's own."""

    def __init__(self, rates):
        self._best = {}
        for rate in sorted(rates, key=lambda rate: (rate.day, rate.is_own, rate.base == EURO)):
            self._best[rate.currency, rate.day.year] = rate

    def to_euro(self, currency, year):
        """Give the rates that lead from a currency to the euro in a year; None when one is missing."""
        if currency == EURO:
            return ()
        rate = self._best.get((currency, year))
        if rate is None:
            return None
        rest = self.to_euro(rate.base, year) if rate.base != currency else None
        return None if rest is None else (rate, *rest)


def convert(amount, currency, to, year, rates, digits=2):
    """Bring an amount of a year into another currency, rounded halves up; a `NoRate` when a rate is missing."""
    if currency == to:
        return Converted(amount, ())
    if year is None:
        return NoRate(currency, None)
    down, up = rates.to_euro(currency, year), rates.to_euro(to, year)
    if down is None or up is None:
        return NoRate(currency if down is None else to, year)
    while down and up and down[-1] == up[-1]:
        down, up = down[:-1], up[:-1]
    multiplied, divided = amount, Decimal(1)
    for rate in up:
        multiplied *= rate.value
    for rate in down:
        divided *= rate.value
    return Converted(rounded(multiplied / divided, digits), (*down, *reversed(up)))


def rounded(amount, digits):
    return amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def add_up(amounts, to, rates, digits=2):
    """Add up (amount, currency, year, how many it stands for) in one currency; what has no rate is left out, and told.

    Each is rounded before it is added: give the amounts of a currency and year together, to round once.
    """
    total, count, used, missing = Decimal(0), 0, {}, []
    for amount, currency, year, many in amounts:
        found = convert(amount, currency, to, year, rates, digits)
        if isinstance(found, NoRate):
            missing += [found] * many
        else:
            total += found.amount
            count += many
            used |= dict.fromkeys(found.rates)
    return Sum(total, count, tuple(used), tuple(missing))
