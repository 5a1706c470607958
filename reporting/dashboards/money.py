"""The money of a period: what was spent of the budget, and what was brought to the city beside it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from observatory import formats
from observatory.models import BudgetYear, Investment
from observatory.prepared import prepared


@dataclass(frozen=True, slots=True)
class Money:
    """Sums in words, each with what it is and the address of its rows."""

    lines: tuple[tuple[str, str, str], ...]


def money(around):
    """What the budget of the years of the period says, and the investments brought in them, each in its currency."""
    return Money((*_budget(around), *_brought(around)))


def budget_years(around):
    """The budgets of the years that the period touches."""
    return _budgets(around.city, _years(around))


def _budgets(city, years):
    return BudgetYear.objects.of(city).kept().filter(year__in=years).order_by("year", "pk")


def brought(around):
    """The investments of those years whose amount is known."""
    return _investments(around.city, _years(around)).order_by("year", "pk")


def _investments(city, years):
    return Investment.objects.of(city).kept().filter(year__in=years, amount__isnull=False)


def _years(around):
    return list(range(around.period.starts_on.year, around.period.ends_on.year + 1))


def _budget(around):
    sums = defaultdict(lambda: {"planned": None, "executed": None})
    for currency, *values in _of_budget(around.city.pk, _years(around)):
        for (name, total), value in zip(sums[currency].items(), values, strict=True):
            sums[currency][name] = total if value is None else (total or 0) + value
    return [
        (*_spent(currency, each, around), around.rows("executed", currency=currency)) for currency, each in sums.items()
    ]


@prepared
def _of_budget(city, years):
    return _budgets(city, years).values_list("currency", "planned", "executed")


def _spent(currency, sums, around):
    def said(value):
        return _("not said") if value is None else formats.money(value, currency, around.locale)

    return said(sums["executed"]), _("executed of %(planned)s planned") % {"planned": said(sums["planned"])}


def _brought(around):
    label = _("invested in the city through the office")
    return [
        (formats.money(total, currency, around.locale), label, around.rows("invested", currency=currency))
        for currency, total in _invested(around.city.pk, _years(around))
    ]


@prepared
def _invested(city, years):
    return _investments(city, years).order_by().values_list("currency").annotate(total=Sum("amount"))
