"""Addresses without a language."""

from django.urls import path

from observatory.views import calendar, cities

urlpatterns = [
    path("feeds/<slug:city>/<str:token>.ics", calendar.calendar_feed, name="calendar-feed"),
    path("accents/<slug:code>.css", cities.city_accent, name="city-accent"),
]
