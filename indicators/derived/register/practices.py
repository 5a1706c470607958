from functools import cached_property

from django.db.models import CharField
from django.db.models.functions import Cast

from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import NeedRow, PracticeEventRow
from observatory.models import GoodPractice, Match, Need, Opportunity, PracticeCheck, PracticeEvent


class Practices(Part):
    @cached_property
    def has_practices(self):
        return self.of(GoodPractice).exists()

    @cached_property
    def practice_events(self):
        """What happened to the city's good practices, ever."""
        found = PracticeEvent.objects.kept().of(self.city).order_by("happened_on", "pk")
        practice = Cast("practice__uuid", CharField())
        fields = ("step", "happened_on", "happened_on_precision")
        return [PracticeEventRow._make(row) for row in found.values_list(IDENTIFIER, practice, *fields)]

    @cached_property
    def checked_practices(self):
        """The identifiers of the practices whose criteria were checked."""
        found = PracticeCheck.objects.filter(practice__city=self.city, practice__removed_at=None)
        return set(found.values_list(Cast("practice__uuid", CharField()), flat=True).distinct())

    @cached_property
    def calls(self):
        """The calls of funds first noted within the period."""
        found = self.of(Opportunity).calls_of_funds().identified_between(self.starts_on, self.ends_on)
        return list(found.order_by("identified_on", "pk").values_list(IDENTIFIER, flat=True))

    @cached_property
    def has_opportunities(self):
        return self.of(Opportunity).filter(identified_on__lte=self.ends_on).exists()

    @cached_property
    def needs(self):
        """What departments had asked to learn by the end of the period."""
        found = self.of(Need).known_on(self.ends_on).order_by("since", "pk")
        return [NeedRow._make(row) for row in found.values_list("pk", IDENTIFIER, "department__name", "is_open")]

    @cached_property
    def matched_on(self):
        """The day of the first offer that was accepted for each need, by its key."""
        found = Match.objects.filter(need__city=self.city, need__removed_at=None).order_by("-matched_on", "-pk")
        return dict(found.values_list("need_id", "matched_on"))
