"""The money of a year by source, area and purpose, beside what is stated for the year as a whole.

Sums of several currencies are never added up: each currency is told apart.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.functional import cached_property

from observatory.choices import AreaOfAction, BudgetPurpose, FundingSource
from observatory.models import BudgetLine, BudgetYear

NOTHING = Decimal(0)


@dataclass
class Sum:
    """What was planned and executed for one thing; None where no line says it."""

    label: str
    planned: Decimal | None = None
    executed: Decimal | None = None
    n_lines: int = 0

    def add(self, line):
        """Count a line in. What a line does not say is not a zero."""
        self.n_lines += 1
        for name in ("planned", "executed"):
            if (value := getattr(line, name)) is not None:
                setattr(self, name, (getattr(self, name) or NOTHING) + value)


@dataclass
class InCurrency:
    """The lines of a year in one currency."""

    currency: object
    whole: Sum
    by_source: list = field(default_factory=list)
    by_area: list = field(default_factory=list)
    by_purpose: list = field(default_factory=list)
    stated: BudgetYear | None = None

    @property
    def base(self):
        """What shares are told of: what was executed, else what was planned."""
        return "planned" if self.whole.executed is None else "executed"

    def share_of(self, part):
        """The share of one part in the whole; None where it cannot be told."""
        return share(getattr(part, self.base), getattr(self.whole, self.base))

    @property
    def executed_share(self):
        """Executed over planned; None where either is not known or nothing was planned."""
        return share(self.whole.executed, self.whole.planned)

    @cached_property
    def differences(self):
        """Where the sum of the lines is not what is stated for the year: (name, lines, stated, lines less stated)."""
        if self.stated is None:
            return []
        pairs = [(name, getattr(self.whole, name), getattr(self.stated, name)) for name in ("planned", "executed")]
        return [
            (name, lines, stated, lines - stated)
            for name, lines, stated in pairs
            if None not in (lines, stated) and lines != stated
        ]

    @property
    def city_share(self):
        """What was executed (else planned) over the city's whole budget, by the lines."""
        return share(getattr(self.whole, self.base), self.stated and self.stated.city_total)


def share(part, whole):
    """Give a part of a whole as a fraction; None where it cannot be told."""
    return part / whole if part is not None and whole else None


def years_with_money(city):
    """The years of which a city has lines or a budget, the last first."""
    lines = BudgetLine.objects.of(city).kept().order_by().values_list("year", flat=True)
    stated = BudgetYear.objects.of(city).kept().order_by().values_list("year", flat=True)
    return sorted({*lines, *stated}, reverse=True)


def spending(city, year):
    """Sum up the lines of a city's year, apart for each currency, that of the stated budget first; and that budget."""
    lines = list(BudgetLine.objects.of(city).kept().filter(year=year).select_related("currency"))
    stated = BudgetYear.objects.of(city).kept().filter(year=year).select_related("currency").first()
    return sums_of(lines, stated), stated


def sums_of(lines, stated=None):
    """Sum up lines of a year, apart for each currency, that of the stated budget first."""
    found = {}
    for line in lines:
        found.setdefault(line.currency, []).append(line)
    summed = [summed_up(currency, own, stated) for currency, own in found.items()]
    return sorted(summed, key=lambda each: (each.stated is None, each.currency.code))


def summed_up(currency, lines, stated):
    whole = Sum("")
    for line in lines:
        whole.add(line)
    return InCurrency(
        currency=currency,
        whole=whole,
        by_source=parts(lines, "funding_source", FundingSource),
        by_area=parts(lines, "area_of_action", AreaOfAction),
        by_purpose=parts(lines, "purpose", BudgetPurpose),
        stated=stated if stated and stated.currency_id == currency.pk else None,
    )


def parts(lines, name, vocabulary):
    """Sum lines by a choice, in the order of the vocabulary; what has none comes last, under an empty label."""
    sums = {value: Sum(label) for value, label in vocabulary.choices} | {"": Sum("")}
    for line in lines:
        sums[getattr(line, name)].add(line)
    return [each for each in sums.values() if each.n_lines]
