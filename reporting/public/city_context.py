"""What helps to read a city's figure beside another's: its people, the size of its office, when that began."""

from collections import Counter
from dataclasses import dataclass

from observatory import formats
from observatory.models import City, InternationalOffice, StaffPosition


@dataclass(frozen=True)
class Context:
    """One city's own context, with what is known and published of its office; in words "" where nothing is."""

    city: City
    n_posts: int | None
    began_in: int | None
    locale: str

    @property
    def name(self):
        return self.city.name

    @property
    def population(self):
        return "" if self.city.population is None else formats.number(self.city.population, self.locale)

    @property
    def population_of(self):
        """The year and the source of the number of inhabitants."""
        if self.city.population is None:
            return ""
        of = [formats.date(self.city.population_on, self.locale, "year")] if self.city.population_on else []
        return ", ".join([*of, self.city.population_source] if self.city.population_source else of)

    @property
    def posts(self):
        return "" if self.n_posts is None else formats.number(self.n_posts, self.locale)

    @property
    def began(self):
        return str(self.began_in or "")


def contexts_of(cities, locale):
    """Give the context of public cities, in two queries for many as for few; of the office only what is public."""
    posts = Counter(StaffPosition.objects.public().filter(city__in=cities).values_list("city", flat=True))
    offices = InternationalOffice.objects.public().filter(city__in=cities).exclude(began_on=None)
    began = {city: day.year for city, day in offices.values_list("city", "began_on")}
    return [Context(city, posts[city.pk] or None, began.get(city.pk), locale) for city in cities]
