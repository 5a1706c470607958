"""Cities whose registers are read together for one period: what a part is read with, and how each city gets its own."""

from collections import defaultdict
from datetime import timedelta
from functools import partial

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone

from indicators.derived.dating import years_before
from indicators.derived.register import prepared
from observatory.models import City

IDENTIFIER = Cast("uuid", CharField())
ONE_DAY = timedelta(days=1)


class Batch:
    """Some cities, a period, and what was read of their registers so far."""

    def __init__(self, cities, period, today=None):
        self.cities = cities
        self.keys = [city.pk for city in cities]
        self.starts_on, self.ends_on = period.starts_on, period.ends_on
        self.today = today or timezone.localdate()
        self._read = {}

    def rows(self, name, read):
        """The rows of a part by city, read the first time that somebody asks."""
        if name not in self._read:
            self._read[name] = read()
        return self._read[name]

    def held(self):
        """The names of those parts read so far of which a city has rows, by its key; None: what belongs to no city."""
        names = defaultdict(set)
        for name, by_city in self._read.items():
            for key in by_city:
                names[key].add(name)
        return names


def read(make=list):
    """Make a part of the register: read once for all cities of the batch, when the first rule asks for it.

    The method decorated answers a query whose rows begin with the key of their city; `make` makes of one city's rows
    what rules use, a list by default.
    """
    return lambda method: OwnRows(method, make)


class OwnRows:
    """What one city has of a part that is read for all, kept with its register."""

    def __init__(self, method, make):
        self.method, self.make, self.__doc__ = method, make, method.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, register, owner=None):
        by_city = register.batch.rows(self.name, lambda: prepared.rows(self.method, register))
        made = register.__dict__[self.name] = self.make(by_city.get(register.key, []))
        return made


class Part:
    """A part of one city's register, read for one period."""

    def __init__(self, city, batch):
        self.city, self.batch, self.key = city, batch, city and city.pk
        self.starts_on, self.ends_on, self.today = batch.starts_on, batch.ends_on, batch.today
        self.as_of = min(self.ends_on, self.today)
        self.first_of_the_year = self.starts_on.replace(month=1, day=1)
        self.starts_in, self.ends_in = self.starts_on.year, self.ends_on.year
        self.first_whole_year = self.starts_in + ((self.starts_on.month, self.starts_on.day) > (1, 1))
        self.last_whole_year = self.ends_in - ((self.ends_on.month, self.ends_on.day) < (12, 31))
        self.four_years_before = years_before(self.ends_on, 4) + ONE_DAY

    @property
    def cities(self):
        """The keys of the cities that are read together."""
        return self.batch.keys

    def of(self, model):
        """What is kept of these cities."""
        return model.objects.filter(city__in=self.cities, removed_at=None).order_by()

    def cities_with(self, found):
        """The keys of those of these cities that have any of what is found: the database stops at the first."""
        having = City.objects.filter(pk__in=self.cities).filter(Exists(found.filter(city=OuterRef("pk"))))
        return having.order_by().values_list("pk")


def rows_of(row):
    """Make rows of this kind, as `_make` does, but without asking each for its length."""
    make = partial(tuple.__new__, row)
    return lambda rows: list(map(make, rows))


def keys(rows):
    """Make a set of rows of one column."""
    return {key for (key,) in rows}


def values(rows):
    """Make a list of rows of one column."""
    return [value for (value,) in rows]


def by_first(row):
    """Make rows of this kind, sorted into lists by their first column."""

    def make(rows):
        found = defaultdict(list)
        for each in rows:
            found[each[0]].append(row._make(each))
        return found

    return make


def gathered(rows):
    """Sort the second of two columns into lists by the first."""
    found = defaultdict(list)
    for first, second in rows:
        found[first].append(second)
    return found


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
