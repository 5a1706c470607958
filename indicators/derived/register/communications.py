from functools import cached_property

from dialogues.models import Communication, Pickup
from indicators.derived.dating import falls_within
from indicators.derived.register.base import IDENTIFIER, Part
from indicators.derived.rows import CommunicationRow, PickupRow


class Communications(Part):
    @cached_property
    def _sent(self):
        first = self.starts_on.replace(month=1, day=1)
        found = self.of(Communication).filter(sent_on__gte=first, sent_on__lte=self.as_of, same_as=None)
        rows = found.order_by("sent_on", "pk").values_list("pk", IDENTIFIER, "kind", "sent_on", "sent_on_precision")
        rows = [CommunicationRow._make(row) for row in rows]
        return [(row, falls_within(row.sent_on, row.precision, self.starts_on, self.ends_on)) for row in rows]

    @cached_property
    def communications(self):
        """What was sent or published within the period; other versions of the same text are not among them."""
        return [row for row, is_within in self._sent if is_within]

    @cached_property
    def communications_unplaced(self):
        return [row for row, is_within in self._sent if is_within is None]

    @cached_property
    def has_communications(self):
        """Whether communications were already being logged by the end of the period."""
        return self.of(Communication).filter(sent_on__lte=self.ends_on).exists()

    @cached_property
    def communications_to_departments(self):
        links = Communication.departments.through.objects.filter(communication__city=self.city)
        return set(links.values_list("communication_id", flat=True))

    @cached_property
    def pickups(self):
        """The media that took something up within the period."""
        found = Pickup.objects.kept().of(self.city)
        found = found.filter(published_on__gte=self.starts_on, published_on__lte=self.as_of).order_by("pk")
        fields = ("communication__kind", "medium", "cites_the_city")
        return [PickupRow._make(row) for row in found.values_list(IDENTIFIER, *fields)]
