"""The city, the period and what every part of the register is read with."""

from collections import defaultdict

from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone

IDENTIFIER = Cast("uuid", CharField())


class Part:
    """A part of one city's register, read for one period."""

    def __init__(self, city, period, today=None):
        self.city = city
        self.starts_on = period.starts_on
        self.ends_on = period.ends_on
        self.today = today or timezone.localdate()
        self.as_of = min(self.ends_on, self.today)

    @property
    def whole_years(self):
        """The calendar years that lie within the period from the first to the last day."""
        first = self.starts_on.year + ((self.starts_on.month, self.starts_on.day) > (1, 1))
        last = self.ends_on.year - ((self.ends_on.month, self.ends_on.day) < (12, 31))
        return range(first, last + 1)

    def of(self, model):
        return model.objects.filter(city=self.city, removed_at=None)


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
