"""Measuring: the catalogue, a city's indicators, their values and what is behind them."""

from django.urls import path

from indicators.views import derived

urlpatterns = [
    # Counted from the register
    path("cities/<slug:city>/indicators/<str:code>/rows/", derived.city_indicator_rows, name="city-indicator-rows"),
    path("work/<slug:city>/measure/<str:period>/count-again/", derived.measure_derive, name="measure-derive"),
    path("work/<slug:city>/measure/<str:period>/<str:code>/rows/", derived.measurement_trace, name="measurement-trace"),
]
