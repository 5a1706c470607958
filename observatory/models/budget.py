from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from observatory.choices import AreaOfAction, BudgetPurpose, FundingSource
from observatory.models.activity import Activity
from observatory.models.office import Department
from observatory.models.record import Record
from observatory.models.reference import Currency
from observatory.models.source import Source
from observatory.models.strategy import Strategy


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
    city_staff = models.PositiveIntegerField(_("people who work for the city"), null=True, blank=True)
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


class BudgetLine(Record):
    """A sum for international action in one year: planned and executed, from one source, for one purpose."""

    title = models.CharField(_("what it is for, in words"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"))
    planned = models.DecimalField(_("planned"), max_digits=15, decimal_places=2, null=True, blank=True)
    executed = models.DecimalField(_("executed"), max_digits=15, decimal_places=2, null=True, blank=True)
    currency = models.ForeignKey(Currency, models.PROTECT, related_name="+", verbose_name=_("currency"))
    funding_source = models.CharField(
        _("where the money comes from"), max_length=15, choices=FundingSource, default=FundingSource.OWN
    )
    purpose = models.CharField(pgettext_lazy("budget", "purpose"), max_length=20, choices=BudgetPurpose, blank=True)
    area_of_action = models.CharField(_("area of action"), max_length=20, choices=AreaOfAction, blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name=_("department"),
    )
    strategy = models.ForeignKey(
        Strategy,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name=_("strategy"),
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name=_("activity"),
    )
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name=_("source"),
    )

    class Meta:
        default_related_name = "budget_lines"
        ordering = ["-year", "title", "pk"]
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        constraints = [
            models.CheckConstraint(
                condition=(Q(planned=None) | Q(planned__gte=0)) & (Q(executed=None) | Q(executed__gte=0)),
                name="budget_line_not_negative",
            ),
            models.UniqueConstraint(
                fields=["city", "code"],
                condition=~Q(code="") & Q(removed_at=None),
                name="one_budget_line_per_code",
            ),
        ]
        indexes = [models.Index(fields=["city", "year"], name="budget_line_by_city_and_year")]

    def __str__(self):
        return self.title
