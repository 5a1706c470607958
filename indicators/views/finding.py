"""What an address of the workspace names, among what the person may see: 404 for anything else."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from indicators import periods
from indicators.models import AdoptedIndicator, Measurement
from observatory import formats


def adoption_of(request, city, code):
    adoptions = AdoptedIndicator.objects.current().workable_by(request.user)
    related = ("city", "indicator__category", "baseline_period", "baseline_source", "instrument")
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


def approved_one(request, city, spec, adoption):
    """The approved value to correct: that of the whole, or of the part that the address names."""
    approved = Measurement.objects.current().approved().filter(city=city, period__code=spec.code)
    if part := request.GET.get("part"):
        approved = approved.disaggregated().filter(uuid=uuid_named(part))
    else:
        approved = approved.headline()
    related = ("indicator", "city", "period", "corrects", "recorded_by", "submitted_by", "approved_by")
    return get_object_or_404(approved.select_related(*related), indicator=adoption.indicator)


def uuid_named(text):
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def locale_of(city):
    return formats.locale_for(get_language(), city.locale)
