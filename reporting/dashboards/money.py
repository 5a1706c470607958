"""The money of a period: what was spent of the budget, and what was brought to the city beside it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from observatory import formats
from observatory.models import BudgetYear, Investment


@dataclass(frozen=True, slots=True)
class Money:
    """Sums in words, each with what it is and the address of its rows."""

    lines: tuple[tuple[str, str, str], ...]


def money(around):
    """What the budget of the years of the period says, and the investments brought in them, each in its currency."""
    years = range(around.period.starts_on.year, around.period.ends_on.year + 1)
    return Money((*_budget(years, around), *_brought(years, around)))


def _budget(years, around):
    sums = defaultdict(lambda: {"planned": None, "executed": None})
    for row in BudgetYear.objects.of(around.city).kept().filter(year__in=years):
        for name, total in sums[row.currency_id].items():
            value = getattr(row, name)
            sums[row.currency_id][name] = total if value is None else (total or 0) + value
    href = reverse("budget-list", args=[around.city.code])
    return [(*_spent(currency, each, around), href) for currency, each in sums.items()]


def _spent(currency, sums, around):
    def said(value):
        return _("not said") if value is None else formats.money(value, currency, around.locale)

    return said(sums["executed"]), _("executed of %(planned)s planned") % {"planned": said(sums["planned"])}


def _brought(years, around):
    rows = Investment.objects.of(around.city).kept().filter(year__in=years, amount__isnull=False)
    found = rows.order_by().values_list("currency").annotate(total=Sum("amount"))
    href = reverse("project-list", args=[around.city.code])
    return [
        (formats.money(total, currency, around.locale), _("invested in the city through the office"), href)
        for currency, total in found
    ]
