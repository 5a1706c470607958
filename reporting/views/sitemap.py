"""What search engines are told: every public page, in each language, with its other languages beside it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse

from dialogues.models import Dialogue
from indicators.models import AdoptedIndicator, Indicator
from observatory.models import Agreement, City, GoodPractice, Lesson, Project
from observatory.services.codes import key_of
from reporting.public.editions import latest_editions
from reporting.views.public_page import public_page

SITE = ("home", "cities", "catalogue", "data", "about", "method", "glossary", "accessibility", "privacy", "case-list")


LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class InEachLanguage:
    """Every row of a queryset once in each language, of which only those that are asked for are read."""

    rows: QuerySet

    def count(self):
        return self.rows.count() * len(LANGUAGES)

    def __getitem__(self, places):
        first = places.start // len(LANGUAGES)
        rows = self.rows[first : -(-places.stop // len(LANGUAGES))]
        all_of_them = [(row, code) for row in rows for code in LANGUAGES]
        return all_of_them[places.start - first * len(LANGUAGES) :][: places.stop - places.start]


class Pages(Sitemap):
    """Pages at addresses of these parts: each in four languages, told of one another."""

    i18n, alternates, limit = True, True, 2000

    def __init__(self, name, rows, of):
        super().__init__()
        self.name, self.rows, self.of = name, rows, of

    def items(self):
        return self.rows()

    @property
    def paginator(self):
        return Paginator(InEachLanguage(self.rows()), self.limit)

    def location(self, item):
        return reverse(self.name, args=self.of(item))


class Site(Sitemap):
    """The pages of the site itself."""

    i18n, alternates = True, True

    def items(self):
        return SITE

    def location(self, item):
        return reverse(item)


def _of_city(model):
    return lambda: model.objects.public().select_related("city").order_by("pk")


def _by_key(record):
    return [record.city.code, key_of(record)]


def _dialogues():
    return Dialogue.objects.public().filter(is_closed=True).select_related("city").order_by("pk")


def _uses():
    return AdoptedIndicator.objects.public().select_related("city", "indicator").order_by("pk")


SITEMAPS = {
    "site": Site,
    "cities": Pages("city-detail", lambda: City.objects.public().order_by("pk"), lambda city: [city.code]),
    "indicators": Pages("city-indicator", _uses, lambda use: [use.city.code, use.indicator.code]),
    "catalogue": Pages(
        "catalogue-indicator", lambda: Indicator.objects.catalogue().order_by("pk"), lambda each: [each.code]
    ),
    "agreements": Pages("city-agreement", _of_city(Agreement), _by_key),
    "projects": Pages("city-project", _of_city(Project), _by_key),
    "practices": Pages("city-practice", _of_city(GoodPractice), _by_key),
    "lessons": Pages("city-lesson", _of_city(Lesson), _by_key),
    "dialogues": Pages("city-dialogue", _dialogues, _by_key),
    "reports": Pages(
        "city-report",
        lambda: latest_editions().order_by("pk"),
        lambda edition: [edition.report.city.code, edition.report.code],
    ),
}


@public_page
def index(request):
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap-section")


@public_page
def section(request, section):
    return views.sitemap(request, SITEMAPS, section)
