from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from indicators.choices import Frequency, Moment, Quality
from indicators.forms.catalogue import CatalogueFilter
from indicators.models import AdoptedIndicator, Indicator, Measurement
from indicators.series import in_order
from indicators.views.finding import locale_of
from indicators.views.values import shown_value
from observatory import formats

CITIES_PER_PAGE = 25


@login_not_required
def catalogue(request):
    indicators = list(Indicator.objects.catalogue().select_related("category"))
    filters = CatalogueFilter(request.GET)
    found = filters.found(indicators)
    context = {"filters": filters, "count": len(found), "total": len(indicators), "dimensions": in_dimensions(found)}
    return render(request, "indicators/catalogue.html", context)


def in_dimensions(indicators):
    """Group indicators as [(dimension, [(category, indicators)])], in the catalogue's order."""
    ordered = sorted(indicators, key=in_order)
    return [
        (dimension, [(category, list(rows)) for category, rows in groupby(group, lambda each: each.category)])
        for dimension, group in groupby(ordered, lambda each: each.dimension)
    ]


@login_not_required
def indicator(request, code):
    found = get_object_or_404(Indicator.objects.catalogue().select_related("category"), code__iexact=code)
    adoptions = AdoptedIndicator.objects.public().filter(indicator=found).select_related("city")
    page = Paginator(adoptions.order_by("city__name", "pk"), CITIES_PER_PAGE).get_page(request.GET.get("page"))
    latest = last_values(found, [adoption.city_id for adoption in page])
    levels = list(found.levels.all())
    context = {
        "indicator": found,
        "levels": levels,
        "facets": facets_in_words(found),
        "page": page,
        "cities": [in_city(found, adoption.city, latest, levels) for adoption in page],
    }
    return render(request, "indicators/catalogue_indicator.html", context)


def in_city(indicator, city, latest, levels):
    """A city that publishes the indicator, with its last value and the period of it in words."""
    measurement = latest.get(city.pk)
    if measurement is None:
        return city, "", ""
    names = {level.value: level.name for level in levels}
    period = formats.period(measurement.period.code, locale_of(city))
    return city, shown_value(measurement, indicator, city, names), period


def facets_in_words(indicator):
    """The facets of which an indicator may have several, each as one text."""
    return {
        "quality": in_words(indicator.quality, Quality.choices),
        "periodicities": in_words(indicator.periodicities, Frequency.choices),
        "moments": in_words(indicator.moments, Moment.choices),
    }


def in_words(values, choices):
    labels = dict(choices)
    return ", ".join(str(labels.get(value, value)) for value in values)


def last_values(indicator, cities):
    """The last published value of an indicator in each of these cities, by city."""
    rows = Measurement.objects.public().headline().filter(indicator=indicator, city__in=cities)
    return {row.city_id: row for row in rows.select_related("period").order_by("period__ends_on")}
