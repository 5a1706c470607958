from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indicators import dashboards, periods, series, services
from indicators.choices import Frequency, State, ValueType, YesNo
from indicators.derived import derive
from indicators.due import AHEAD, timing, year_table
from indicators.forms.events import EventForm
from indicators.forms.measuring import WORDS, CorrectionForm, MeasurementForm, RowForm
from indicators.models import AdoptedIndicator, Measurement, PeriodLock
from indicators.views.changes import events_of
from indicators.views.conflicts import conflict_with
from indicators.views.finding import (
    adoption_of,
    approved_one,
    locale_of,
    measurement_of,
    period_named,
)
from indicators.views.parts import assessments_of
from indicators.views.values import Shown, segment_in_words, shown_point, shown_value
from observatory.history import ChangedMeanwhile
from observatory.views.workspace import city_of

RECORD = "indicators.record_measurement"
CORRECT = "indicators.correct_measurement"
LOCK = "indicators.approve_measurement"
SAVED_MEANWHILE = "saved-meanwhile"


def calendar(request, city):
    city = city_of(request, city)
    years = dashboards.years_of(city)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else timezone.localdate().year
    event = EventForm(request.GET if "first" in request.GET else None, city=city)
    if event.is_valid():
        return redirect("measure-period", city.code, event.cleaned_data["spec"].code)
    groups = dashboards.calendar(city, year)
    context = {
        "city": city,
        "section": "measure",
        "years": years,
        "year": year,
        "groups": [(Frequency(key).label if key else _("Other periods"), rows) for key, rows in groups],
        "view": "indicators" if request.GET.get("view") == "indicators" else "periods",
        "event": event if event_is_measured(city) or event.is_bound else None,
        "overdue": sum(row.overdue for _key, rows in groups for row in rows),
    }
    if context["view"] == "indicators":
        context["table"] = year_table(city, year)
    return render(request, "indicators/calendar.html", context)


def event_is_measured(city):
    return AdoptedIndicator.objects.current().filter(city=city, frequency=Frequency.EVENT).exists()


def sheet(request, city, period):
    city = city_of(request, city)
    spec = period_named(period)
    if spec.code != period:
        return redirect("measure-period", city.code, spec.code)
    rows = with_forms(dashboards.sheet(city, spec), request)
    if request.method == "POST":
        if not request.user.has_perm(RECORD, city):
            raise PermissionDenied
        return entered(request, city, spec, rows)
    return sheet_page(request, city, spec, rows)


def with_forms(rows, request):
    for row in rows:
        if row.is_open and not row.is_counted:
            given = (request.POST, request.FILES) if request.method == "POST" else ()
            row.form = RowForm(*given, adoption=row.adoption, measurement=row.measurement, prefix=row.indicator.code)
    return rows


def entered(request, city, spec, rows):
    """Save the row whose button was pressed, or all; what cannot be saved stays as typed, with the reason."""
    act, _colon, code = request.POST.get("act", "save").partition(":")
    typed = [row for row in rows if row.form is not None and row.form.has_answer]
    chosen = [row for row in typed if act != "row" or row.indicator.code == code]
    period = services.period_of(spec)
    saved = [row for row in chosen if save_row(row.form, period, request.user)]
    unsaved = [row for row in typed if row not in saved]
    if act in ("submit", "accept") and not unsaved:
        hand_in(request, city, spec, code)
    elif saved:
        said = ngettext("One value is saved.", "%(n)s values are saved.", len(saved))
        messages.success(request, said % {"n": len(saved)})
    if unsaved:
        return sheet_page(request, city, spec, still_typed(request, city, spec, unsaved, chosen))
    return redirect("measure-period", city.code, spec.code)


def save_row(form, period, person):
    if not form.is_valid():
        return None
    try:
        return services.enter(form, period=period, by=person)
    except ChangedMeanwhile as changed:
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = changed.current.version
        said = _("Somebody else saved this value while you were writing. Save again to replace it.")
        form.add_error(None, said)
    return None


def still_typed(request, city, spec, unsaved, chosen):
    """The sheet as it stands now, with what was typed and not saved in its place."""
    kept = {row.indicator.pk: row.form for row in unsaved}
    rows = dashboards.sheet(city, spec)
    for row in rows:
        if row.is_open and not row.is_counted:
            form = RowForm(adoption=row.adoption, measurement=row.measurement, prefix=row.indicator.code)
            row.form = kept.get(row.indicator.pk, form)
    return rows


def hand_in(request, city, spec, code=""):
    """Submit what can be submitted in the period, or the one value of a code, counted ones as they are counted now."""
    if timing(spec) != AHEAD:
        derive(city, services.period_of(spec), by=request.user)
    open_states = (State.DRAFT, State.RETURNED)
    found = Measurement.objects.current().headline().filter(city=city, period__code=spec.code, state__in=open_states)
    found = found.filter(indicator__code=code) if code else found
    seen = [(each, each.version) for each in found.select_related("indicator", "city", "period")]
    tell(request, services.submit_several(seen=seen, by=request.user))


def tell(request, outcome):
    if outcome.done:
        said = ngettext("One value is in review now.", "%(n)s values are in review now.", len(outcome.done))
        messages.success(request, said % {"n": len(outcome.done)})
    for measurement, reason in outcome.left:
        messages.warning(request, f"{measurement.indicator}: {reason}")
    if not outcome.done and not outcome.left:
        messages.warning(request, _("There is nothing to submit yet."))


def sheet_page(request, city, spec, rows):
    context = {
        "city": city,
        "section": "measure",
        "spec": spec,
        "rows": [shown_row(row, city) for row in rows],
        "forms": [row.form for row in rows if row.form is not None and row.form.is_bound],
        "counted": [row for row in rows if row.is_counted and row.is_open],
        "is_ahead": timing(spec) == AHEAD,
        "n_open": sum(row.is_open for row in rows),
        "n_missing": sum(row.measurement is None for row in rows),
        "previous": beside(periods.previous_to, spec),
        "next": beside(periods.next_after, spec),
        "lock": PeriodLock.objects.covering(city, spec).select_related("period", "locked_by").first(),
        "hours": sum(row.measurement.hours_spent or 0 for row in rows if row.measurement),
        "may_lock": request.user.has_perm(LOCK, city),
    }
    context["may_record"] = context["lock"] is None and request.user.has_perm(RECORD, city)
    return render(request, "indicators/period_sheet.html", context)


def beside(step, spec):
    """The period before or after this one; None at the edge of the years that are told."""
    try:
        return step(spec)
    except periods.NotAPeriod:
        return None


def shown_row(row, city):
    """A row of the sheet with its values in words."""
    levels = {level.value: level.name for level in row.indicator.levels.all()}
    return {
        "row": row,
        "previous": shown_point(row.previous, row.indicator, city, levels) if row.previous else "",
        "value": shown_value(row.count or row.measurement, row.indicator, city, levels),
        "target": shown_value(Shown(row.goal.value), row.indicator, city, levels) if row.goal else "",
    }


def edit(request, city, period, code):
    city, spec = city_of(request, city), period_named(period)
    adoption = adoption_of(request, city, code)
    measurement = measurement_of(city, adoption.indicator, spec)
    may_record = request.user.has_perm(RECORD, city)
    if request.method == "POST" and not may_record:
        raise PermissionDenied
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MeasurementForm(*given, adoption=adoption, measurement=measurement)
    conflict = {}
    if form.is_valid():
        try:
            if saved := services.enter(form, period=services.period_of(spec), by=request.user):
                return after_saving(request, city, spec, saved)
        except ChangedMeanwhile as changed:
            conflict = conflict_with(form, changed.current, city)
    context = measurement_context(city, spec, adoption, measurement) | conflict
    if adoption.indicator.value_type == ValueType.ORDINAL:
        context["assessments"] = assessments_of(city, adoption.indicator, spec, request.user)
    if adoption.indicator.value_type not in WORDS:
        context["breakdowns"] = list(adoption.breakdowns.all())
    context |= {"form": form, "may_record": may_record, "may_correct": request.user.has_perm(CORRECT, city)}
    return render(request, "indicators/measurement.html", context, status=409 if conflict else 200)


def after_saving(request, city, spec, measurement):
    if request.POST.get("act") == "submit":
        tell(request, services.submit_several(seen=[(measurement, measurement.version)], by=request.user))
        return redirect("measure-period", city.code, spec.code)
    messages.success(request, _("The value is saved."))
    return redirect("measurement-edit", city.code, spec.code, measurement.indicator.code)


def measurement_context(city, spec, adoption, measurement):
    levels = {level.value: level.name for level in adoption.indicator.levels.all()}
    points = series.headline_series(city, [adoption.indicator_id]).get(adoption.indicator_id, [])
    before = [point for point in series.of_one_rhythm(points, spec.frequency) if point.ends_on < spec.starts_on]
    previous = before[-1] if before else None
    steps = dict(YesNo.choices) if adoption.indicator.value_type == ValueType.BOOLEAN else levels
    return {
        "city": city,
        "section": "measure",
        "spec": spec,
        "adoption": adoption,
        "indicator": adoption.indicator,
        "measurement": measurement,
        "value": shown_value(measurement, adoption.indicator, city, levels),
        "previous": shown_point(previous, adoption.indicator, city, levels) if previous else "",
        "previous_period": previous.period if previous else "",
        "question": dashboards.question_of(measurement, previous),
        "is_counted": measurement is not None and measurement.is_derived,
        "replaced": shown_value(measurement.corrects, adoption.indicator, city, levels)
        if measurement and measurement.corrects
        else "",
        "parts": parts_in_words(city, spec, adoption.indicator, levels),
        "may_overlap": any(each.may_overlap for each in adoption.breakdowns.all()),
        "events": events_of(city, "indicators.measurement", itself_and_replaced(measurement), locale_of(city), steps),
    }


def parts_in_words(city, spec, indicator, levels):
    """The segments of the period's value, each in words with its value."""
    parts = Measurement.objects.current().disaggregated().filter(city=city, indicator=indicator, period__code=spec.code)
    return [
        (segment_in_words(part.segment), shown_value(part, indicator, city, levels))
        for part in parts.order_by("segment")
    ]


def itself_and_replaced(measurement):
    """The identifiers of a value and of those it replaced."""
    uuids = []
    while measurement is not None:
        uuids.append(measurement.uuid)
        measurement = measurement.corrects
    return uuids


@require_POST
def submit(request, city, period, code):
    city, spec = city_of(request, city, RECORD), period_named(period)
    adoption = adoption_of(request, city, code)
    measurement = measurement_of(city, adoption.indicator, spec)
    if measurement is None:
        raise Http404
    version = request.POST.get("version", "")
    seen = [(measurement, int(version) if version.isdecimal() else 0)]
    tell(request, services.submit_several(seen=seen, by=request.user))
    return redirect("measurement-edit", city.code, spec.code, adoption.indicator.code)


def correct(request, city, period, code):
    city, spec = city_of(request, city, CORRECT), period_named(period)
    adoption = adoption_of(request, city, code)
    measurement = approved_one(request, city, spec, adoption)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CorrectionForm(*given, adoption=adoption, measurement=measurement)
    conflict = {}
    if form.is_valid():
        try:
            if services.enter_correction(form, by=request.user):
                messages.success(
                    request, _("The correction is in review. Until somebody else approves it, the old value stands.")
                )
                return redirect("measurement-edit", city.code, spec.code, adoption.indicator.code)
        except ChangedMeanwhile as changed:
            conflict = conflict_with(form, changed.current, city)
    part = segment_in_words(measurement.segment)
    context = measurement_context(city, spec, adoption, measurement) | {"form": form, "part": part} | conflict
    return render(request, "indicators/measurement_correct.html", context, status=409 if conflict else 200)
