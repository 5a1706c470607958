"""Measurements by columns: the rules of `Measurements` for rows that are new and say nothing out of the ordinary."""

from collections import Counter
from decimal import Decimal
from itertools import repeat
from operator import attrgetter, eq

from indicators import segments
from indicators.choices import State, ValueType
from indicators.models import Measurement
from indicators.resources.adopting import adoption_of
from indicators.resources.wholes import of_groups
from indicators.services.periods import periods_of
from indicators.services.values import LARGEST, WORDS, flaw_of
from observatory.resources import RowRefused
from observatory.resources.bulk import are_different, repeated, turned
from observatory.resources.dataset import ref, why_not

PLAIN = ("unit", "collected_on", "method", "note")  # stored as they were read
NOTHING_ELSE = {"numerator": None, "denominator": None, "text": "", "no_data_reason": ""}
RENAMED = {"source": "source_text", "status": "state"}


class MeasurementsInBulk:
    """The part of the data set that works by columns; a row with a narrative, a share or a reason is judged alone."""

    def resolve_in_bulk(self, bulk, run):
        if bulk.column("figure") or not all(isinstance(bulk.column(name), list) for name in ("period", "value")):
            return bulk.places
        odd = self.without_a_plain_number(bulk)
        odd |= self.indicators_in_bulk(bulk, run) | self.segments_in_bulk(bulk, run)
        odd |= self.scaled_in_bulk(bulk) | self.said_otherwise_in_bulk(bulk, run)
        bulk.stored |= NOTHING_ELSE | {"period": bulk.column("period"), "value": bulk.column("value")}
        for name in (*PLAIN, *RENAMED):
            odd |= self.plain_in_bulk(bulk, name)
        if not run.is_operator:
            odd |= places_of(bulk, bulk.stored.get("state", State.DRAFT), {State.APPROVED})
        return odd | self.locked_in_bulk(bulk, run) | self.flawed_in_bulk(bulk)

    def locked_in_bulk(self, bulk, run):
        if not run.memory["locks"]:
            return set()
        told = zip(bulk.places, bulk.each(bulk.cities), bulk.each(bulk.stored["period"]), strict=True)
        return {place for place, city, period in told if period and self.is_period_locked(city, period, run)}

    def without_a_plain_number(self, bulk):
        """Rows whose value is no number, has too many decimals, or stands beside anything else that is measured."""
        odd = blanks(bulk.column("value"))
        for name in ("numerator", "denominator", "text", "no_data_reason"):
            if name in bulk.constants:
                return set(bulk.places)
            if name in bulk.values:
                odd |= {place for place, value in enumerate(bulk.values[name]) if value is not None}
        return odd

    def indicators_in_bulk(self, bulk, run):
        names = bulk.column("indicator")
        names = names if isinstance(names, list) else [names] * len(bulk.records)
        asked = list(zip(map(id, bulk.cities), names, strict=True))
        first = dict(zip(reversed(asked), range(len(asked) - 1, -1, -1), strict=True))
        found = {each: self.indicator_of(bulk, place, each[1], run) for each, place in first.items()}
        bulk.stored["indicator"] = list(map(found.get, asked))
        return blanks(bulk.stored["indicator"]) if None in found.values() else set()

    def indicator_of(self, bulk, place, name, run):
        """The indicator of this name, where its values are plain numbers."""
        if name is None or bulk.cities[place] is None:
            return None
        try:
            found = run.memory["indicators"].find(name, bulk.cities[place])
        except RowRefused:
            return None
        return None if found.value_type in {*WORDS, ValueType.ORDINAL} else found

    def scaled_in_bulk(self, bulk):
        """Rows whose value is to be written out by a power of ten."""
        power = bulk.column("power_of_ten")
        if not isinstance(power, list):
            return set(bulk.places) if power else set()
        return {place for place, each in enumerate(power) if each}

    def segments_in_bulk(self, bulk, run):
        written = bulk.column("segment") or ""
        columns = [written if isinstance(written, list) else [written] * len(bulk.records), *bulk.segments.values()]
        asked = list(zip(*columns, strict=True))
        found = {each: self.segment_of(bulk, run, *each) for each in set(asked)}
        bulk.stored["segment"] = list(map(found.get, asked))
        return blanks(bulk.stored["segment"])

    def segment_of(self, bulk, run, written, *texts):
        """The segment that is written, put together; None where it is none, or was made by an earlier import."""
        try:
            columns = of_groups(dict(zip(bulk.segments, texts, strict=True)), run)
            parts = segments.parse(written or "") | columns
            return None if self.repetition in parts else segments.write(segments.with_unspecified(parts))
        except segments.NotASegment:
            return None

    def plain_in_bulk(self, bulk, name):
        """Store a column as it was read; where a cell is blank the record has what it has by default."""
        column = bulk.column(name)
        if column is None:
            return set()
        stored = RENAMED.get(name, name)
        field = Measurement._meta.get_field(stored)
        default = State.DRAFT if stored == "state" else field.get_default()
        if name == "collected_on":
            column = [each and each.date for each in column] if isinstance(column, list) else column.date
        if not isinstance(column, list):
            bulk.stored[stored] = column
            return set(bulk.places) if why_not(field, column) else set()
        bulk.stored[stored] = [default if each is None else each for each in column] if None in column else column
        return places_of(bulk, column, {each for each in set(column) if each is not None and why_not(field, each)})

    def flawed_in_bulk(self, bulk):
        """Rows whose number does not fit, or is none for their kind of indicator."""
        indicators = bulk.stored["indicator"]
        different = dict(zip(map(id, indicators), indicators, strict=True))
        kinds = {key: indicator and indicator.value_type for key, indicator in different.items()}
        kinds = list(map(kinds.get, map(id, indicators)))
        if ValueType.BOOLEAN not in kinds and are_small_and_whole(bulk.stored["value"]):
            return set()
        kinds = list(zip(kinds, bulk.stored["value"], strict=True))
        flawed = {each for each in set(kinds) if None not in each and flaw_of(*each)}
        return {place for place, each in enumerate(kinds) if each in flawed} if flawed else set()

    def odd_in_bulk(self, bulk, rows, bulks, run):
        """Rows that stand for a stored value, or share their period and segment, or their series has several units."""
        keys = self.keys_in_bulk(bulk)
        elsewhere = {key for other in bulks if other is not bulk for key in self.keys_in_bulk(other)}
        elsewhere |= {self.natural_key(row, run) for row in rows} | self.stored_keys(bulk)
        odd_keys = elsewhere.intersection(keys) | (set() if are_different(keys) else repeated(keys))
        odd = {place for place, key in zip(bulk.places, keys, strict=True) if key in odd_keys} if odd_keys else set()
        return odd | self.of_several_units(bulk, keys, rows, bulks)

    def keys_in_bulk(self, bulk):
        """What tells the rows apart, in their order."""
        cities = turned(bulk.each(bulk.cities), ref)
        indicators = turned(bulk.each(bulk.stored["indicator"]), attrgetter("pk"))
        periods = turned(bulk.each(bulk.stored["period"]), attrgetter("code"))
        return list(zip(cities, indicators, periods, bulk.each(bulk.stored["segment"]), strict=True))

    def stored_keys(self, bulk):
        cities = [city for city in bulk.each_city() if city.pk]
        stored = Measurement.objects.current().filter(city__in=cities).order_by()
        return set(stored.values_list("city_id", "indicator_id", "period__code", "segment"))

    def of_several_units(self, bulk, keys, rows, bulks):
        """Rows of a series in which more than one unit stands."""
        if all(not isinstance(each.stored.get("unit"), list) for each in bulks) and not rows:
            return set()
        told = {(*self.series(self.natural_key(row, None)), row.stored.get("unit", "")) for row in rows}
        for each in bulks:
            units = each.stored.get("unit", "")
            units = each.each(units) if isinstance(units, list) else repeat(units, len(each))
            known = keys if each is bulk else self.keys_in_bulk(each)
            told |= {(*self.series(key), unit) for key, unit in zip(known, units, strict=True)}
        several = {series for series, n in Counter(each[:-1] for each in told).items() if n > 1}
        found = zip(bulk.places, keys, strict=True) if several else ()
        return {place for place, key in found if self.series(key) in several}

    def series(self, key):
        city, indicator, _period, segment = key
        return city, indicator, segment

    def complete_in_bulk(self, bulk, run):
        indicators = bulk.stored["indicator"]
        bulk.defaults |= {
            "city": bulk.cities,
            "indicator_version": turned(indicators, lambda indicator: indicator and indicator.version),
        }
        states = bulk.stored.get("state", State.DRAFT)
        stamps = {state: self.stamps_of(state, run) for state in (states if isinstance(states, list) else [states])}
        for name in {name for told in stamps.values() for name in told}:
            column = {state: told.get(name) for state, told in stamps.items()}
            bulk.defaults[name] = [column[each] for each in states] if isinstance(states, list) else column[states]
        for place in bulk.firsts(bulk.cities, indicators):
            row = bulk.row(place)
            row.city, row.stored = bulk.cities[place], {"indicator": indicators[place]}
            adoption_of(row, run)

    def store_in_bulk(self, bulk, run):
        specs = bulk.each(bulk.stored["period"])
        stored = periods_of(dict(zip(map(id, specs), specs, strict=True)).values())
        bulk.stored["period"] = turned(bulk.stored["period"], lambda spec: spec and stored.get(spec.code))


def are_small_and_whole(numbers):
    """Whether these numbers are of those that nearly every kind of indicator takes, as most are: told at a glance."""
    numbers = [number for number in numbers if number is not None]
    is_small = not numbers or (min(numbers) >= 0 and max(numbers) < LARGEST)
    return is_small and all(map(eq, numbers, map(Decimal.to_integral_value, numbers)))


def places_of(bulk, column, values):
    """The places of the rows in whose column one of these values stands."""
    if not values:
        return set()
    if not isinstance(column, list):
        return set(bulk.places) if column in values else set()
    return {place for place, value in enumerate(column) if value in values}


def blanks(column):
    """The places where nothing stands."""
    return {place for place, value in enumerate(column) if value is None} if None in column else set()
