from functools import cached_property

from django.db.models import Count, Q

from indicators.choices import Standing
from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of, values
from indicators.derived.rows import BudgetLineRow, ObjectiveRow, PlanRow
from indicators.models import AdoptedIndicator
from observatory.models import Activity, BudgetLine, GovernmentGoal, Objective, PlanningInstrument

AXIS = "objectives__government_goals__axis"


class Plans(Part):
    @read(rows_of(PlanRow))
    def plans(self):
        """The planning instruments in force on the last day of the period."""
        day = self.as_of
        running = Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
        found = self.of(PlanningInstrument).filter(*running).annotate(n_sdgs=Count("sdgs")).order_by("title", "pk")
        return found.values_list("city", "pk", IDENTIFIER, "kind", "title", "n_sdgs")

    @read(rows_of(ObjectiveRow))
    def prioritised(self):
        """The objectives on the global agenda, with an SDG, of the strategies in force on the last day."""
        day = self.as_of
        running = Q(strategy__starts_on=None) | Q(strategy__starts_on__lte=day)
        running &= Q(strategy__ends_on=None) | Q(strategy__ends_on__gte=day)
        found = self.of(Objective).filter(running, strategy__removed_at=None, sdgs__isnull=False)
        return found.order_by("pk").values_list("city", "pk", IDENTIFIER).distinct()

    @read(keys)
    def monitored_objectives(self):
        """The keys of the objectives with an indicator in use that has a post responsible and a baseline."""
        used = AdoptedIndicator.objects.filter(city__in=self.cities, adopted_on__lte=self.as_of)
        used = used.exclude(standing=Standing.PROPOSED).filter(Q(retired_on=None) | Q(retired_on__gt=self.as_of))
        return used.exclude(owner_role="").exclude(baseline_value=None).values_list("city", "objectives")

    @cached_property
    def city_staff(self):
        """How many people worked for the city in the year in which the period ends; None where nobody noted it."""
        return next((year.city_staff for year in self.budget_years if year.year == self.ends_on.year), None)

    @read(values)
    def axes(self):
        """The strategic axes of the government's goals."""
        return self.of(GovernmentGoal).exclude(axis="").order_by("axis").values_list("city", "axis").distinct()

    @read()
    def axes_of_activities(self):
        """Pairs of an activity and an axis of a goal that one of its objectives serves; the axis may be blank."""
        kept = {"objectives__removed_at": None, "objectives__government_goals__removed_at": None}
        found = self.of(Activity).filter(objectives__government_goals__isnull=False, **kept)
        found = found.filter(starts_on__gte=self.first_of_the_year, starts_on__lte=self.ends_on)
        return found.values_list("city", "pk", AXIS).distinct()

    @read(rows_of(BudgetLineRow))
    def budget_lines(self):
        """The budget lines of the years that the period covers whole."""
        found = self.of(BudgetLine).filter(year__gte=self.first_whole_year, year__lte=self.last_whole_year)
        return found.order_by("year", "title", "pk").values_list(
            "city", IDENTIFIER, "currency_id", "purpose", "planned", "executed"
        )
