from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from indicators.choices import Dimension
from indicators.forms.catalogue import CatalogueFilter
from indicators.models import AdoptedIndicator, Indicator, Measurement

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
    order = {dimension: place for place, dimension in enumerate(Dimension.values)}
    ordered = sorted(indicators, key=lambda each: (order[each.dimension], each.position, each.code))
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
    context = {
        "indicator": found,
        "levels": list(found.levels.all()),
        "page": page,
        "cities": [(adoption, latest.get(adoption.city_id)) for adoption in page],
    }
    return render(request, "indicators/catalogue_indicator.html", context)


def last_values(indicator, cities):
    """The last published value of an indicator in each of these cities, by city."""
    rows = Measurement.objects.public().headline().filter(indicator=indicator, city__in=cities)
    return {row.city_id: row for row in rows.select_related("period").order_by("period__ends_on")}
