from functools import cached_property

from dialogues.models import Communication, Pickup
from indicators.derived.dating import falls_within
from indicators.derived.register.base import IDENTIFIER, Part, keys, read, rows_of
from indicators.derived.rows import CommunicationRow, PickupRow


class Communications(Part):
    @read(rows_of(CommunicationRow))
    def _since_new_year_sent(self):
        found = self.of(Communication).filter(sent_on__gte=self.first_of_the_year, sent_on__lte=self.as_of)
        fields = ("kind", "sent_on", "sent_on_precision")
        return found.filter(same_as=None).order_by("sent_on", "pk").values_list("city", "pk", IDENTIFIER, *fields)

    @cached_property
    def _sent(self):
        rows = self._since_new_year_sent
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
        return bool(self.communications) or self._sent_before

    @read(bool)
    def _sent_before(self):
        return self.cities_with(self.of(Communication).filter(sent_on__lte=self.ends_on))

    @read(keys)
    def communications_to_departments(self):
        links = Communication.departments.through.objects.filter(communication__city__in=self.cities)
        return links.values_list("communication__city", "communication_id")

    @read(rows_of(PickupRow))
    def pickups(self):
        """The media that took something up within the period."""
        found = Pickup.objects.kept().filter(communication__city__in=self.cities)
        found = found.filter(published_on__gte=self.starts_on, published_on__lte=self.as_of).order_by("pk")
        fields = ("communication__kind", "medium", "cites_the_city")
        return found.values_list("communication__city", IDENTIFIER, *fields)
