"""Indicators of a city, and what was measured: one door for files and spreadsheets."""

from indicators.resources import evaluations, indicators, measurements, sheets, targets  # noqa: F401  the data sets
