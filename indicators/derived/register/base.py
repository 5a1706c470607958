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
