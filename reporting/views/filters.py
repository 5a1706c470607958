"""The questions above public lists. An answer that makes no sense is left aside."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.choices import Dimension, Level
from observatory.choices import AgreementKind
from observatory.models import City, Country
from observatory.question import LONGEST_QUESTION, ask
from observatory.search import agreements_found, cities_found
from observatory.spreadsheets.words import key
from reporting.public.results import STATUSES

ANY = [("", pgettext_lazy("filter", "Any"))]
RESULTS = [(status, label) for status, (_sign, label) in STATUSES.items()]


class Filter(forms.Form):
    q = forms.CharField(label=_("Search"), required=False, max_length=LONGEST_QUESTION, widget=forms.SearchInput)

    def __init__(self, query):
        super().__init__(query, auto_id="filter_%s")

    @property
    def given(self):
        """The answers that make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CityFilter(Filter):
    country = forms.ModelChoiceField(Country.objects.none(), label=_("Country"), required=False, empty_label=ANY[0][1])
    territory = forms.ModelChoiceField(
        City.objects.none(), label=_("Territory"), required=False, empty_label=ANY[0][1], to_field_name="code"
    )

    def __init__(self, query):
        super().__init__(query)
        cities = City.objects.public()
        self.fields["country"].queryset = Country.objects.filter(pk__in=cities.values("country"))
        self.fields["territory"].queryset = cities.filter(pk__in=cities.values("parent")).order_by("name_key", "pk")

    def found(self, cities):
        """Narrow cities to the answers."""
        given = self.given
        if territory := given.get("territory"):
            cities = cities.within(territory)
        if country := given.get("country"):
            cities = cities.filter(country=country)
        question = ask(given.get("q", ""))
        return cities if question.is_empty else cities_found(cities, question)


class AgreementFilter(Filter):
    country = forms.ModelChoiceField(Country.objects.none(), label=_("Country"), required=False, empty_label=ANY[0][1])
    kind = forms.ChoiceField(label=_("Kind"), choices=[*ANY, *AgreementKind.choices], required=False)

    def __init__(self, query, agreements):
        super().__init__(query)
        used = agreements.order_by().values("counterpart_country")
        self.fields["country"].queryset = Country.objects.filter(pk__in=used)

    def found(self, agreements):
        """Narrow agreements to the answers."""
        given = self.given
        same = {"counterpart_country": given.get("country"), "kind": given.get("kind")}
        agreements = agreements.filter(Q(**{name: value for name, value in same.items() if value}))
        question = ask(given.get("q", ""))
        return agreements if question.is_empty else agreements_found(agreements, question)


class ResultFilter(Filter):
    dimension = forms.ChoiceField(label=_("Dimension"), choices=[*ANY, *Dimension.choices], required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[*ANY, *Level.choices], required=False)
    result = forms.ChoiceField(label=pgettext_lazy("filter", "Result"), choices=[*ANY, *RESULTS], required=False)

    def found(self, results):
        """Keep the results that fit the answers."""
        given = self.given
        words = key(given.get("q", "")).split()
        return [result for result in results if _fits(result, given) and all(word in _text(result) for word in words)]


def _fits(result, given):
    figure = result.figure
    told = {"dimension": figure.dimension, "level": figure.level, "result": result.status}
    return all(given.get(name, value) == value for name, value in told.items())


def _text(result):
    return key(f"{result.figure.code} {result.figure.name} {result.figure.definition}")
