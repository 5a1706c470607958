from functools import cached_property

from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import InvestmentRow
from observatory.models import Investment
from observatory.services import money


class Investments(Part):
    @cached_property
    def investments(self):
        """The foreign direct investments of the years that the period covers whole."""
        found = Investment.objects.kept().of(self.city).foreign_direct().filter(year__in=self.whole_years)
        fields = ("amount", "currency_id", "year", "project__status")
        return [InvestmentRow._make(row) for row in found.order_by("year", "pk").values_list(IDENTIFIER, *fields)]

    @cached_property
    def rates(self):
        """The rates by which they are converted."""
        return money.rates_of(self.city, {row.currency for row in self.investments} - {None})
