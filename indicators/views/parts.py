"""What stands beside a value: its parts by a breakdown, and how several people see its level."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from indicators import segments, services
from indicators.choices import ValueType
from indicators.forms.measuring import WORDS, described_levels
from indicators.forms.parts import AssessmentForm, PartsForm
from indicators.models import LevelAssessment, Measurement
from indicators.views.finding import adoption_of, measurement_of, period_named
from indicators.views.values import segment_in_words, shown_value
from observatory.history import ChangedMeanwhile
from observatory.views.workspace import city_of

RECORD = "indicators.record_measurement"


def parts(request, city, period, code, breakdown):
    """Enter the parts of a value by one breakdown; saving submits them too if that is asked."""
    city, spec = city_of(request, city, RECORD), period_named(period)
    adoption = adoption_of(request, city, code)
    breakdown = get_object_or_404(adoption.breakdowns, pk=breakdown)
    if adoption.indicator.value_type in WORDS:
        raise Http404
    stored = stored_parts(adoption, spec, breakdown)
    form = PartsForm(request.POST or None, adoption=adoption, breakdown=breakdown, stored=stored)
    if form.is_valid() and saved(request, adoption, spec, breakdown, form):
        return redirect("measurement-edit", city.code, spec.code, adoption.indicator.code)
    whole = measurement_of(city, adoption.indicator, spec)
    context = {
        "city": city,
        "section": "measure",
        "spec": spec,
        "adoption": adoption,
        "indicator": adoption.indicator,
        "breakdown": breakdown,
        "form": form,
        "rows": [(*row, shown_value(row[-1], adoption.indicator, city)) for row in form.rows],
        "may_correct": request.user.has_perm("indicators.correct_measurement", city),
        "whole": shown_value(whole, adoption.indicator, city),
    }
    return render(request, "indicators/parts_form.html", context)


def stored_parts(adoption, spec, breakdown):
    """The current values of a breakdown in a period, by part."""
    rows = Measurement.objects.current().disaggregated().filter(city=adoption.city, indicator=adoption.indicator)
    found = {}
    for row in rows.filter(period__code=spec.code):
        named = segments.parse(row.segment)
        if named.keys() == {breakdown.name}:
            found[named[breakdown.name]] = row
    return found


def saved(request, adoption, spec, breakdown, form):
    """Record each part that was given; all of them or none. What cannot be saved is said on the form."""
    place = {"city": adoption.city, "indicator": adoption.indicator, "period": services.period_of(spec)}
    try:
        with transaction.atomic():
            rows = [
                services.record(
                    **place,
                    segment=segments.write({breakdown.name: part}),
                    version=version,
                    by=request.user,
                    **said,
                )
                for part, said, version in form.given()
            ]
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return False
    except services.MeasurementRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    except ChangedMeanwhile:
        form.add_error(None, _("It changed since you opened the page. Look at it again."))
        return False
    if request.POST.get("act") == "submit":
        outcome = services.submit_several(seen=[(row, row.version) for row in rows], by=request.user)
        for row, reason in outcome.left:
            messages.warning(request, f"{segment_in_words(row.segment)}: {reason}")
    messages.success(request, _("The parts are saved."))
    return True


def assess(request, city, period, code):
    """Say at which level one sees an indicator. What others said is shown only after that."""
    city, spec = city_of(request, city, RECORD), period_named(period)
    adoption = adoption_of(request, city, code)
    indicator = adoption.indicator
    if indicator.value_type != ValueType.ORDINAL:
        raise Http404
    own = LevelAssessment.objects.filter(
        city=city, indicator=indicator, period__code=spec.code, assessor=request.user
    ).first()
    initial = {"level": own.level, "justification": own.justification, "version": own.version} if own else {}
    form = AssessmentForm(request.POST or None, levels=described_levels(indicator), initial=initial)
    if form.is_valid() and assessed(request, city, indicator, spec, form):
        return redirect("measurement-edit", city.code, spec.code, indicator.code)
    context = {
        "city": city,
        "section": "measure",
        "spec": spec,
        "adoption": adoption,
        "indicator": indicator,
        "form": form,
    }
    return render(request, "indicators/assessment_form.html", context)


def assessed(request, city, indicator, spec, form):
    given = {name: form.cleaned_data[name] for name in ("level", "justification")}
    seen = form.cleaned_data["version"] or 0
    place = {"city": city, "indicator": indicator, "period": services.period_of(spec)}
    try:
        services.assess(**place, by=request.user, version=seen, **given)
    except ChangedMeanwhile:
        form.add_error(None, _("It changed since you opened the page. Look at it again."))
        return False
    messages.success(request, _("Your assessment is kept."))
    return True


def assessments_of(city, indicator, spec, person):
    """How several people see a level: all of it to whoever has said theirs, to others only how many there are."""
    rows = list(
        LevelAssessment.objects.filter(city=city, indicator=indicator, period__code=spec.code).select_related(
            "assessor"
        )
    )
    has_own = any(row.assessor_id == person.pk for row in rows)
    names = {level.value: level.name for level in indicator.levels.all()}
    levels = {row.level for row in rows}
    return {
        "count": len(rows),
        "has_own": has_own,
        "rows": [(row, names.get(row.level, row.level)) for row in rows] if has_own else [],
        "apart": max(levels) - min(levels) if has_own and len(levels) > 1 else 0,
    }
