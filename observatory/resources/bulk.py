"""The rows of a sheet that say nothing out of the ordinary, kept by columns: a hundred thousand are quickly judged."""

from collections import Counter
from operator import attrgetter, itemgetter

from observatory.choices import RowFate
from observatory.resources.rows import Row, RowRefused


class Bulk:
    """New rows of one sheet by columns; a row that turns out to be anything else is taken out, to be judged alone.

    A row is known by its place among the records of its sheet: `places` are those that are still here, in order.
    `values` has what was read by field (None where nothing stands), `constants` what all rows share, `segments` the
    texts of the columns that disaggregate. `stored` and `defaults` come once the rows are resolved, where a value that
    is no list holds for every row. All lists are as long as `records`, whose rows may have been taken out.
    """

    def __init__(self, sheet, headers, records, columns, values, constants, segments):
        self.sheet, self.headers, self.records, self.columns = sheet, headers, records, columns
        self.values, self.constants, self.segments = values, constants, segments
        self.places, self._here = list(range(len(records))), None
        self.cities, self.stored, self.defaults = None, {}, {}
        self._rows = {}

    def __len__(self):
        return len(self.places)

    def column(self, name):
        """The values of a field, of every record; one value where all share it, None where none has it."""
        return self.values.get(name, self.constants.get(name))

    def each(self, column):
        """The values of a column for the rows that are here, in order."""
        if len(self.places) == len(self.records):
            return column
        if len(self.places) < 2:
            return [column[place] for place in self.places]
        self._here = self._here or itemgetter(*self.places)
        return list(self._here(column))

    def row(self, place):
        """The row at a place, as rows are that are judged alone; always the same one."""
        if place not in self._rows:
            self._rows[place] = self._made(place)
        return self._rows[place]

    def _made(self, place):
        record = self.records[place]
        values = dict(self.constants)
        values |= {name: column[place] for name, column in self.values.items() if column[place] is not None}
        if self.segments:
            values["segments"] = {header: column[place] for header, column in self.segments.items()}
        return Row(self.sheet, record.number, self.headers, record.cells, values, place=place)

    def first_of_each_city(self):
        """A row of each city there is, with its city."""
        for place in self.firsts(self.cities):
            row = self.row(place)
            row.city = self.cities[place]
            yield row

    def each_city(self):
        """The cities there are, each once."""
        cities = self.each(self.cities)
        return dict(zip(map(id, cities), cities, strict=True)).values()

    def numbers(self):
        """The numbers of the rows that are here, as the sheet has them."""
        return list(map(attrgetter("number"), self.each(self.records)))

    def planned(self):
        """The rows that are here, each with what it stores, as they are shown and kept."""
        for place in self.places:
            row = self.row(place)
            row.fate, row.city = RowFate.CREATED, self.cities[place]
            row.stored = {name: _at(column, place) for name, column in self.stored.items()}
            row.defaults = {name: _at(column, place) for name, column in self.defaults.items()}
            yield row

    def take_out(self, places):
        """Take rows out; give them, to be judged alone."""
        places = set(places)
        if not places:
            return []
        out = [place for place in self.places if place in places]
        self.places, self._here = [place for place in self.places if place not in places], None
        rows = [self.row(place) for place in out]
        for row in rows:
            row.city = self.cities[row.place] if self.cities else None
        return rows

    def assign_cities(self, run):
        """Give every row its city, each name looked up once; the places of rows of which something is to be told."""
        names = ("city", "city_country")
        columns = [self.values.get(name) or [self.constants.get(name)] * len(self.records) for name in names]
        asked = list(zip(*columns, strict=True))
        first = dict(zip(reversed(self.each(asked)), reversed(self.places), strict=True))
        found = {each: self._city_of(place, run) for each, place in first.items()}
        self.cities = list(map(found.get, asked))
        if None not in found.values():
            return set()
        return {place for place in self.places if self.cities[place] is None}

    def _city_of(self, place, run):
        row = self.row(place)
        try:
            run.own_cities.assign(row)
        except RowRefused:
            return None
        if row.warnings or row.city.pk is None:
            row.warnings.clear()
            return None
        return row.city

    def firsts(self, *columns):
        """The first place of each combination of the very things that stand in these columns."""
        told = zip(*(map(id, self.each(column)) for column in columns), strict=True)
        return dict(zip(reversed([*told]), reversed(self.places), strict=True)).values()


def are_different(keys):
    """Whether no key stands more than once among these."""
    return len({*keys}) == len(keys)


def repeated(keys):
    """The keys that stand more than once among these."""
    return {key for key, times in Counter(keys).items() if times > 1}


def turned(things, way):
    """Turn things into something else in some way, the very same thing once."""
    keys = list(map(id, things))
    known = {key: way(thing) for key, thing in dict(zip(keys, things, strict=True)).items()}
    return list(map(known.__getitem__, keys))


def _at(column, place):
    return column[place] if isinstance(column, list) else column
