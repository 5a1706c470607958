"""What names in cells are looked up in: each list is read once for a whole sheet."""

from collections import defaultdict
from functools import cached_property

from babel import Locale
from django.db.models import F

from observatory.models import (
    Country,
    Currency,
    Department,
    GoodPractice,
    GovernmentGoal,
    Objective,
    PlanningInstrument,
    Source,
    StaffPosition,
    Strategy,
)
from observatory.names import CountryNames, PlaceNames, SdgNames
from observatory.resources.departments import translatable
from observatory.spreadsheets import Unreadable, key

OTHER_LANGUAGES = ("de", "it", "ca", "gl", "eu", "nl")
MORE_NAMES = {
    "CD": "rd congo|r d congo|rdc|dr congo|drc|rep dem congo",
    "US": "stati uniti d america|estats units d america|vereinigte staaten von amerika|usa",
    "GB": "grossbritannien|gran bretagna|gran bretanya|england|scotland|wales|inghilterra|schottland|escocia|gales"
    "|inglaterra|angleterre|ecosse|pays de galles|scozia|anglaterra",
    "RU": "russische foderation|federazione russa|federacio russa|federacion rusa|federation de russie",
    "CN": "volksrepublik china|repubblica popolare cinese|republica popular de la xina|vr china",
    "CZ": "tschechische republik|repubblica ceca|republica txeca",
    "SK": "slowakische republik|repubblica slovacca",
    "KR": "sudkorea|republik korea|repubblica di corea",
    "PS": "palastina|palestina|territori palestinesi|palastinensische gebiete",
    "DE": "bundesrepublik deutschland|republica federal de alemania",
    "NL": "holland|holanda|hollande|olanda",
}


class Lookups:
    """Countries, currencies, goals, places, departments and objectives by the names people give them."""

    def __init__(self):
        self._countries, self._sdgs = {}, {}

    @cached_property
    def country_names(self):
        return CountryNames()

    @cached_property
    def sdg_names(self):
        return SdgNames()

    @cached_property
    def places(self):
        return PlaceNames()

    @cached_property
    def currencies(self):
        return {currency.code: currency for currency in Currency.objects.all()}

    @cached_property
    def _elsewhere(self):
        """The countries by their names in languages that are not ours; a name of two of them is none."""
        named, codes = {}, {}
        for language in OTHER_LANGUAGES:
            for code, name in Locale(language).territories.items():
                codes.setdefault(key(name), set()).add(code)
        for code, names in MORE_NAMES.items():
            for name in names.split("|"):
                codes.setdefault(name, set()).add(code)
        stored = {country.pk: country for country in Country.objects.all()}
        for name, told in codes.items():
            if len(told) == 1 and (country := stored.get(*told)):
                named[name] = country
        return named

    def country(self, text):
        """Give the country of this name; raise `Unreadable` with what it may have meant."""
        if text not in self._countries:
            self._countries[text] = self.country_names.find(text) or self._elsewhere.get(key(text))
        if self._countries[text] is None:
            near = ", ".join(str(country) for country in self.country_names.like(text))
            raise Unreadable("unknown-country-like" if near else "unknown-country", text, near=near)
        return self._countries[text]

    def currency(self, text):
        """Give the currency of this ISO code; raise `Unreadable`."""
        found = self.currencies.get(text.upper())
        if found is None:
            raise Unreadable("unknown-currency-code", text)
        return found

    def sdgs(self, text):
        """Give the goals and targets named; raise `Unreadable` when a part of the text names none."""
        if text not in self._sdgs:
            self._sdgs[text] = self.sdg_names.find(text)
        found, unknown = self._sdgs[text]
        if unknown:
            raise Unreadable("unknown-sdg", text, part="; ".join(unknown))
        return found

    @cached_property
    def _departments(self):
        return _by_city(Department.objects.order_by(F("removed_at").asc(nulls_first=True)), "name", "code")

    @cached_property
    def _objectives(self):
        return _by_city(Objective.objects.kept(), "code", "title")

    @cached_property
    def _goals(self):
        return _by_city(GovernmentGoal.objects.kept(), "code", "title")

    @cached_property
    def _titled(self):
        return {
            model: _by_city(model.objects.kept(), "title", "code")
            for model in (Strategy, PlanningInstrument, GoodPractice, Source)
        }

    @cached_property
    def _posts(self):
        return _by_city(StaffPosition.objects.kept(), "code", "title")

    def post(self, city, text):
        """Give the post of a city's office by its code or title; None when it has none so called."""
        return self._posts.get((city.pk, key(text)))

    def department(self, city, text):
        """Give the department of a city by its name or code; None when it has none so called."""
        return self._departments.get((city.pk, key(text)))

    @cached_property
    def _departments_in_four_languages(self):
        found = defaultdict(set)
        for (city, _key), department in self._departments.items():
            if said := translatable(department.name):
                found[city, said].add(department)
        return found

    def department_elsewhere(self, city, text):
        """Give the one department of a city whose name is a translation of this one; None where there is none."""
        said = translatable(text)
        found = self._departments_in_four_languages.get((city.pk, said), ()) if said else ()
        return next(iter(found)) if len(found) == 1 else None

    def objective(self, city, text):
        """Give the objective of a city by its code or title; None when it has none so called."""
        return self._objectives.get((city.pk, key(text)))

    def goal(self, city, text):
        """Give the government goal of a city by its number or words; None when it has none so called."""
        return self._goals.get((city.pk, key(text)))

    def strategy(self, city, text):
        return self._titled[Strategy].get((city.pk, key(text)))

    def strategies(self, city):
        """The strategies of a city, each once."""
        found = {each.pk: each for (pk, _name), each in self._titled[Strategy].items() if pk == city.pk}
        return list(found.values())

    def instrument(self, city, text):
        return self._titled[PlanningInstrument].get((city.pk, key(text)))

    def practice(self, city, text):
        return self._titled[GoodPractice].get((city.pk, key(text)))

    def source(self, city, text):
        return self._titled[Source].get((city.pk, key(text)))


def _by_city(records, *names):
    found = {}
    for record in records:
        for name in (*(getattr(record, name) for name in names), str(record)):
            if name:
                found.setdefault((record.city_id, key(name)), record)
    return found
