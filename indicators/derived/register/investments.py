from functools import cached_property

from indicators.derived.register.base import IDENTIFIER, Part, read, rows_of
from indicators.derived.rows import InvestmentRow
from observatory.models import Investment
from observatory.services import money


class Investments(Part):
    @read(rows_of(InvestmentRow))
    def investments(self):
        """The foreign direct investments of the years that the period covers whole."""
        found = Investment.objects.kept().foreign_direct()
        found = found.filter(project__city__in=self.cities).order_by("year", "pk")
        found = found.filter(year__gte=self.first_whole_year, year__lte=self.last_whole_year)
        return found.values_list("project__city", IDENTIFIER, "amount", "currency_id", "year", "project__status")

    @cached_property
    def rates(self):
        """The rates by which they are converted, read for each city that has investments."""
        return money.rates_of(self.city, {row.currency for row in self.investments} - {None})
