from datetime import date
from functools import cached_property

from indicators.derived.register.base import Part
from indicators.derived.rows import TargetRow
from indicators.models import AdoptedIndicator, Measurement, Target
from observatory.models import BudgetYear

COUNTS_ON_TARGETS = ("INS-TYP-09", "INS-TYP-10")


class Targets(Part):
    @cached_property
    def targets(self):
        """The targets in force for the period, each with the approved value; not those of counts on targets."""
        own = AdoptedIndicator.objects.current().filter(city=self.city).exclude(indicator__code__in=COUNTS_ON_TARGETS)
        stated = Target.objects.filter(target_set__adoption__in=own, period__starts_on=self.starts_on)
        stated = stated.filter(period__ends_on=self.ends_on).select_related("target_set__adoption__indicator")
        latest = {
            row.target_set.adoption_id: row for row in stated.order_by("target_set__decided_on", "target_set__pk")
        }
        values = self._approved_values()
        return [self._with_value(target, values) for target in latest.values()]

    def _with_value(self, target, values):
        adoption = target.target_set.adoption
        value = values.get(adoption.indicator_id)
        return TargetRow(str(adoption.uuid), adoption.indicator.direction, adoption.tolerance, target.value, value)

    def _approved_values(self):
        approved = Measurement.objects.current().approved().headline().filter(city=self.city)
        approved = approved.filter(period__starts_on=self.starts_on, period__ends_on=self.ends_on)
        return dict(approved.values_list("indicator_id", "value"))

    @cached_property
    def budget(self):
        """The money of the year, where the period is a calendar year."""
        year = self.starts_on.year
        is_a_year = (self.starts_on, self.ends_on) == (date(year, 1, 1), date(year, 12, 31))
        return self.of(BudgetYear).filter(year=year).first() if is_a_year else None
