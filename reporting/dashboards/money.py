"""The money of a period: what was spent of the budget, and what was brought to the city beside it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from observatory import formats
from observatory.models import BudgetYear, Investment


@dataclass(frozen=True, slots=True)
class Money:
    """Sums in words, each with what it is and the address of its rows."""

    lines: tuple[tuple[str, str, str], ...]


def money(around):
    """What the budget of the years of the period says, and the investments brought in them, each in its currency."""
    return Money((*_budget(around), *_brought(around)))


def budget_years(around):
    """The budgets of the years that the period touches."""
    return BudgetYear.objects.of(around.city).kept().filter(year__in=_years(around)).order_by("year", "pk")


def brought(around):
    """The investments of those years whose amount is known."""
    rows = Investment.objects.of(around.city).kept().filter(year__in=_years(around), amount__isnull=False)
    return rows.order_by("year", "pk")


def _years(around):
    return range(around.period.starts_on.year, around.period.ends_on.year + 1)


def _budget(around):
    sums = defaultdict(lambda: {"planned": None, "executed": None})
    for row in budget_years(around):
        for name, total in sums[row.currency_id].items():
            value = getattr(row, name)
            sums[row.currency_id][name] = total if value is None else (total or 0) + value
    return [
        (*_spent(currency, each, around), around.rows("executed", currency=currency)) for currency, each in sums.items()
    ]


def _spent(currency, sums, around):
    def said(value):
        return _("not said") if value is None else formats.money(value, currency, around.locale)

    return said(sums["executed"]), _("executed of %(planned)s planned") % {"planned": said(sums["planned"])}


def _brought(around):
    found = brought(around).order_by().values_list("currency").annotate(total=Sum("amount"))
    label = _("invested in the city through the office")
    return [
        (formats.money(total, currency, around.locale), label, around.rows("invested", currency=currency))
        for currency, total in found
    ]
