from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from observatory.models.record import Record
from observatory.models.reference import Currency
from observatory.models.source import Source


class BudgetYear(Record):
    """The money for international action in one year, beside the city's whole budget."""

    year = models.PositiveSmallIntegerField(_("year"))
    currency = models.ForeignKey(Currency, models.PROTECT, related_name="+", verbose_name=_("currency"))
    planned = models.DecimalField(_("planned"), max_digits=15, decimal_places=2, null=True, blank=True)
    executed = models.DecimalField(_("executed"), max_digits=15, decimal_places=2, null=True, blank=True)
    city_total = models.DecimalField(
        _("the city's whole budget"),
        max_digits=15,
        decimal_places=2,
        null=True,
        blank=True,
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_years",
        verbose_name=_("source"),
    )

    class Meta:
        default_related_name = "budget_years"
        ordering = ["-year"]
        verbose_name = _("budget of a year")
        verbose_name_plural = _("budgets by year")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "year"],
                condition=Q(removed_at=None),
                name="one_budget_per_year",
            ),
        ]

    def __str__(self):
        return str(self.year)
