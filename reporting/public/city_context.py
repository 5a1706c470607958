"""What helps to read a city's figure beside another's: its people, the size of its office, when that began."""

from collections import Counter
from dataclasses import dataclass

from observatory import formats
from observatory.models import InternationalOffice, StaffPosition


@dataclass(frozen=True)
class Context:
    """One city's own context in words, "" where nothing is known or published."""

    name: str
    population: str
    population_of: str
    posts: str
    began: str


def contexts_of(cities, locale):
    """Give the context of public cities, in two queries for many as for few; of the office only what is public."""
    posts = Counter(StaffPosition.objects.public().filter(city__in=cities).values_list("city", flat=True))
    offices = InternationalOffice.objects.public().filter(city__in=cities).exclude(began_on=None)
    began = dict(offices.values_list("city", "began_on"))
    return [_context(city, posts[city.pk], began.get(city.pk), locale) for city in cities]


def _context(city, posts, began, locale):
    of = [formats.date(city.population_on, locale, "year")] if city.population_on else []
    of += [city.population_source] if city.population_source else []
    known = city.population is not None
    return Context(
        name=city.name,
        population=formats.number(city.population, locale) if known else "",
        population_of=", ".join(of) if known else "",
        posts=formats.number(posts, locale) if posts else "",
        began=str(began.year) if began else "",
    )
