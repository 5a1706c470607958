"""Files of open data at addresses without a language: streams of collections, and what describes them."""

import json
from functools import wraps

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from observatory.models import City
from reporting.exports import COLLECTIONS, sdmx
from reporting.exports.catalogue import catalogue
from reporting.exports.iati import iati
from reporting.exports.licence import TITLE, licence_links, licence_of, licences_in_use
from reporting.exports.package import package
from reporting.public.results import published_values
from reporting.views.public_page import public_city, public_page


def open_file(view):
    """A public file that programs of any site may read."""

    @public_page
    @wraps(view)
    def opened(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return opened


@open_file
def data_file(request, dataset, suffix):
    """Everything published of a kind, of all cities or of one."""
    if dataset not in COLLECTIONS:
        raise Http404
    collection = COLLECTIONS[dataset]
    rows, licences = None, licences_in_use()
    if code := request.GET.get("city"):
        if "city" not in collection.filters:
            raise Http404
        city = public_city(code)
        rows, licences = collection.of_city(city.code), [licence_of(city)]
    if suffix == "csv":
        return _streamed(collection.csv(rows), "text/csv; charset=utf-8", f"{dataset}.csv", licences)
    return _streamed(json_lines(collection, rows, licences), "application/json", f"{dataset}.json", licences)


def json_lines(collection, rows, licences):
    """One object whose `items` come line by line."""
    yield f'{{"licence": {json.dumps(", ".join(each.name for each in licences))}, "items": ['
    between = "\n"
    for items in collection.json_blocks(rows):
        yield between + ",\n".join(items)
        between = ",\n"
    yield "\n]}\n"


@open_file
def sdmx_file(request):
    """Published values as SDMX-CSV."""
    values, licences = published_values(), licences_in_use()
    if code := request.GET.get("city"):
        city = public_city(code)
        values, licences = values.filter(city=city), [licence_of(city)]
    media_type = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
    return _streamed(sdmx.sdmx_csv(values), media_type, "measurements-sdmx.csv", licences)


@open_file
def iati_file(request, city):
    """The projects of a city as IATI; 404 where it publishes none."""
    city = public_city(city)
    if (content := iati(city)) is None:
        raise Http404
    return _file(content, "application/xml", f"{city.code}-iati.xml")


@open_file
def data_package(request):
    """The description of all files, as a Data Package."""
    homepage = request.build_absolute_uri(reverse("data"))
    return _json(package(title=TITLE, homepage=homepage), "application/json", "datapackage.json")


@open_file
def data_catalogue(request):
    """The catalogue for portals that collect open data."""
    site = request.build_absolute_uri("/").rstrip("/")
    cities = City.objects.public().order_by("name_key", "pk")
    return _json(catalogue(site=site, title=TITLE, cities=cities), "application/ld+json", "catalog.jsonld")


def _streamed(lines, media_type, name, licences):
    response = StreamingHttpResponse(lines, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = licence_links(licences)
    return response


def _json(body, media_type, name):
    return _file(json.dumps(body, ensure_ascii=False, allow_nan=False, indent=1).encode(), media_type, name)


def _file(content, media_type, name):
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
