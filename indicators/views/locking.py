from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from indicators import services
from indicators.forms.locking import OpenForm
from indicators.models import PeriodLock
from indicators.views.finding import period_named
from indicators.views.measuring import LOCK
from observatory.views.workspace import city_of


def lock(request, city, period):
    """Lock a period of the city; or, where it is locked, open it again with a reason."""
    city, spec = city_of(request, city, LOCK), period_named(period)
    standing = PeriodLock.objects.standing().filter(city=city, period__code=spec.code).select_related("period").first()
    form = OpenForm(request.POST if standing and request.method == "POST" else None)
    if request.method == "POST" and (reopened(request, standing, form) if standing else locked(request, city, spec)):
        return redirect("measure-period", city.code, spec.code)
    former = PeriodLock.objects.filter(city=city, period__code=spec.code).exclude(opened_at=None)
    context = {"city": city, "section": "measure", "spec": spec, "lock": standing, "form": form}
    context["former"] = former.select_related("locked_by", "opened_by").order_by("-opened_at")
    return render(request, "indicators/period_lock.html", context)


def locked(request, city, spec):
    try:
        services.lock_period(city=city, period=services.period_of(spec), by=request.user)
    except services.MeasurementRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("The period is locked."))
    return True


def reopened(request, standing, form):
    if not form.is_valid():
        return False
    services.open_period(lock=standing, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("The period is open again."))
    return True
