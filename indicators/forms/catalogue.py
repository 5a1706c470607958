"""The questions above the catalogue: one per facet, and a search in every language."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.choices import Dimension, Frequency, Hierarchy, Level, Nature, Quality
from indicators.models import Category
from observatory.spreadsheets.words import key

ANY = [("", pgettext_lazy("filter", "Any"))]
COUNTED = [("counted", _("Counted by itself")), ("collected", _("Collected by people"))]
OFFERED = [choice for choice in Frequency.choices if choice[0] in ("weekly", "monthly", "quarterly", "yearly")]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def facet(label, choices):
    return forms.ChoiceField(label=label, choices=[*ANY, *choices], required=False)


class CatalogueFilter(forms.Form):
    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    dimension = facet(_("Dimension"), Dimension.choices)
    category = forms.ChoiceField(label=_("Category"), required=False)
    nature = facet(_("Measurement"), Nature.choices)
    level = facet(_("Level"), Level.choices)
    hierarchy = facet(_("Hierarchy"), Hierarchy.choices)
    quality = facet(_("Quality"), Quality.choices)
    periodicity = facet(_("Periodicity"), OFFERED)
    counting = facet(_("Counted or collected"), COUNTED)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        self.fields["category"].choices = [*ANY, *((each.code, each.name) for each in Category.objects.all())]

    def found(self, indicators):
        """The indicators that fit the answers; an answer that makes no sense is left aside."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        words = key(given.pop("q", "")).split()
        return [each for each in indicators if self._fits(each, given) and has_words(each, words)]

    def _fits(self, indicator, given):
        return all(value in facets_of(indicator, name) for name, value in given.items())


def facets_of(indicator, name):
    """What an indicator answers to a facet: one value, or several where it has several."""
    match name:
        case "category":
            return [indicator.category.code] if indicator.category else []
        case "quality":
            return indicator.quality
        case "periodicity":
            return indicator.periodicities
        case "counting":
            return ["counted" if indicator.is_counted else "collected"]
    return [getattr(indicator, name)]


def has_words(indicator, words):
    """Whether the code, the name or the definition holds each word, in any language, accents aside."""
    if not words:
        return True
    texts = [
        getattr(indicator, f"{name}_{language}") or "" for name in ("name", "definition") for language in LANGUAGES
    ]
    text = key(" ".join([indicator.code, *texts]))
    return all(word in text for word in words) or key(indicator.code) == " ".join(words)
