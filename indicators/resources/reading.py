"""Periods and indicators as they stand in cells."""

from indicators import periods
from indicators.choices import Frequency
from indicators.models import Indicator
from observatory.choices import Language
from observatory.resources import RowRefused
from observatory.spreadsheets import Unreadable, key, read_period, text_of

FREQUENCIES = {
    "day": None,
    "week": Frequency.WEEK,
    "month": Frequency.MONTH,
    "quarter": Frequency.QUARTER,
    "half_year": Frequency.HALF_YEAR,
    "year": Frequency.YEAR,
}


def period(cell, at):
    """Read a period: by its code, or as people write it ("primer trimestre de 2024", "March 2025")."""
    try:
        return periods.parse(text_of(cell))
    except periods.NotAPeriod:
        span = read_period(cell, at.order)
    try:
        if span.kind == "years":
            return periods.years(span.start.year, span.end.year)
        if FREQUENCIES[span.kind] is None:
            raise Unreadable("not-a-period", text_of(cell))
        return periods.containing(span.start, FREQUENCIES[span.kind])
    except periods.NotAPeriod:
        raise Unreadable("not-a-period", text_of(cell)) from None


class KnownIndicators:
    """The indicators that a city may use: its own, those of the territories around it, and the catalogue."""

    def __init__(self, cities):
        around = {around.pk for city in cities for around in (city, *territories(city)) if around.pk}
        self._of, self._found = {}, {}
        for indicator in Indicator.objects.filter(retired_at=None).prefetch_related("levels"):
            if indicator.city_id is None or indicator.city_id in around:
                for name in names_of(indicator):
                    self._of.setdefault((indicator.city_id, name), indicator)

    def find(self, name, city):
        """Give the indicator of this code or name that is nearest to the city. Raises `RowRefused`."""
        asked = id(city), name
        if asked not in self._found:
            self._found[asked] = self.look_up(name, city)
        return self._found[asked]

    def look_up(self, name, city):
        for around in (*(each.pk for each in (city, *territories(city))), None):
            if found := self._of.get((around, key(name))):
                return found
        raise RowRefused("unknown-indicator", "indicator", name)


def names_of(indicator):
    """The code and the names of an indicator, as they are matched."""
    names = [indicator.code, *(getattr(indicator, f"name_{language}") for language in Language.values)]
    return [key(name) for name in names if name]


def territories(city):
    """The territories around a city, from inside out."""
    while (city := city.parent) is not None:
        yield city
