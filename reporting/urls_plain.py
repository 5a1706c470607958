"""Addresses without a language."""

from django.urls import path, re_path

from reporting.api import views as api
from reporting.views import open_data, permanent, sitemap

urlpatterns = [
    path("robots.txt", permanent.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap.section, name="sitemap-section"),
    path(".well-known/security.txt", permanent.security, name="security"),
    path("id/<slug:kind>/<uuid:uuid>", permanent.permanent, name="permanent"),
    path("api/v1/openapi.json", api.description, name="api-description"),
    re_path(r"^api/v1/?$", api.description, name="api"),
    re_path(r"^api/v1/(?P<name>[-\w]+)/?$", api.collection, name="api-collection"),
    re_path(r"^api/(?P<rest>.*)$", api.nothing, name="api-nothing"),
    path("data/catalog.jsonld", open_data.data_catalogue, name="data-catalogue"),
    path("data/datapackage.json", open_data.data_package, name="data-package"),
    path("data/iati/<slug:city>.xml", open_data.iati_file, name="data-iati"),
    path("data/measurements-sdmx.csv", open_data.sdmx_file, name="data-sdmx"),
    re_path(r"^data/(?P<dataset>\w+)\.(?P<suffix>csv|json)$", open_data.data_file, name="data-file"),
]
