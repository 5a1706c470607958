"""One pass of a sheet through a data set: who brings it, into which city, and everything new that it needs."""

from functools import cached_property

from django.utils import timezone

from observatory.models import City
from observatory.resources.lookups import Lookups
from observatory.resources.own_cities import OwnCities
from observatory.resources.partners import Partners
from observatory.resources.rows import Problem
from observatory.spreadsheets import clean


class Run:
    """What the rows of one import share. `by` is None for an operator at the command line, who may write everywhere.

    `beside` are the things that rows need and nobody had (cities, partners, networks), each with the rows that do.
    `key_fields` are the fields that this sheet tells something about, `said_by` the headers, by sheet, of what columns
    said that became rows. `step` is told the stage and how far it is; it may raise to end the work.
    """

    def __init__(self, city, *, by=None, create_cities=False, locks=False, step=None):
        self.city, self.by, self.create_cities, self.locks = city, by, create_cities, locks
        self.step = step or (lambda stage, done=0, total=0: None)
        self.lookups = Lookups()
        self._beside = {}
        self.key_fields = frozenset()
        self.problems = []
        self.columns, self.segments, self.said_by = (), [], {}
        self.memory = {}

    @cached_property
    def now(self):
        """The moment that everything this import writes is given."""
        return timezone.now()

    @property
    def is_operator(self):
        return self.by is None

    @cached_property
    def own_cities(self):
        return OwnCities(self)

    @cached_property
    def partners(self):
        return Partners(self)

    @cached_property
    def city_codes(self):
        return {code.lower() for code in City.objects.values_list("code", flat=True)}

    def free_city_code(self, stem):
        """Give a code for a city that no other has, and keep it."""
        stem = stem[:50].strip("-") or "city"
        number, code = 1, stem
        while code in self.city_codes:
            number += 1
            code = f"{stem}-{number}"
        self.city_codes.add(code)
        return code

    def need(self, thing, row):
        """Remember what a row needs, each time one does: what is new, and needed by a row that goes in, is stored."""
        if thing is not None and thing.pk is None:
            self._beside.setdefault(id(thing), (thing, []))[1].append(row)
        return thing

    @property
    def beside(self):
        return self._beside.values()

    def tell(self, code, **place):
        """Add a warning about the sheet as a whole."""
        self.problems.append(Problem(code, **place))

    def locked(self, records):
        """Take the rows of a query for this transaction when something is going to be written."""
        return records.select_for_update(of=("self",)) if self.locks else records

    def known_cities(self, rows):
        """The cities of the rows that are stored already."""
        return list({row.city.pk: row.city for row in rows if row.city is not None and row.city.pk}.values())


def text_of_values(values, name):
    """Give a text value that was read, on one line; empty when there is none."""
    return clean(values.get(name) or "")
