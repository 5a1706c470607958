from django.db.models import CharField
from django.db.models.functions import Cast

from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of, values
from indicators.derived.rows import NeedRow, PracticeEventRow
from observatory.models import GoodPractice, Match, Need, Opportunity, PracticeCheck, PracticeEvent

PRACTICE = Cast("practice__uuid", CharField())


class Practices(Part):
    @read(bool)
    def has_practices(self):
        return self.cities_with(self.of(GoodPractice))

    @read(rows_of(PracticeEventRow))
    def practice_events(self):
        """What happened to the city's good practices, ever."""
        found = PracticeEvent.objects.kept().filter(practice__city__in=self.cities).order_by("happened_on", "pk")
        return found.values_list("practice__city", IDENTIFIER, PRACTICE, "step", "happened_on", "happened_on_precision")

    @read(keys)
    def checked_practices(self):
        """The identifiers of the practices whose criteria were checked."""
        found = PracticeCheck.objects.filter(practice__city__in=self.cities, practice__removed_at=None)
        return found.values_list("practice__city", PRACTICE)

    @read(values)
    def calls(self):
        """The calls of funds first noted within the period."""
        found = self.of(Opportunity).calls_of_funds().identified_between(self.starts_on, self.ends_on)
        return found.order_by("identified_on", "pk").values_list("city", IDENTIFIER)

    @read(bool)
    def has_opportunities(self):
        return self.cities_with(self.of(Opportunity).filter(identified_on__lte=self.ends_on))

    @read(rows_of(NeedRow))
    def needs(self):
        """What departments had asked to learn by the end of the period."""
        found = self.of(Need).known_on(self.ends_on).order_by("since", "pk")
        return found.values_list("city", "pk", IDENTIFIER, "department__name", "is_open")

    @read(dict)
    def matched_on(self):
        """The day of the first offer that was accepted for each need, by its key."""
        found = Match.objects.filter(need__city__in=self.cities, need__removed_at=None)
        return found.order_by("-matched_on", "-pk").values_list("need__city", "need_id", "matched_on")
