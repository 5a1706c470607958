from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from observatory import exports
from observatory.resources import data_sets
from observatory.views.workspace import city_of


def _data_set(name):
    if name not in data_sets():
        raise Http404
    return data_sets()[name]


def download(content, filename, media_type):
    """Answer with a file of one's own: to be kept by the browser's person, not by caches on the way."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, filename)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def export_dataset(request, city, dataset, kind):
    city, dataset = city_of(request, city), _data_set(dataset)
    if kind not in exports.MEDIA_TYPES:
        raise Http404
    content = exports.exported(dataset, city, request.user, kind)
    return download(content, f"{city.code} {dataset.name} {localdate()}.{kind}", exports.MEDIA_TYPES[kind])


def list_export(dataset, city, user, kind, among):
    """Answer with the records that a list shows as a file that can be brought in again."""
    content = exports.exported(dataset, city, user, kind, among)
    return download(content, f"{city.code} {dataset.label} {localdate()}.{kind}", exports.MEDIA_TYPES[kind])


def import_template(request, city, dataset):
    city_of(request, city)
    dataset = _data_set(dataset)
    return download(exports.template(dataset), f"{dataset.label}.xlsx", exports.MEDIA_TYPES[exports.XLSX])
