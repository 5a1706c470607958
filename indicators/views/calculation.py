"""How is this calculated? The steps behind the result of a figure, for any of its periods."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from indicators import series, wording
from indicators.calculation import Calculation
from indicators.models import AdoptedIndicator
from indicators.views.finding import adoption_of, locale_of
from observatory.models import City
from observatory.views.workspace import city_of


def within(request, city, code):
    city = city_of(request, city)
    adoption = adoption_of(request, city, code)
    adoptions = AdoptedIndicator.objects.filter(pk=adoption.pk)
    context = context_of(request, adoption, adoptions) | {"section": "indicators"}
    return render(request, "indicators/calculation.html", context)


@login_not_required
@require_safe
def in_public(request, city, code):
    city = get_object_or_404(City.objects.public(), code__iexact=city)
    adoptions = AdoptedIndicator.objects.public().filter(city=city, indicator__code__iexact=code)
    adoption = get_object_or_404(adoptions.select_related("city", "indicator").order_by("indicator__city")[:1])
    context = context_of(request, adoption, AdoptedIndicator.objects.public().filter(pk=adoption.pk))
    return render(request, "indicators/city_calculation.html", context | {"section": "results"})


def context_of(request, adoption, adoptions):
    (figure,) = series.city_figures(adoption.city, adoptions=adoptions)
    locale, levels = locale_of(adoption.city), series.level_names([figure.indicator_id])[figure.indicator_id]
    point = point_asked(figure, request.GET.get("period", ""))
    return {
        "city": adoption.city,
        "indicator": adoption.indicator,
        "figure": figure,
        "point": point,
        "sentence": "" if point and point != figure.latest else wording.sentence(figure, locale, levels),
        "calculation": Calculation(figure, point, locale, levels) if point else None,
        "others": [each.period for each in reversed(figure.points) if each != point],
    }


def point_asked(figure, period):
    """The point of a period, else the last one, None where there is none; 404 for a period without a value."""
    if not period:
        return figure.latest
    found = next((point for point in figure.points if point.period == period), None)
    if found is None:
        raise Http404
    return found
