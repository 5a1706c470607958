from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import dashboards, services
from indicators.forms.measuring import ReturnForm
from indicators.models import Measurement
from indicators.views.values import segment_in_words, shown_point, shown_value
from observatory.views.workspace import city_of

APPROVE = "indicators.approve_measurement"


def queue(request, city):
    city = city_of(request, city)
    form = ReturnForm(request.POST or None)
    if request.method == "POST":
        if not request.user.has_perm(APPROVE, city):
            raise PermissionDenied
        if reviewed(request, city, form):
            return redirect("work-review", city.code)
    rows = [shown(waiting, city) for waiting in dashboards.queue(city, request.user)]
    context = {
        "city": city,
        "section": "review",
        "rows": rows,
        "form": form,
        "may_approve": request.user.has_perm(APPROVE, city),
        "may_decide": request.user.has_perm(APPROVE, city) and not all(row["waiting"].is_own for row in rows),
        "n_own": sum(row["waiting"].is_own for row in rows),
        "chosen": [row["ticket"] for row in rows if is_ticked(request, row)],
    }
    return render(request, "indicators/review.html", context)


def shown(waiting, city):
    measurement, levels = waiting.measurement, waiting.levels
    old = ""
    if measurement.corrects:
        old = shown_value(measurement.corrects, measurement.indicator, city, levels)
    elif waiting.previous:
        old = shown_point(waiting.previous, measurement.indicator, city, levels)
    parts = [
        (segment_in_words(each.segment), shown_value(each, measurement.indicator, city, levels))
        for each in waiting.parts
    ]
    return {
        "waiting": waiting,
        "ticket": waiting.ticket,
        "part": segment_in_words(measurement.segment),
        "parts": parts,
        "old": old,
        "new": shown_value(measurement, measurement.indicator, city, levels),
    }


def is_ticked(request, row):
    """Ticked by the person, or by the link that ticks all; never of itself."""
    return request.GET.get("tick") == "all" or row["ticket"] in request.POST.getlist("seen")


def reviewed(request, city, form):
    """Do what the pressed button says with the values ticked; whether it was done."""
    form.full_clean()
    seen = seen_by(request, city)
    if not seen:
        form.add_error(None, _("Tick at least one value."))
        return False
    if request.POST.get("act") == "return":
        return returned(request, form, seen)
    outcome = services.approve_several(seen=seen, by=request.user)
    tell(request, outcome, ngettext("One value is approved.", "%(n)s values are approved.", len(outcome.done)))
    return True


def returned(request, form, seen):
    if not form.is_valid():
        return False
    try:
        outcome = services.return_several(seen=seen, by=request.user, note=form.cleaned_data["note"])
    except ValidationError as problem:
        form.add_error("note", problem.message_dict["note"])
        return False
    tell(request, outcome, ngettext("One value is returned.", "%(n)s values are returned.", len(outcome.done)))
    return True


def seen_by(request, city):
    """The measurements ticked, each with the versions the person saw; what is not this city's is left out."""
    versions = dict(filter(None, map(ticked, request.POST.getlist("seen"))))
    found = Measurement.objects.current().workable_by(request.user).filter(city=city, uuid__in=versions)
    return [(each, *versions[each.uuid]) for each in found.select_related("indicator", "period", "city")]


def ticked(text):
    """Read "uuid:version:version of the segments"; None for anything else."""
    try:
        uuid, version, parts = text.split(":")
        return UUID(uuid), (int(version), int(parts))
    except ValueError:
        return None


def tell(request, outcome, said):
    if outcome.done:
        messages.success(request, said % {"n": len(outcome.done)})
    for measurement, reason in outcome.left:
        messages.warning(request, f"{measurement.indicator}: {reason}")
