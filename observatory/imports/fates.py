"""What becomes of every row of a file: the plan that people look at, and that is then carried out."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from observatory.choices import RowFate
from observatory.imports.columns import Reading
from observatory.resources import Problem, Row
from observatory.resources.bulk import Bulk

WRITTEN = {RowFate.CREATED, RowFate.UPDATED}


@dataclass
class Plan:
    """The fate of every row of a file, with what is wrong and what is worth telling, each at its place."""

    dataset: object
    mapping: object
    run: object
    readings: list[Reading]
    single: list[Row]
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    aliases: object = None
    bulks: list[Bulk] = field(default_factory=list)

    @cached_property
    def rows(self):
        """Every row in the order of the file, those that were judged by columns too."""
        return in_order([*self.single, *(row for bulk in self.bulks for row in bulk.planned())], self.readings)

    @property
    def counts(self):
        """How many rows there are of each fate."""
        return Counter(row.fate for row in self.single) + Counter({RowFate.CREATED: sum(map(len, self.bulks))})

    def __len__(self):
        return len(self.single) + sum(map(len, self.bulks))

    @property
    def cities(self):
        """The cities of the rows that are written."""
        single = [row.city for row in self.single if row.fate in WRITTEN]
        found = {id(city): city for city in (*single, *(city for bulk in self.bulks for city in bulk.each_city()))}
        return [city for city in found.values() if city is not None]

    def first_new(self, most):
        """The first new rows, in the order of the file."""
        first = [row for bulk in self.bulks for row in islice(bulk.planned(), most)]
        return in_order([*self.of(RowFate.CREATED), *first], self.readings)[:most]

    def fates(self):
        """Say the sheet, the number, the fate and the changed fields of every row."""
        for row in self.single:
            yield f"{row.sheet}|{row.number}|{row.fate}|{sorted(row.changes) if row.changes else ''}"
        for bulk in self.bulks:
            before, after = f"{bulk.sheet}|", f"|{RowFate.CREATED.value}|"
            yield before + f"{after}\n{before}".join(map(str, bulk.numbers())) + after

    @property
    def first(self):
        return self.readings[0]

    def of(self, fate):
        """The rows of one fate that were judged one by one, in the order of the file."""
        return [row for row in self.single if row.fate == fate]


def in_order(rows, readings):
    """Sort rows as they stand in the file."""
    sheets = {reading.sheet: place for place, reading in enumerate(readings)}
    return sorted(rows, key=lambda row: (sheets[row.sheet], row.place))
