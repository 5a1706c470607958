"""What a city's imports remember: whom spellings mean, and how sheets are laid out. All of it can be dropped."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from observatory.imports.aliases import forget
from observatory.resources import data_sets
from observatory.views.import_pages import IMPORT, import_page
from observatory.views.workspace import city_of


def import_remembered(request, city):
    city = city_of(request, city, IMPORT)
    if request.method == "POST":
        forget(remembered(city, request.POST.get("drop", "")), by=request.user)
        messages.success(request, _("Dropped. The next file is asked about it again."))
        return redirect("import-remembered", city.code)
    labels = {field.refers_to: field.label for each in data_sets().values() for field in each.fields}
    names = [(alias, labels.get(alias.refers_to, "")) for alias in city.name_aliases.all()]
    layouts = city.column_layouts.order_by("-used_at")
    return import_page(request, "remembered", city, names=names, layouts=layouts)


def remembered(city, asked):
    """The spelling or layout of a city that a button names, such as `name:12`; 404 for any other."""
    kind, _colon, key = asked.partition(":")
    things = {"name": city.name_aliases, "layout": city.column_layouts}
    if kind not in things or not key.isdecimal():
        raise Http404
    return get_object_or_404(things[kind], pk=int(key))
