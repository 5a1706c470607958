from functools import cached_property

from django.db.models import Q

from actors.choices import Group
from actors.models import Actor
from dialogues.models import Commitment, Dialogue
from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import ActorRow, CommitmentRow, DialogueRow


class Dialogues(Part):
    @cached_property
    def dialogues(self):
        """Dialogues held within the period, up to today."""
        held = self.of(Dialogue).filter(held_on__gte=self.starts_on, held_on__lte=self.as_of).order_by("held_on", "pk")
        return [DialogueRow._make(row) for row in held.values_list("pk", IDENTIFIER, *DialogueRow._fields[2:])]

    @cached_property
    def dialogues_with_outsiders(self):
        """Those to which somebody from outside the local government was invited or came."""
        return self._with_outsiders(Dialogue.invited) | self._with_outsiders(Dialogue.attending)

    def _with_outsiders(self, actors):
        links = actors.through.objects.filter(dialogue__city=self.city, actor__removed_at=None)
        return set(links.exclude(actor__group=Group.LOCAL_GOVERNMENT).values_list("dialogue_id", flat=True))

    @cached_property
    def departments_in_dialogues(self):
        """Pairs of a dialogue of the period and a department that attended it."""
        links = Dialogue.departments.through.objects.filter(
            dialogue__city=self.city, dialogue__held_on__gte=self.starts_on, dialogue__held_on__lte=self.as_of
        )
        return list(links.values_list("dialogue_id", "department_id"))

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

    @cached_property
    def actors(self):
        found = self.of(Actor).order_by("name", "pk").values_list("pk", IDENTIFIER, "group")
        return [ActorRow._make(row) for row in found]
