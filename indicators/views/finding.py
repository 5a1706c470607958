"""What an address of the workspace names, among what the person may see: 404 for anything else."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from indicators import periods
from indicators.models import AdoptedIndicator, Measurement
from observatory import formats
from observatory.models import City


def city_of(request, code):
    cities = City.objects.worked_on_by(request.user).select_related("country", "currency", "parent")
    return get_object_or_404(cities, code__iexact=code)


def city_to(request, code, permission):
    """The city of an address, for a person who has this permission there; 403 for one who only sees it."""
    city = city_of(request, code)
    if not request.user.has_perm(permission, city):
        raise PermissionDenied
    return city


def adoption_of(request, city, code):
    adoptions = AdoptedIndicator.objects.current().workable_by(request.user)
    related = ("city", "indicator__category", "baseline_period", "baseline_source")
    return get_object_or_404(adoptions.select_related(*related), city=city, indicator__code__iexact=code)


def period_named(code):
    """The period that an address names, as a `PeriodSpec`."""
    try:
        return periods.parse(code)
    except periods.NotAPeriod as error:
        raise Http404 from error


def measurement_of(city, indicator, spec):
    """The current value of the whole, or None."""
    found = Measurement.objects.current().headline().filter(city=city, indicator=indicator, period__code=spec.code)
    people = ("recorded_by", "submitted_by", "approved_by", "corrects")
    return found.select_related("indicator", "city", "period", *people).prefetch_related("evidence").first()


def locale_of(city):
    return formats.locale_for(get_language(), city.locale)
