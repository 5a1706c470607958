from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indicators.choices import State
from indicators.derived import RULES, count, counted_records, derive, difference, tracing
from indicators.models import Indicator, Measurement, Period
from observatory.models import City

PAGE = 25


def measurement_trace(request, city, period, code):
    city = get_object_or_404(City.objects.worked_on_by(request.user), code__iexact=city)
    indicator, period = counted_indicator(code), get_object_or_404(Period, code=period)
    measurements = Measurement.objects.current().filter(city=city, indicator=indicator, period=period)
    measurement = measurements.headline().filter(is_derived=True).first()
    changed = difference(measurement) if measurement else None
    live = changed.live if changed else count(city, code, period)
    records = counted_records(measurement) if measurement else live.records
    once = tracing.each_once(records)
    page = Paginator(once, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "indicators/measurement_trace.html",
        {
            "city": city,
            "section": "measure",
            "indicator": indicator,
            "period": period,
            "measurement": measurement,
            "live": live,
            "changed": changed,
            "is_frozen": bool(measurement) and measurement.state == State.APPROVED,
            "added": tracing.rows(changed.added[:PAGE], city) if changed else [],
            "gone": tracing.rows(changed.gone[:PAGE], city) if changed else [],
            "shown": measurement or live,
            "segments": segments_of(measurements),
            "page": page,
            "rows": tracing.rows(list(page), city),
            "has_parts": tracing.has_parts(once),
            "may_count": request.user.has_perm("indicators.record_measurement", city),
        },
    )


def segments_of(measurements):
    """The counted segments, each in words with its value."""
    counted = measurements.disaggregated().filter(is_derived=True).order_by("segment")
    return [(tracing.segment_in_words(each.segment), each) for each in counted]


def counted_indicator(code):
    """An indicator of the catalogue that the register counts; 404 for any other."""
    if code not in RULES:
        raise Http404
    return get_object_or_404(Indicator.objects.filter(city=None), code=code)


@require_POST
def measure_derive(request, city, period):
    city = get_object_or_404(City.objects.worked_on_by(request.user), code__iexact=city)
    period = get_object_or_404(Period, code=period)
    if not request.user.has_perm("indicators.record_measurement", city):
        raise PermissionDenied
    done = derive(city, period, by=request.user)
    messages.success(request, what_was_counted(len(done.created) + len(done.changed)))
    return redirect(way_back(request, city, period))


def what_was_counted(number):
    if not number:
        return _("Counted again: every value already says what the register says.")
    words = ngettext("Counted again: %(n)s value changed.", "Counted again: %(n)s values changed.", number)
    return words % {"n": number}


def way_back(request, city, period):
    """Where the person came from, within this site; else the sheet of the period."""
    following = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(following, {request.get_host()}, require_https=request.is_secure()):
        return following
    try:
        return reverse("measure-period", args=[city.code, period.code])
    except NoReverseMatch:
        return reverse("work-today", args=[city.code])


@login_not_required
def city_indicator_rows(request, city, code):
    city = get_object_or_404(City.objects.public(), code__iexact=city)
    measurement = published_count(city, code, request.GET.get("period", ""))
    records = tracing.each_once(counted_records(measurement))
    public = tracing.public_records(records, city)
    page = Paginator(public, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "indicators/city_indicator_rows.html",
        {
            "city": city,
            "section": "results",
            "indicator": measurement.indicator,
            "period": measurement.period,
            "measurement": measurement,
            "page": page,
            "rows": tracing.public_rows(list(page), city),
            "has_parts": tracing.has_parts(public),
            "n_public": len(public),
            "n_private": len(records) - len(public),
        },
    )


def published_count(city, code, period):
    """The published count of an indicator: of the period asked for, else of the latest; 404 where there is none."""
    counts = Measurement.objects.public().headline().filter(city=city, is_derived=True)
    found = counts.filter(indicator__city=None, indicator__code=code).select_related("indicator", "period")
    if period:
        found = found.filter(period__code=period)
    measurement = found.order_by("-period__ends_on", "-period__starts_on").first()
    if measurement is None:
        raise Http404
    return measurement
