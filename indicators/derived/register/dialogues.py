from functools import cached_property

from django.db.models import Q

from actors.choices import Group
from actors.models import Actor
from dialogues.models import Commitment, Dialogue
from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of
from indicators.derived.rows import ActorRow, CommitmentRow, DialogueRow


class Dialogues(Part):
    @read(rows_of(DialogueRow))
    def dialogues(self):
        """Dialogues held within the period, up to today."""
        held = self.of(Dialogue).filter(held_on__gte=self.starts_on, held_on__lte=self.as_of).order_by("held_on", "pk")
        return held.values_list("city", "pk", IDENTIFIER, *DialogueRow._fields[2:])

    @cached_property
    def dialogues_with_outsiders(self):
        """Those to which somebody from outside the local government was invited or came."""
        return self._invited_outsiders | self._attending_outsiders

    @read(keys)
    def _invited_outsiders(self):
        return self._with_outsiders(Dialogue.invited)

    @read(keys)
    def _attending_outsiders(self):
        return self._with_outsiders(Dialogue.attending)

    def _with_outsiders(self, actors):
        links = actors.through.objects.filter(dialogue__city__in=self.cities, actor__removed_at=None)
        return links.exclude(actor__group=Group.LOCAL_GOVERNMENT).values_list("dialogue__city", "dialogue_id")

    @read()
    def departments_in_dialogues(self):
        """Pairs of a dialogue of the period and a department that attended it."""
        links = Dialogue.departments.through.objects.filter(
            dialogue__city__in=self.cities, dialogue__held_on__gte=self.starts_on, dialogue__held_on__lte=self.as_of
        )
        return links.values_list("dialogue__city", "dialogue_id", "department_id")

    @cached_property
    def has_dialogues(self):
        """Whether dialogues were already being recorded by the end of the period."""
        return bool(self.dialogues) or self._recorded_before

    @read(bool)
    def _recorded_before(self):
        return self.cities_with(self.of(Dialogue).filter(held_on__lte=self.ends_on))

    @read(keys)
    def departments_at_the_table(self):
        links = Dialogue.departments.through.objects.filter(
            dialogue__city__in=self.cities,
            dialogue__removed_at=None,
            dialogue__is_table=True,
            dialogue__held_on__gte=self.starts_on,
            dialogue__held_on__lte=self.as_of,
        )
        return links.values_list("dialogue__city", "department_id")

    @read(rows_of(CommitmentRow))
    def table_commitments(self):
        """What was agreed at the table's sessions of the period."""
        at_table = Q(dialogue__is_table=True, dialogue__removed_at=None)
        within = Q(dialogue__held_on__gte=self.starts_on, dialogue__held_on__lte=self.as_of)
        found = self.of(Commitment).filter(at_table, within).order_by("dialogue__held_on", "pk")
        return found.values_list("city", IDENTIFIER, "kind", "text", "status", "dialogue__held_on")

    @read(rows_of(ActorRow))
    def actors(self):
        return self.of(Actor).order_by("name", "pk").values_list("city", "pk", IDENTIFIER, "group")
