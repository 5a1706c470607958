"""The published indicators of cities and the catalogue, as they are found."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.choices import Dimension
from indicators.models import AdoptedIndicator, Indicator
from observatory.search import Entry, Kind

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def search_entries(question):
    """Answer the published indicators of cities, and those of the catalogue, that meet the question."""
    names = [f"{field}_{language}" for field in ("name", "definition") for language in LANGUAGES]
    of_uses = ("indicator__code", *(f"indicator__{name}" for name in names), "city__name")
    uses = question.narrow(AdoptedIndicator.objects.public(), *of_uses).select_related("indicator", "city")
    catalogue = question.narrow(Indicator.objects.catalogue(), "code", *names)
    return [
        Kind(
            "indicators", _("Indicators of cities"), uses.order_by("indicator__position", "city__name_key", "pk"), _use
        ),
        Kind("catalogue", _("Catalogue of indicators"), catalogue.order_by("position", "code"), _indicator),
    ]


def _use(adoption):
    href = reverse("city-indicator", args=[adoption.city.code, adoption.indicator.code])
    return Entry(adoption.indicator.name, href, f"{adoption.city.name} · {adoption.indicator.code}")


def _indicator(indicator):
    href = reverse("catalogue-indicator", args=[indicator.code])
    return Entry(indicator.name, href, f"{Dimension(indicator.dimension).label} · {indicator.code}")
