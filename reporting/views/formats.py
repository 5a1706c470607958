"""Published data in formats for programs, at the addresses of the pages with a suffix."""

from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse

from observatory.models import Agreement, NetworkMembership
from observatory.spreadsheets.writing import csv_lines
from reporting import charts
from reporting.exports.licence import licence_links, licence_of
from reporting.public import files, results
from reporting.public.indicator import indicator_page
from reporting.public.picture import png_of
from reporting.views.public import published_indicator
from reporting.views.public_page import locale_of, public_city, public_page


def csv_response(name, headers, rows, city):
    """A CSV file of a city, streamed line by line, with its licence in the header."""
    response = StreamingHttpResponse(csv_lines(headers, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Link"] = licence_links([licence_of(city)])
    return response


def json_response(name, body, city):
    """A JSON file; what is no JSON number is refused."""
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False, "allow_nan": False, "indent": 1})
    response["Content-Disposition"] = f'inline; filename="{name}.json"'
    response["Link"] = licence_links([licence_of(city)])
    return response


@public_page
def city_indicator_file(request, city, code, suffix):
    city = public_city(city)
    adoption = published_indicator(city, code)
    name = f"{city.code}-{adoption.indicator.code}"
    if suffix == "csv":
        rows = files.value_rows(results.values_of(city, adoption.indicator))
        told = files.rows_with_overlap(rows, adoption.breakdowns.all())
        return csv_response(name, files.OF_ONE_INDICATOR, told, city)
    page = indicator_page(adoption, locale_of(city))
    if suffix == "json":
        return json_response(name, files.indicator_json(page, request.build_absolute_uri(page.permanent)), city)
    if page.chart is None:
        raise Http404
    drawing = charts.svg_file(page.chart)
    if suffix == "png":
        response = HttpResponse(png_of(drawing), content_type="image/png")
    else:
        response = HttpResponse(drawing, content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Content-Disposition"] = f'inline; filename="{name}.{suffix}"'
    return response


@public_page
def city_indicators_file(request, city, suffix):
    city = public_city(city)
    published = results.published_values().filter(city=city)
    name = f"{city.code}-indicators"
    if suffix == "csv":
        return csv_response(name, files.VALUES, files.value_rows(published), city)
    body = {"city": files.city_json(city), "values": files.values_json(published), "licence": licence_of(city).name}
    return json_response(name, body, city)


@public_page
def city_agreements_file(request, city):
    city = public_city(city)
    agreements = Agreement.objects.public().of(city).order_by("title", "pk")
    return csv_response(f"{city.code}-agreements", files.AGREEMENTS, files.agreement_rows(agreements), city)


@public_page
def city_networks_file(request, city):
    city = public_city(city)
    rows = files.membership_rows(NetworkMembership.objects.public().of(city))
    return csv_response(f"{city.code}-networks", files.MEMBERSHIPS, rows, city)
