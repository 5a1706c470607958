from functools import cached_property

from django.db.models import Count, Q

from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import BudgetLineRow, ObjectiveRow, PlanRow
from indicators.models import AdoptedIndicator
from observatory.models import Activity, BudgetLine, BudgetYear, GovernmentGoal, Objective, PlanningInstrument

AXIS = "objectives__government_goals__axis"


class Plans(Part):
    @cached_property
    def plans(self):
        """The planning instruments in force on the last day of the period."""
        day = self.as_of
        running = Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
        found = self.of(PlanningInstrument).filter(*running).annotate(n_sdgs=Count("sdgs")).order_by("title", "pk")
        rows = found.values_list("pk", IDENTIFIER, "kind", "title", "n_sdgs")
        return [PlanRow(pk, uuid, kind, title, bool(number)) for pk, uuid, kind, title, number in rows]

    @cached_property
    def prioritised(self):
        """The objectives on the global agenda, with an SDG, of the strategies in force on the last day."""
        day = self.as_of
        running = Q(strategy__starts_on=None) | Q(strategy__starts_on__lte=day)
        running &= Q(strategy__ends_on=None) | Q(strategy__ends_on__gte=day)
        found = self.of(Objective).filter(running, strategy__removed_at=None, sdgs__isnull=False)
        return [ObjectiveRow._make(row) for row in found.order_by("pk").values_list("pk", IDENTIFIER).distinct()]

    @cached_property
    def monitored_objectives(self):
        """The keys of the objectives with an indicator in use that has a post responsible and a baseline."""
        used = AdoptedIndicator.objects.filter(city=self.city, adopted_on__lte=self.as_of)
        used = used.filter(Q(retired_on=None) | Q(retired_on__gt=self.as_of))
        used = used.exclude(owner_role="").exclude(baseline_value=None)
        return set(used.values_list("objectives", flat=True))

    @cached_property
    def city_staff(self):
        """How many people worked for the city in the year in which the period ends; None where nobody noted it."""
        return self.of(BudgetYear).filter(year=self.ends_on.year).values_list("city_staff", flat=True).first()

    @cached_property
    def axes(self):
        """The strategic axes of the government's goals."""
        found = self.of(GovernmentGoal).exclude(axis="").order_by("axis")
        return list(found.values_list("axis", flat=True).distinct())

    @cached_property
    def axes_of_activities(self):
        """Pairs of an activity and an axis of a goal that one of its objectives serves; the axis may be blank."""
        kept = {"objectives__removed_at": None, "objectives__government_goals__removed_at": None}
        found = self.of(Activity).filter(objectives__government_goals__isnull=False, **kept)
        first = self.starts_on.replace(month=1, day=1)
        return list(found.filter(starts_on__gte=first, starts_on__lte=self.ends_on).values_list("pk", AXIS).distinct())

    @cached_property
    def budget_lines(self):
        """The budget lines of the years that the period covers whole."""
        found = self.of(BudgetLine).filter(year__in=self.whole_years).order_by("year", "title", "pk")
        fields = ("currency_id", "purpose", "planned", "executed")
        return [BudgetLineRow._make(row) for row in found.values_list(IDENTIFIER, *fields)]
