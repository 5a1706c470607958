"""The published indicators and evaluations of cities and the catalogue, as they are found."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.choices import Dimension
from indicators.models import AdoptedIndicator, EvaluationPlan, Indicator, PeerGlance
from observatory import indexed
from observatory.search import Entry, Kind
from observatory.services.codes import key_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMES = [f"{field}_{language}" for field in ("name", "definition") for language in LANGUAGES]
indexed.index(Indicator, "code", *NAMES)
indexed.index(EvaluationPlan, "title", "what", "why", "programme")
indexed.index(PeerGlance, "title", "advice", "signed_as")


def search_entries(question):
    """Answer the published indicators of cities, and those of the catalogue, that meet the question."""
    of_uses = ("indicator__code", *(f"indicator__{name}" for name in NAMES), "city__name")
    uses = question.narrow(AdoptedIndicator.objects.public(), *of_uses).select_related("indicator", "city")
    catalogue = question.narrow(Indicator.objects.catalogue(), "code", *NAMES)
    evaluations = question.narrow(EvaluationPlan.objects.public(), "title", "what", "why", "programme", "city__name")
    advice = question.narrow(PeerGlance.objects.public(), "title", "advice", "signed_as", "city__name")
    return [
        Kind("evaluations", _("Evaluations"), evaluations.select_related("city"), _evaluation),
        Kind("advice", _("Advice of peers"), advice.select_related("city"), _advice),
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


def _evaluation(evaluation):
    href = reverse("city-evaluation", args=[evaluation.city.code, key_of(evaluation)])
    return Entry(evaluation.title, href, evaluation.city.name)


def _advice(glance):
    href = reverse("city-advice", args=[glance.city.code, key_of(glance)])
    return Entry(glance.title, href, f"{glance.city.name} · {glance.signed_as}")
