"""Addresses without a language."""

from django.urls import path

from reporting.views import permanent

urlpatterns = [
    path("robots.txt", permanent.robots, name="robots"),
    path(".well-known/security.txt", permanent.security, name="security"),
    path("id/<slug:kind>/<uuid:uuid>", permanent.permanent, name="permanent"),
]
