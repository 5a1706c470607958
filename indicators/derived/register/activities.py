from collections import Counter
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from actors.models import Participation
from indicators.derived.dating import falls_within
from indicators.derived.register.base import IDENTIFIER, Part, gathered, grouped, keys, read, rows_of
from indicators.derived.rows import ActivityRow, AdoptableRow
from observatory.choices import ActivityKind, Precision
from observatory.models import Activity, Lesson, Place
from observatory.spreadsheets.words import key


def levels_of(rows):
    return gathered((activity, level_of(*answers)) for activity, *answers in rows)


def level_of(why, changed, who_should_know):
    """The level that a capitalisation sheet reaches by what it answers."""
    return 3 if why and changed and who_should_know else 2 if why else 1


class Activities(Part):
    @read(rows_of(ActivityRow))
    def _begun(self):
        """Activities that began within the period, or may have: those not dated to the day from the year's first on."""
        found = self._since_new_year().exclude(starts_on_precision=Precision.DAY, starts_on__lt=self.starts_on)
        return found.order_by("starts_on", "pk").values_list("city", "pk", IDENTIFIER, *ActivityRow._fields[2:])

    def _since_new_year(self):
        return self.of(Activity).filter(starts_on__gte=self.first_of_the_year, starts_on__lte=self.ends_on)

    @cached_property
    def activities(self):
        """Activities that began within the period; those not dated to the day come last."""
        exact = [row for row in self._begun if row.starts_on_precision == Precision.DAY]
        return exact + [row for row, is_within in self._vaguely_dated if is_within]

    @cached_property
    def _vaguely_dated(self):
        """Activities dated to a month, quarter or year, with whether that lies within the period; None: perhaps."""
        vague = [row for row in self._begun if row.starts_on_precision != Precision.DAY]
        return [
            (row, falls_within(row.starts_on, row.starts_on_precision, self.starts_on, self.ends_on)) for row in vague
        ]

    @cached_property
    def unplaced(self):
        """Activities that may or may not have begun within the period."""
        return [row for row, is_within in self._vaguely_dated if is_within is None]

    @cached_property
    def activities_by_kind(self):
        return grouped(self.activities, "kind")

    @cached_property
    def has_activities(self):
        """Whether activities were already being logged by the end of the period."""
        return bool(self.activities) or self._logged_before

    @read(bool)
    def _logged_before(self):
        return self.cities_with(self.of(Activity).filter(starts_on__lte=self.ends_on))

    def _of_activities(self, model, *fields):
        """Rows that hang on an activity that began within the period, or within a year that touches it."""
        found = model.filter(
            activity__city__in=self.cities,
            activity__removed_at=None,
            activity__starts_on__gte=self.first_of_the_year,
            activity__starts_on__lte=self.ends_on,
        )
        return found.values_list("activity__city", *fields)

    @read()
    def department_links(self):
        """Pairs of an activity and a department that took part in it."""
        return self._of_activities(Activity.departments.through.objects, "activity_id", "department_id")

    @cached_property
    def activities_of_several_departments(self):
        numbers = Counter(activity for activity, _department in self.department_links)
        return {activity for activity, number in numbers.items() if number > 1}

    @read(keys)
    def activities_with_objective(self):
        return self._of_activities(Activity.objectives.through.objects, "activity_id")

    @read(keys)
    def activities_with_sdg(self):
        return self._of_activities(Activity.sdgs.through.objects, "activity_id")

    @read()
    def actor_links(self):
        """Pairs of an activity and an actor that took part in it."""
        return self._of_activities(Participation.objects, "activity_id", "actor_id")

    @cached_property
    def other_cities_named(self):
        """Those of the places where events were held that are names of other cities in the gazetteer."""
        return self.batch.rows("gazetteer", self._gazetteer).get(None, set()) - {self.city.name_key}

    def _gazetteer(self):
        """The names in the gazetteer among the places of all events."""
        held = self._since_new_year().filter(kind=ActivityKind.EVENT).exclude(place="").values_list("place", flat=True)
        found = Place.objects.filter(name_key__in={key(place) for place in held})
        return {None: set(found.values_list("name_key", flat=True))}

    @read(dict)
    def topics(self):
        return self._since_new_year().exclude(topics=[]).values_list("city", "pk", "topics")

    @read(dict)
    def methods(self):
        """The teaching strategies noted of each activity, by its key."""
        return self._since_new_year().exclude(methods=[]).values_list("city", "pk", "methods")

    @read(rows_of(AdoptableRow))
    def adoptable(self):
        """What had been met elsewhere by the end of the period that could be adopted, or was."""
        found = self.of(Activity).filter(starts_on__lte=self.as_of).exclude(adoptable="", adopted="")
        documented = Q(url__gt="") | Exists(Activity.evidence.through.objects.filter(activity=OuterRef("pk")))
        rows = found.order_by("starts_on", "pk").annotate(has_document=documented)
        return rows.values_list("city", IDENTIFIER, *AdoptableRow._fields[1:])

    @read(dict)
    def following(self):
        """Those of the activities that follow from another one, by key: the kind of that one."""
        found = self._since_new_year().filter(follows_from__removed_at=None).exclude(follows_from=None)
        return found.values_list("city", "pk", "follows_from__kind")

    @read(levels_of)
    def lessons_of_activities(self):
        """The capitalisation sheets of each activity, by its key: the levels that they reach."""
        found = self.of(Lesson).exclude(activity=None)
        return found.values_list("city", "activity_id", "why", "changed", "who_should_know")
