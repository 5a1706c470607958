"""What a city's register holds for a period: each part is read once, when the first rule asks for it."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone

from actors.choices import Group
from actors.models import Actor, Participation
from dialogues.models import Commitment, Dialogue
from indicators.derived.dating import falls_within
from indicators.derived.rows import (
    ActivityRow,
    ActorRow,
    AgreementRow,
    CommitmentRow,
    DialogueRow,
    MembershipRow,
    TargetRow,
)
from indicators.models import AdoptedIndicator, Measurement, Target
from observatory.choices import ActivityKind, Precision
from observatory.models import (
    Activity,
    Agreement,
    BudgetYear,
    Department,
    GovernmentTerm,
    Mission,
    NetworkMembership,
    Place,
)
from observatory.spreadsheets.words import key

COUNTS_ON_TARGETS = ("INS-TYP-09", "INS-TYP-10")
IDENTIFIER = Cast("uuid", CharField())


class Register:
    """The kept rows of one city that matter to one period. The number of queries does not depend on the rows."""

    def __init__(self, city, period, today=None):
        self.city = city
        self.starts_on = period.starts_on
        self.ends_on = period.ends_on
        self.today = today or timezone.localdate()
        self.as_of = min(self.ends_on, self.today)

    def of(self, model):
        return model.objects.filter(city=self.city, removed_at=None)

    # --- Activities

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

    # --- Departments, agreements, networks

    @cached_property
    def departments(self):
        """The departments of the local government, by key."""
        return dict(self.of(Department).order_by("name").values_list("pk", IDENTIFIER))

    @cached_property
    def agreements(self):
        fields = ("kind", "signed_on", "signed_on_precision", "in_force_from", "ends_on", "status")
        found = self.of(Agreement).order_by("signed_on", "pk").values_list("pk", IDENTIFIER, *fields)
        return [AgreementRow._make(row) for row in found]

    @cached_property
    def agreements_with_sdg(self):
        links = Agreement.sdgs.through.objects.filter(agreement__city=self.city, agreement__removed_at=None)
        return set(links.values_list("agreement_id", flat=True))

    @cached_property
    def memberships(self):
        fields = ("network_id", "network__name", "joined_on", "joined_on_precision", "left_on", "role")
        found = self.of(NetworkMembership).order_by("network__name", "joined_on", "pk").values_list(IDENTIFIER, *fields)
        return [MembershipRow._make(row) for row in found]

    @cached_property
    def terms(self):
        """The city's government terms, the latest first."""
        return list(GovernmentTerm.objects.filter(city=self.city).order_by("-starts_on"))

    # --- Dialogues and actors

    @cached_property
    def dialogues(self):
        """Dialogues held within the period, up to today."""
        held = self.of(Dialogue).filter(held_on__gte=self.starts_on, held_on__lte=self.as_of).order_by("held_on", "pk")
        return [DialogueRow._make(row) for row in held.values_list("pk", IDENTIFIER, "purpose", "is_table")]

    @cached_property
    def dialogues_with_outsiders(self):
        """Those to which somebody from outside the local government was invited or came."""
        return self._with_outsiders(Dialogue.invited) | self._with_outsiders(Dialogue.attending)

    def _with_outsiders(self, actors):
        links = actors.through.objects.filter(dialogue__city=self.city, actor__removed_at=None)
        return set(links.exclude(actor__group=Group.LOCAL_GOVERNMENT).values_list("dialogue_id", flat=True))

    @cached_property
    def has_dialogues(self):
        """Whether dialogues were already being recorded by the end of the period."""
        return bool(self.dialogues) or self.of(Dialogue).filter(held_on__lte=self.ends_on).exists()

    @cached_property
    def departments_at_the_table(self):
        links = Dialogue.departments.through.objects.filter(
            dialogue__city=self.city,
            dialogue__removed_at=None,
            dialogue__is_table=True,
            dialogue__held_on__gte=self.starts_on,
            dialogue__held_on__lte=self.as_of,
        )
        return set(links.values_list("department_id", flat=True))

    @cached_property
    def table_commitments(self):
        """What was agreed at the table's sessions of the period."""
        at_table = Q(dialogue__is_table=True, dialogue__removed_at=None)
        within = Q(dialogue__held_on__gte=self.starts_on, dialogue__held_on__lte=self.as_of)
        found = self.of(Commitment).filter(at_table, within).order_by("dialogue__held_on", "pk")
        fields = ("kind", "text", "status", "dialogue__held_on")
        return [CommitmentRow._make(row) for row in found.values_list(IDENTIFIER, *fields)]

    # --- Targets and money

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

    @cached_property
    def actors(self):
        found = self.of(Actor).order_by("name", "pk").values_list("pk", IDENTIFIER, "group")
        return [ActorRow._make(row) for row in found]


def grouped(rows, field):
    """Sort rows into lists by the value of a field."""
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return found


def linked(links, rows):
    """Give what is linked, in pairs of an activity and another thing, to the activities of these rows."""
    chosen = {row.pk for row in rows}
    return {other for activity, other in links if activity in chosen}
