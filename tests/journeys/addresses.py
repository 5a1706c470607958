"""The addresses of public pages, for whoever opens one of each kind."""

from django.core.files.base import ContentFile
from django.urls import reverse

from observatory.services.codes import key_of
from tests.factories.reporting import EditionFactory

PUBLIC_OF_SITE = [
    *("home", "cities", "about", "accessibility", "privacy", "method", "glossary", "data", "compare", "case-list"),
    "search",
]
OF_CITY = [
    *("city-detail", "city-indicators", "city-agreements", "city-networks", "city-strategy", "city-lessons"),
    *("city-office", "city-practices", "city-projects", "city-evaluations", "city-reports", "city-questions"),
]


def pages_of(city):
    """The public pages of a city: its lists, and one page of each kind of thing."""
    yield from (reverse(name, args=[city.code]) for name in OF_CITY)
    indicator = [city.code, city.adopted_indicators.first().indicator.code]
    yield from (reverse(name, args=indicator) for name in ("city-indicator", "embedded-indicator"))
    for name in ("agreement", "project", "practice", "lesson"):
        yield reverse(f"city-{name}", args=[city.code, key_of(getattr(city, f"{name}s").filter(is_public=True)[0])])
    files = {name: ContentFile(b"<h1>Said</h1>", name=f"x.{name}") for name in ("page", "pdf", "csv", "json")}
    edition = EditionFactory(report__city=city, **files)
    place = [city.code, edition.report.code, edition.number]
    yield from (reverse(name, args=place) for name in ("edition", "edition-questions"))
