import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from observatory.models.city import City
from observatory.models.reference import Currency

EURO = "EUR"
ECB = "ECB"


class ExchangeRateQuerySet(models.QuerySet):
    def known_to(self, city):
        """The rates that all cities share, and those this one entered."""
        return self.filter(Q(city=None) | Q(city=city))


class ExchangeRate(models.Model):
    """How much of a currency was paid for one unit of another (the euro, or the US dollar) on a day.

    Rates of the European Central Bank belong to no city; those it does not publish are entered by each city.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    city = models.ForeignKey(
        City, models.PROTECT, null=True, blank=True, related_name="exchange_rates", verbose_name=_("city")
    )
    currency = models.ForeignKey(Currency, models.PROTECT, related_name="rates", verbose_name=_("currency"))
    base = models.ForeignKey(Currency, models.PROTECT, default=EURO, related_name="+", verbose_name=_("paid for one"))
    day = models.DateField(_("day"))
    rate = models.DecimalField(_("rate"), max_digits=20, decimal_places=8)
    source = models.CharField(_("source"), max_length=200)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        ordering = ["currency", "-day", "pk"]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.CheckConstraint(condition=Q(rate__gt=0), name="exchange_rate_above_zero"),
            models.CheckConstraint(condition=~Q(currency=models.F("base")), name="exchange_rate_of_two_currencies"),
            models.UniqueConstraint(
                fields=["currency", "base", "day"], condition=Q(city=None), name="one_shared_rate_per_day"
            ),
            models.UniqueConstraint(
                fields=["city", "currency", "base", "day"],
                condition=Q(city__isnull=False),
                name="one_rate_per_city_and_day",
            ),
        ]

    def __str__(self):
        return f"{self.currency_id} / {self.base_id} {self.day}"
