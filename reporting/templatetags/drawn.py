"""The chart of a figure, for pages of the workspace."""

from django import template

from reporting import charts
from reporting.drawings import chart_of, series_of_figure

register = template.Library()


@register.simple_tag
def chart_of_figure(figure, levels, locale, source=""):
    """The chart that suits a figure, or None where a picture says nothing."""
    chart = chart_of(series_of_figure(figure, levels), locale, source=source)
    return charts.shown(chart, key=f"figure-{figure.code}") if chart else None
