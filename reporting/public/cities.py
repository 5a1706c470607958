"""Public cities in a list: what each one publishes, and of when."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils.translation import ngettext

from indicators.models import Measurement
from observatory import formats
from observatory.choices import AgreementKind
from observatory.models import Agreement, BudgetYear, City, GoodPractice, Lesson, NetworkMembership, Project, Source
from reporting.public.editions import WHATEVER_THE_LANGUAGE, latest_editions


@dataclass(frozen=True, slots=True)
class CityRow:
    """A city with what it publishes, in words ("" for nothing yet), and the years its data are of."""

    city: City
    published: str
    data_of: str


def city_rows(cities, locale):
    """Describe these cities, in as many queries for one as for many."""
    counts, years = _counts(cities), _years(cities)
    return [
        CityRow(city, published_in_words(counts[city.pk], locale), years_in_words(years[city.pk])) for city in cities
    ]


def _counts(cities):
    """What each city publishes, as {city: {what: how many}}."""
    counts = defaultdict(lambda: defaultdict(int))
    for city, kind, n in _each(Agreement.objects.public(), cities, "kind").annotate(n=Count("pk")):
        counts[city]["twinnings" if kind == AgreementKind.TWINNING else "agreements"] += n
    measured = Measurement.objects.public().headline()
    for what, rows, counted in (
        ("indicators", measured, Count("indicator", distinct=True)),
        ("networks", NetworkMembership.objects.public(), Count("network", distinct=True)),
        ("budgets", BudgetYear.objects.public(), Count("pk")),
        ("projects", Project.objects.public(), Count("pk")),
        ("practices", GoodPractice.objects.public(), Count("pk")),
        ("lessons", Lesson.objects.public(), Count("pk")),
    ):
        for city, n in _each(rows, cities).annotate(n=counted):
            counts[city][what] = n
    published = latest_editions().filter(report__city__in=cities).order_by()
    for city, *_ in published.values_list("report__city", *WHATEVER_THE_LANGUAGE).distinct():
        counts[city]["reports"] += 1
    return counts


def _each(rows, cities, *columns):
    return rows.filter(city__in=cities).order_by().values_list("city", *columns)


def _years(cities):
    """The years of each city's sources, of those its agreements rest on, and of its last value."""
    years = defaultdict(set)
    dated = Source.objects.public().exclude(published_on=None)
    for city, year in _each(dated, cities, "published_on__year").distinct():
        years[city].add(year)
    rested_on = Agreement.objects.public().filter(source__in=dated)
    for city, year in _each(rested_on, cities, "source__published_on__year").distinct():
        years[city].add(year)
    for city, day in _each(Measurement.objects.public(), cities).annotate(day=Max("period__ends_on")):
        years[city].add(day.year)
    return years


def years_in_words(years):
    """Say years as a span: 2019, or 2016–2019; "" for none."""
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(last) if first == last else f"{first}–{last}"


def published_in_words(counts, locale):
    """Say what a city publishes, figures first: "22 indicators, 23 agreements, 1 report"."""
    said = [_SAID[what](n) % {"n": formats.number(n, locale)} for what, n in _told(counts) if n]
    return ", ".join(said)


def _told(counts):
    """The counts in the order they are told; twinnings are told apart when a city has no other agreements."""
    counts = dict(counts)
    if counts.get("agreements"):
        counts["agreements"] += counts.pop("twinnings", 0)
    return [(what, counts.get(what, 0)) for what in _SAID]


_SAID = {
    "indicators": lambda n: ngettext("%(n)s indicator", "%(n)s indicators", n),
    "agreements": lambda n: ngettext("%(n)s agreement", "%(n)s agreements", n),
    "twinnings": lambda n: ngettext("%(n)s twinning", "%(n)s twinnings", n),
    "networks": lambda n: ngettext("%(n)s network", "%(n)s networks", n),
    "projects": lambda n: ngettext("%(n)s project", "%(n)s projects", n),
    "practices": lambda n: ngettext("%(n)s good practice", "%(n)s good practices", n),
    "budgets": lambda n: ngettext("budget of %(n)s year", "budgets of %(n)s years", n),
    "lessons": lambda n: ngettext("%(n)s lesson", "%(n)s lessons", n),
    "reports": lambda n: ngettext("%(n)s report", "%(n)s reports", n),
}
