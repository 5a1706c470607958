from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from observatory import history
from observatory.forms.city import CitySettingsForm, NewCityForm
from observatory.models import City
from observatory.names import places_beginning
from observatory.services import cities
from observatory.views.workspace import city_of


def city_new(request):
    territories = cities.territories_to_add_to(request.user)
    if not request.user.is_superuser and not territories:
        raise PermissionDenied
    form = NewCityForm(request.POST or None, territories=territories)
    if form.is_valid():
        city = form.instance
        if not cities.may_add_cities(request.user, city.parent):
            raise PermissionDenied
        city.code = city.code or cities.free_code(city.name)
        city.languages = [city.locale[:2]]
        cities.add_city(city, by=request.user, roles=cities.FOUNDING_ROLES)
        messages.success(request, _("%(city)s is set up.") % {"city": city})
        return redirect("work-today", city.code)
    return render(request, "observatory/city_new.html", {"form": form})


def city_settings(request, code):
    city = city_of(request, code, "observatory.manage_city")
    form = CitySettingsForm(request.POST or None, instance=city)
    context = {"city": city, "section": "settings", "form": form}
    if form.is_valid():
        try:
            history.save_form(form, by=request.user)
        except history.ChangedMeanwhile as changed:
            return render(request, "observatory/city_settings.html", context | {"current": changed.current}, status=409)
        messages.success(request, _("The settings are saved."))
        return redirect("work-settings", city.code)
    return render(request, "observatory/city_settings.html", context)


@login_not_required
@cache_control(max_age=300)
def city_accent(request, code):
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=code)
    return HttpResponse(f":root{{--accent:{city.accent}}}", content_type="text/css")


def places(request):
    """Suggest cities of the gazetteer for what was typed."""
    typed = request.GET.get("q", "").strip()
    found = places_beginning(typed, request.GET.get("country") or None) if len(typed) > 1 else []
    items = [{"value": place.geonameid, "label": place.name, "detail": place.country.name} for place in found]
    return JsonResponse({"items": items})
