"""The cities that agreements are made with: known ones, those of the gazetteer, and those a city brings in itself."""

from collections import defaultdict
from math import cos, radians

from django.db.models import Q
from django.utils.text import slugify

from observatory.models import City
from observatory.names import spellings
from observatory.resources.bodies import is_body
from observatory.resources.own_cities import coordinates
from observatory.spreadsheets import key

NEAR_IN_DEGREES = 0.7


class Partners:
    """Finds the counterpart city that a row names: the rules of `services.partners`, for many rows at once."""

    def __init__(self, run):
        self.run = run
        self._known = defaultdict(list)
        self._of_place, self._brought_in, self._found = {}, {}, {}
        self._ties = {}
        for city in self._nameable():
            self._remember(city)

    def _nameable(self):
        own = City.objects.observed().within(self.run.city).values("pk")
        shared = Q(is_observed=False, brought_in_by=None) | Q(is_public=True)
        cities = City.objects.filter(shared | Q(brought_in_by__in=own) | Q(pk__in=own))
        return cities.select_related("country", "brought_in_by", "parent__parent__parent").order_by(
            "-is_observed", "pk"
        )

    def _remember(self, city):
        self._known[city.country_id, city.name_key].append(city)

    def remember_new(self, cities):
        """Let the cities that the same sheet brings in be named as counterparts."""
        for city in cities:
            self._remember(city)

    def tied(self, pk, partners):
        """Tell which counterparts the city of this key has already: they are meant before others of the same name."""
        self._ties[pk] = partners

    def find(self, own, name, country, values, row):
        """Give the city called `name` that `own` means, made when there is none.

        None where no country is known, and for the name of a body.
        """
        where = coordinates(values, "counterpart")
        asked = (own.uuid, key(name), country and country.pk, where)
        if asked not in self._found:
            self._found[asked] = self._look_up(own, name, country, where, values.get("counterpart_population"), row)
        return self.run.need(self._found[asked], row)

    def _look_up(self, own, name, country, where, population, row):
        if country is None:
            place = self.run.lookups.places.only(name)
            if place is None:
                return None
            country = place.country
        else:
            place = self._place(name, country, where)
        candidates = self._candidates(own, spellings(name), country, where)
        if place:
            candidates += self._candidates(own, [place.name_key], country, where)
        ties = self._ties.get(own.pk, ())
        tied = [city for city in candidates if city.pk in ties]
        if tied or candidates:
            return (tied or candidates)[0]
        if place:
            return self._from(place, row)
        return None if is_body(name) else self._bring_in(own, name, country, where, population, row)

    def _candidates(self, own, names, country, where):
        return [
            city
            for name in names
            for city in self._known.get((country.pk, name), ())
            if city is not own and city.pk != (own.pk or 0) and may_name(own, city) and is_near(city, where)
        ]

    def _place(self, name, country, where):
        places = self.run.lookups.places
        if where is None:
            return places.only(name, country)
        near = [place for place in places.find(name, country) if is_near(place, where)]
        return min(near, key=lambda place: distance(place, where), default=None)

    def _from(self, place, row):
        if place.pk not in self._of_place:
            city = self._new(place.name, place.country, latitude=place.latitude, longitude=place.longitude)
            city.population = place.population or None
            self._of_place[place.pk] = city
            self._remember(city)
        return self._of_place[place.pk]

    def _bring_in(self, own, name, country, where, population, row):
        latitude, longitude = where or (None, None)
        city = self._new(name, country, latitude=latitude, longitude=longitude, population=population)
        city.brought_in_by = own
        self._remember(city)
        return city

    def _new(self, name, country, **values):
        code = self.run.free_city_code(f"{country.pk.lower()}-{slugify(name) or 'city'}")
        return City(code=code, name=name[:150], name_key=key(name)[:150], country=country, is_observed=False, **values)


def may_name(own, city):
    """Whether a city may point at another: a shared one, a public one, one it brought in, or one within it."""
    if city.is_public or (not city.is_observed and city.brought_in_by is None):
        return True
    return same(city.brought_in_by, own) or any(same(around, own) for around in territories(city))


def territories(city):
    """The city and the territories around it, from inside out."""
    while city is not None:
        yield city
        city = city.parent


def same(one, other):
    return one is not None and (one is other or (one.pk is not None and one.pk == other.pk))


def is_near(thing, where):
    """Whether a city or place may lie where the sheet says; what has no coordinates may lie anywhere."""
    return where is None or thing.latitude is None or distance(thing, where) < NEAR_IN_DEGREES


def distance(thing, where):
    """The way between a place and a point in degrees of latitude, good enough nearby."""
    latitude, longitude = float(thing.latitude), float(thing.longitude)
    east = (longitude - float(where[1])) * cos(radians(latitude))
    return max(abs(latitude - float(where[0])), abs(east))
