from datetime import date
from functools import cached_property

from django.db.models import Q

from indicators.derived.register.base import IDENTIFIER, Part, read, rows_of
from indicators.derived.rows import BudgetYearRow, TargetRow
from indicators.models import AdoptedIndicator, Measurement, Target
from observatory.models import BudgetYear

COUNTS_ON_TARGETS = ("INS-TYP-09", "INS-TYP-10")


class Targets(Part):
    @cached_property
    def targets(self):
        """The targets in force for the period, each with the approved value; not those of counts on targets."""
        latest = {adoption: (indicator, row) for adoption, indicator, *row in self._stated}
        return [TargetRow(str(uuid), *row, self._approved.get(key)) for key, (uuid, *row) in latest.values()]

    @read()
    def _stated(self):
        """The targets of the period, the last decided for an indicator last: adoption, indicator, the row's columns."""
        own = AdoptedIndicator.objects.in_use().filter(city__in=self.cities)
        own = own.exclude(indicator__code__in=COUNTS_ON_TARGETS)
        stated = Target.objects.filter(target_set__adoption__in=own, period__starts_on=self.starts_on)
        of = "target_set__adoption"
        return (
            stated.filter(period__ends_on=self.ends_on)
            .order_by("target_set__decided_on", "target_set__pk")
            .values_list(
                f"{of}__city", f"{of}_id", f"{of}__indicator_id", f"{of}__uuid", f"{of}__indicator__direction",
                f"{of}__tolerance", "value",
            )
        )  # fmt: skip

    @read(dict)
    def _approved(self):
        """The approved values of the period, by indicator."""
        found = Measurement.objects.current().approved().headline().filter(city__in=self.cities)
        found = found.filter(period__starts_on=self.starts_on, period__ends_on=self.ends_on).order_by()
        return found.values_list("city", "indicator_id", "value")

    @read(rows_of(BudgetYearRow))
    def budget_years(self):
        """The money and the staff of the years in which the period begins and ends."""
        found = self.of(BudgetYear).filter(Q(year=self.starts_in) | Q(year=self.ends_in))
        return found.values_list("city", IDENTIFIER, *BudgetYearRow._fields[1:])

    @cached_property
    def budget(self):
        """The money of the year, where the period is a calendar year."""
        year = self.starts_on.year
        is_a_year = (self.starts_on, self.ends_on) == (date(year, 1, 1), date(year, 12, 31))
        return next(iter(self.budget_years), None) if is_a_year else None
