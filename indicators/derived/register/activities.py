from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from actors.models import Participation
from indicators.derived.dating import falls_within
from indicators.derived.register.base import IDENTIFIER, Part, grouped
from indicators.derived.rows import ActivityRow, AdoptableRow
from observatory.choices import ActivityKind, Precision
from observatory.models import Activity, Lesson, Mission, Place
from observatory.spreadsheets.words import key


class Activities(Part):
    @cached_property
    def activities(self):
        """Activities that began within the period."""
        found = self.of(Activity).filter(starts_on__gte=self.starts_on, starts_on__lte=self.ends_on)
        found = found.filter(starts_on_precision=Precision.DAY).order_by("starts_on", "pk")
        rows = [ActivityRow._make(row) for row in found.values_list("pk", IDENTIFIER, *ActivityRow._fields[2:])]
        return rows + [row for row, is_within in self._vaguely_dated if is_within]

    @cached_property
    def _vaguely_dated(self):
        """Activities dated to a month, quarter or year, with whether that lies within the period; None: perhaps."""
        found = self.of(Activity).exclude(starts_on_precision=Precision.DAY)
        found = found.filter(starts_on__gte=self.starts_on.replace(month=1, day=1), starts_on__lte=self.ends_on)
        fields = ("pk", IDENTIFIER, *ActivityRow._fields[2:], "starts_on", "starts_on_precision")
        rows = found.order_by("starts_on", "pk").values_list(*fields)
        return [(ActivityRow._make(row[:5]), falls_within(*row[5:], self.starts_on, self.ends_on)) for row in rows]

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
        return bool(self.activities) or self.of(Activity).filter(starts_on__lte=self.ends_on).exists()

    def _of_activities(self, model, *fields, **conditions):
        """Rows that hang on an activity that began within the period, or within a year that touches it."""
        first = self.starts_on.replace(month=1, day=1)
        return model.filter(
            activity__city=self.city,
            activity__removed_at=None,
            activity__starts_on__gte=first,
            activity__starts_on__lte=self.ends_on,
            **conditions,
        ).values_list(*fields)

    @cached_property
    def department_links(self):
        """Pairs of an activity and a department that took part in it."""
        return list(self._of_activities(Activity.departments.through.objects, "activity_id", "department_id"))

    @cached_property
    def activities_of_several_departments(self):
        numbers = Counter(activity for activity, _department in self.department_links)
        return {activity for activity, number in numbers.items() if number > 1}

    @cached_property
    def activities_with_objective(self):
        links = self._of_activities(Activity.objectives.through.objects, "activity_id")
        return {pk for (pk,) in links.distinct()}

    @cached_property
    def activities_with_sdg(self):
        links = self._of_activities(Activity.sdgs.through.objects, "activity_id")
        return {pk for (pk,) in links.distinct()}

    @cached_property
    def actor_links(self):
        """Pairs of an activity and an actor that took part in it."""
        return list(self._of_activities(Participation.objects, "activity_id", "actor_id"))

    @cached_property
    def mission_reasons(self):
        return dict(self._of_activities(Mission.objects, "activity_id", "reason"))

    def _detail(self, *fields):
        first = self.starts_on.replace(month=1, day=1)
        found = self.of(Activity).filter(starts_on__gte=first, starts_on__lte=self.ends_on)
        return found.values_list("pk", *fields)

    @cached_property
    def exchanges_with_result(self):
        found = self._detail("kind").filter(kind=ActivityKind.EXCHANGE).exclude(result="")
        return {pk for pk, _kind in found}

    @cached_property
    def event_places(self):
        """Where each event was held: country and place, both as far as they are known."""
        found = self._detail("country_id", "place").filter(kind=ActivityKind.EVENT)
        return {pk: (country, place) for pk, country, place in found}

    @cached_property
    def other_cities_named(self):
        """Those of the places where events were held that are names of other cities in the gazetteer."""
        named = {key(place) for _country, place in self.event_places.values() if place} - {self.city.name_key}
        return set(Place.objects.filter(name_key__in=named).values_list("name_key", flat=True))

    @cached_property
    def topics(self):
        return dict(self._detail("topics").exclude(topics=[]))

    @cached_property
    def hours(self) -> dict[int, Decimal]:
        return dict(self._detail("hours").exclude(hours=None).exclude(topics=[]))

    @cached_property
    def all_hours(self) -> dict[int, Decimal]:
        return dict(self._detail("hours").exclude(hours=None))

    @cached_property
    def details(self):
        """Title and first day of each activity, by its key."""
        return {pk: told for pk, *told in self._detail("title", "starts_on")}

    @cached_property
    def methods(self):
        """The teaching strategies noted of each activity, by its key."""
        return dict(self._detail("methods").exclude(methods=[]))

    @cached_property
    def adopted_by_activities(self):
        """The keys of the activities from which something was adopted."""
        return {pk for (pk,) in self._detail().exclude(adopted="")}

    @cached_property
    def adoptable(self):
        """What had been met elsewhere by the end of the period that could be adopted, or was."""
        found = self.of(Activity).filter(starts_on__lte=self.as_of).exclude(adoptable="", adopted="")
        documented = Q(url__gt="") | Exists(Activity.evidence.through.objects.filter(activity=OuterRef("pk")))
        rows = found.order_by("starts_on", "pk").annotate(has_document=documented)
        return [AdoptableRow._make(row) for row in rows.values_list(IDENTIFIER, *AdoptableRow._fields[1:])]

    @cached_property
    def following(self):
        """Those of the activities that follow from another one, by key: the kind of that one."""
        found = self._detail("follows_from__kind").filter(follows_from__removed_at=None)
        return dict(found.exclude(follows_from=None))

    @cached_property
    def lessons_of_activities(self):
        """The capitalisation sheets of each activity, by its key: the levels that they reach."""
        found = self.of(Lesson).exclude(activity=None).values_list("activity_id", "why", "changed", "who_should_know")
        levels = defaultdict(list)
        for activity, why, changed, who_should_know in found:
            levels[activity].append(3 if why and changed and who_should_know else 2 if why else 1)
        return levels
