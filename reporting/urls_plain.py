"""Addresses without a language."""

from django.urls import path, re_path

from reporting.api import views as api
from reporting.views import permanent

urlpatterns = [
    path("robots.txt", permanent.robots, name="robots"),
    path(".well-known/security.txt", permanent.security, name="security"),
    path("id/<slug:kind>/<uuid:uuid>", permanent.permanent, name="permanent"),
    path("api/v1/openapi.json", api.description, name="api-description"),
    path("api/v1/<slug:name>", api.collection, name="api-collection"),
    path("api/v1/<slug:name>/", api.collection),
    re_path(r"^api/(?P<rest>.*)$", api.nothing, name="api-nothing"),
]
