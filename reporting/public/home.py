"""The first page of the site: cities, the catalogue's dimensions, one figure down to its source, the last reports."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q

from indicators.choices import Dimension
from indicators.models import AdoptedIndicator, Indicator, Measurement
from observatory import formats
from observatory.models import City
from reporting.public.cities import city_rows
from reporting.public.editions import latest_editions, told_once
from reporting.public.indicator import IndicatorPage, indicator_page

MOST_CITIES = 12
MOST_REPORTS = 5


@dataclass(frozen=True)
class Home:
    """Everything on the first page."""

    cities: list
    n_cities: int
    cities_tell: bool  # whether the cities are those that publish figures or reports, of more that publish something
    dimensions: list
    figure: IndicatorPage | None
    reports: list


def home(language):
    """Gather the first page."""
    n_cities = City.objects.public().count()
    telling = _first(_telling_cities()) if n_cities > MOST_CITIES else []
    cities = telling or _first(City.objects.public())
    return Home(
        cities=city_rows(cities, formats.locale_for(language)),
        n_cities=n_cities,
        cities_tell=bool(telling),
        dimensions=_dimensions(),
        figure=_figure(language),
        reports=told_once(latest_editions()[: MOST_REPORTS * len(settings.LANGUAGES)], language)[:MOST_REPORTS],
    )


def _first(cities):
    return list(cities.select_related("country").order_by("name_key", "pk")[:MOST_CITIES])


def _telling_cities():
    """Those that publish figures or reports, beside what others know of them, such as their twinnings."""
    figures = Measurement.objects.public().headline().filter(city=OuterRef("pk"))
    reports = latest_editions().filter(report__city=OuterRef("pk")).order_by()
    return City.objects.public().filter(Q(Exists(figures)) | Q(Exists(reports)))


def _dimensions():
    counted = Indicator.objects.catalogue().order_by().values_list("dimension").annotate(n=Count("pk"))
    found = dict(counted)
    return [(dimension.value, dimension.label, found.get(dimension.value, 0)) for dimension in Dimension]


def _figure(language):
    """The figure approved last, of a city that exists where there is one."""
    told = Measurement.objects.public().headline().exclude(value=None)
    latest = told.order_by("city__is_example", "-approved_at", "-pk").first()
    if latest is None:
        return None
    adoptions = AdoptedIndicator.objects.public().select_related("city", "indicator__category")
    adoption = adoptions.get(city=latest.city_id, indicator=latest.indicator_id)
    return indicator_page(adoption, formats.locale_for(language, adoption.city.locale))
