"""Addresses without a language."""

from django.urls import path

from observatory.views import cities

urlpatterns = [
    path("accents/<slug:code>.css", cities.city_accent, name="city-accent"),
]
