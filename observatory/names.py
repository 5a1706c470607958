"""Countries, SDGs and places by the names people give them, in four languages.

Whoever reads many rows builds `CountryNames`, `SdgNames` or `PlaceNames` once and asks it for each row, without a
query; for a single question there are `find_country`, `find_sdgs` and `find_places`.
"""

import re
from collections import defaultdict

from django.conf import settings
from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Cast
from rapidfuzz import fuzz, process

from observatory.models import Country, Place, Sdg
from observatory.spreadsheets.words import clean, key

LANGUAGES = [code for code, name in settings.LANGUAGES]


def find_country(text):
    """Give the country that `text` names, by code or by name in any of the four languages; None when it names none."""
    return CountryNames().find(text)


def find_sdgs(text):
    """Give the SDGs named in `text`, in its order, and the parts of it that name none."""
    return SdgNames().find(text)


def find_places(name, country=None):
    """Give the places so named (in `country`): those called so, then those also called so, larger ones first."""
    for spelling in spellings(name):
        also = Q(other_names__contains=f'"{spelling}"')
        places = Place.objects.annotate(other_names=Cast("alternates", TextField())).filter(Q(name_key=spelling) | also)
        called_so_first = Case(When(name_key=spelling, then=Value(0)), default=Value(1))
        if found := list(within(places, country).order_by(called_so_first, "-population", "pk")):
            return found
    return []


def places_beginning(typed, country=None, limit=12):
    """Give the places (in `country`) one of whose names begins with what was typed, larger ones first."""
    start = key(typed)
    if not start:
        return []
    places = Place.objects.annotate(other_names=Cast("alternates", TextField()))
    found = places.filter(Q(name_key__startswith=start) | Q(other_names__contains=f'"{start}'))
    return list(within(found, country).select_related("country").order_by("-population", "pk")[:limit])


def within(places, country):
    return places.filter(country=country) if country else places


class CountryNames:
    """Every name of every country: codes, names in four languages, and aliases such as UK or Ivory Coast."""

    def __init__(self):
        self._countries = {key(name): country for country in Country.objects.all() for name in names_of(country)}

    def find(self, text):
        """Give the country that `text` names; None when it names none."""
        return self._countries.get(key(text))

    def like(self, text, limit=3):
        """Give the countries whose names come nearest to `text`, nearest first: what it may have meant."""
        near = process.extract(key(text), self._countries.keys(), scorer=fuzz.ratio, score_cutoff=70, limit=4 * limit)
        countries = dict.fromkeys(self._countries[name] for name, score, index in near)
        return list(countries)[:limit]


def names_of(country):
    return [country.code, country.alpha3, *in_each_language(country, "name"), *country.aliases]


def in_each_language(thing, field):
    return [text for language in LANGUAGES if (text := getattr(thing, f"{field}_{language}"))]


class SdgNames:
    """The goals and targets by code and by their titles, short or full."""

    _CODE = re.compile(
        r"(?:(?<=ods)|(?<=sdg)|(?<=odd)|(?<=_)|(?<![\w.]))(\d{1,2})(?:\.?([a-d])(?!\w)|\.(\d{1,2})(?:\.\d+)?)?(?![\w.]*\d)",
        re.IGNORECASE,
    )
    _SEPARATORS = re.compile(r"[;|\n\r\u2028]+")

    def __init__(self):
        self._by_code = {sdg.code: sdg for sdg in Sdg.objects.all()}
        self._by_title = {key(title): sdg for sdg in self._by_code.values() for title in titles_of(sdg)}

    def find(self, text):
        """Give the SDGs named in `text` ("11; 17.9", "ODS 3 y 4", "Vida submarina"), and the parts that name none."""
        found, unknown = {}, []
        for part in filter(None, map(clean, self._SEPARATORS.split(str(text)))):
            named = self._named_in(part)
            found |= dict.fromkeys(named)
            unknown += [] if named else [part]
        return list(found), unknown

    def _named_in(self, part):
        if sdg := self._by_title.get(key(part)):
            return [sdg]
        codes = [code_of(match) for match in self._CODE.finditer(part)]
        return [self._by_code[code] for code in codes] if all(code in self._by_code for code in codes) else []


def titles_of(sdg):
    return in_each_language(sdg, "title") + in_each_language(sdg, "short")


def code_of(match):
    """Write an SDG as the United Nations do; an indicator (11.7.1) stands for its target, 11.0 for its goal."""
    goal, letter, number = match.groups()
    below = letter.lower() if letter else str(int(number or 0))
    return str(int(goal)) if below == "0" else f"{int(goal)}.{below}"


class PlaceNames:
    """The gazetteer in memory, for reading many rows."""

    def __init__(self):
        self._called, self._also_called = defaultdict(list), defaultdict(list)
        for place in Place.objects.order_by("-population", "pk"):
            self._called[place.name_key].append(place)
            for name in place.alternates:
                self._also_called[name].append(place)

    def find(self, name, country=None):
        """Give the places so named, ranked as by `find_places`: several when the name alone does not tell."""
        for spelling in spellings(name):
            if found := self._called_or_also(spelling, country):
                return [place for rank in found for place in rank]
        return []

    def only(self, name, country=None):
        """Give the one place called so, or else the one also called so; None when there are several or none."""
        for spelling in spellings(name):
            if found := self._called_or_also(spelling, country):
                return found[0][0] if len(found[0]) == 1 else None
        return None

    def _called_or_also(self, spelling, country):
        ranks = self._called.get(spelling, ()), self._also_called.get(spelling, ())
        here = [[place for place in rank if not country or place.country_id == country.pk] for rank in ranks]
        return [rank for rank in here if rank]


_TERRITORY = re.compile(
    r"^(?:ciudad|municipio|ayuntamiento|alcaldia|intendencia|prefeitura|camara municipal|cidade|city|town|municipality"
    r"|mairie|ville|commune) (?:municipal )?(?:de|do|da|of|d) (?:la |el )?"
    r"|(?: city| municipality| district| county| town)$"
)


def spellings(name):
    """Give the forms under which `name` may be listed: as it is, without comma or bracket, without "city of"."""
    whole = key(name)
    short = key(re.split(r"[,(/]", name)[0])
    return [form for form in dict.fromkeys([whole, short, _TERRITORY.sub("", short)]) if form]
