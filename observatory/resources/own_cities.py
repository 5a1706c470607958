"""The cities that a sheet's rows belong to: the one named, those within it, and those it may bring in."""

from collections import defaultdict

from django.utils.text import slugify

from observatory.choices import CityKind
from observatory.models import City
from observatory.names import spellings
from observatory.resources.rows import RowRefused
from observatory.spreadsheets import key


class OwnCities:
    """Finds the city of a row at or within the territory of the import, and makes it where that is wanted."""

    def __init__(self, run):
        self.run, self.territory = run, run.city
        self._by_code, self._by_key = {}, defaultdict(list)
        self._made = defaultdict(list)
        for city in self._within():
            self._by_code[city.code.casefold()] = city
            self._by_key[city.name_key or key(city.name)].append(city)

    def _within(self):
        within = City.objects.observed().within(self.territory)
        if not self.run.is_operator:
            within = within & City.objects.worked_on_by(self.run.by)
        return within.select_related("country", "currency", "parent").order_by("pk")

    def assign(self, row):
        """Give the row its city. Raises `RowRefused` when it names none, or several."""
        name = row.values.get("city")
        if not name:
            row.city = self.territory
            if "city" in self.run.key_fields:
                row.warn("city-assumed", "city", name=self.territory.name)
            return
        country = row.values.get("city_country")
        row.city = self.run.need(self._known(name, country) or self._make(name, country, row), row)

    def _known(self, name, country):
        city = self._by_code.get(name.casefold())
        if city and self._of(country, [city]):
            return city
        exact = self._of(country, self._by_key.get(key(name), ())) or self._of(country, self._made.get(key(name), ()))
        found = exact or self._also_called(name, country)
        if len(found) > 1:
            raise RowRefused("ambiguous-city", "city", name, codes=", ".join(city.code for city in found))
        return found[0] if found else None

    def _also_called(self, name, country):
        for spelling in spellings(name):
            if found := self._of(country, self._by_key.get(spelling, ())):
                return found
        return []

    def _of(self, country, cities):
        return [city for city in cities if country is None or city.country_id == country.pk]

    def _make(self, name, country, row):
        if not self.run.create_cities:
            raise RowRefused("unknown-city", "city", name, territory=self.territory.name)
        country = country or self.territory.country
        city = City(
            code=self.run.free_city_code(slugify(name)),
            name=name[:150],
            name_key=key(name)[:150],
            kind=CityKind.MUNICIPALITY,
            parent=self.territory,
            country=country,
            currency=self.territory.currency if country == self.territory.country else None,
            locale=self.territory.locale,
            languages=self.territory.languages,
            accent=self.territory.accent,
            is_public=self.territory.is_public,
            is_example=self.territory.is_example,
        )
        self._place(city, row.values)
        self._made[city.name_key].append(city)
        return city

    def _place(self, city, values):
        """Complete what is known of a new city: by the sheet, else by the gazetteer where the name is clear."""
        place = self.run.lookups.places.only(city.name, city.country)
        city.latitude, city.longitude = coordinates(values, "city") or (
            (place.latitude, place.longitude) if place else (None, None)
        )
        city.population = values.get("city_population") or (place.population if place else None) or None


def own_names(city):
    """What the one city of an import is called; nothing where it is a territory, which may hold others."""
    return {key(city.name), key(city.code)} if city.kind == CityKind.MUNICIPALITY else set()


def coordinates(values, prefix):
    """Give latitude and longitude as the sheet tells them, or None when either is missing or no place on earth."""
    latitude, longitude = values.get(f"{prefix}_latitude"), values.get(f"{prefix}_longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return round(latitude, 5), round(longitude, 5)
