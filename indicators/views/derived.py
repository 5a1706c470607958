from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from indicators import services
from indicators.choices import CorrectionReason, State
from indicators.derived import RULES, Count, count_indicator, counted_records, derive, difference, tracing
from indicators.derived.storing import stored_values
from indicators.due import AHEAD, timing
from indicators.models import Indicator, Measurement, Period
from indicators.services.values import WHOLE_PARTS
from observatory.history import ChangedMeanwhile
from observatory.models import City
from observatory.views.workspace import city_of

PAGE = 25
NOT_BEGUN = gettext_lazy("This period has not begun: nothing is counted for it yet.")


def measurement_trace(request, city, period, code):
    city = city_of(request, city)
    indicator, period = counted_indicator(city, code), get_object_or_404(Period, code=period)
    measurements = Measurement.objects.current().filter(city=city, indicator=indicator, period=period)
    measurement = measurements.headline().filter(is_derived=True).first()
    is_of_before = measurement is not None and measurement.indicator_version != indicator.version
    is_ahead = timing(period) == AHEAD
    changed = difference(measurement) if measurement and not is_ahead and not is_of_before else None
    live = changed.live if changed else live_count(indicator, city, period, is_ahead)
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
            "is_of_before": is_of_before,
            "is_frozen": bool(measurement) and measurement.state == State.APPROVED,
            "added": tracing.rows(changed.added[:PAGE], city) if changed else [],
            "gone": tracing.rows(changed.gone[:PAGE], city) if changed else [],
            "shown": measurement or live,
            "segments": segments_of(measurements),
            "page": page,
            "rows": tracing.rows(list(page), city),
            "has_parts": tracing.has_parts(once),
            "may_correct": request.user.has_perm("indicators.correct_measurement", city),
            "may_count": not is_ahead and request.user.has_perm("indicators.record_measurement", city),
        },
    )


def live_count(indicator, city, period, is_ahead):
    return Count(why_none=NOT_BEGUN) if is_ahead else count_indicator(indicator, city, period)


@require_POST
def take_count(request, city, period, code):
    """Correct an approved count to what the register says now, with a reason; somebody else approves it."""
    city = city_of(request, city, "indicators.correct_measurement")
    indicator, period = counted_indicator(city, code), get_object_or_404(Period, code=period)
    approved = Measurement.objects.current().headline().approved().filter(is_derived=True)
    approved = approved.filter(indicator_version=indicator.version)
    measurement = get_object_or_404(approved, city=city, indicator=indicator, period=period)
    if reason := request.POST.get("reason", "").strip()[:500]:
        correct_to_count(request, measurement, reason)
    else:
        messages.error(request, _("Give the reason: it is shown in public beside the corrected value."))
    return redirect("measurement-trace", city.code, period.code, code)


def correct_to_count(request, measurement, reason):
    found = stored_values(difference(measurement).live)
    counted, version = found.pop("counted"), request.POST.get("version", "")
    if found["numerator"] is not None and measurement.indicator.value_type in WHOLE_PARTS:
        del found["value"]
    try:
        services.correct(
            because=CorrectionReason.REGISTER,
            measurement=measurement,
            by=request.user,
            reason=reason,
            version=int(version) if version.isdecimal() else 0,
            counted=counted,
            **found,
        )
    except ChangedMeanwhile:
        messages.error(request, _("It changed since you opened the page. Look at it again."))
    except services.MeasurementRefused as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("The correction is in review. Until somebody else approves it, the old value stands.")
        messages.success(request, said)


def segments_of(measurements):
    """The counted segments, each in words with its value."""
    counted = measurements.disaggregated().filter(is_derived=True).order_by("segment")
    return [(tracing.segment_in_words(each.segment), each) for each in counted]


def counted_indicator(city, code):
    """An indicator of the catalogue, or of the city's own, that the register counts; 404 for any other."""
    counted = Q(city=None, code__in=RULES) | Q(own_count__isnull=False, pk__in=Indicator.objects.usable_by(city))
    return get_object_or_404(Indicator.objects.filter(counted, code=code).select_related("own_count"))


@require_POST
def measure_derive(request, city, period):
    city = city_of(request, city, "indicators.record_measurement")
    period = get_object_or_404(Period, code=period)
    if timing(period) == AHEAD:
        messages.warning(request, NOT_BEGUN)
    else:
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
    found = counts.filter(indicator__code=code).select_related("indicator", "period")
    if period:
        found = found.filter(period__code=period)
    measurement = found.order_by("-period__ends_on", "-period__starts_on").first()
    if measurement is None:
        raise Http404
    return measurement
