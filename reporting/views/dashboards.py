"""A city's dashboard, the rows behind its numbers, and the cities of a territory."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from observatory.models import City
from reporting.dashboards import around, dashboard, period_asked, span_of
from reporting.dashboards.rows import NoSuchNumber, rows_behind

PAGE = 25


def _city(request, code):
    return get_object_or_404(City.objects.worked_on_by(request.user), code__iexact=code)


def work_dashboard(request, code):
    city, today = _city(request, code), timezone.localdate()
    span = span_of(city, today)
    board = dashboard(city, period_asked(request.GET.get("period"), span), by=request.user, today=today)
    context = {"city": city, "section": "dashboard", "board": board, "span": span}
    return render(request, "reporting/work_dashboard.html", context)


def dashboard_rows(request, code, name):
    """The records behind one number of the dashboard."""
    city, today = _city(request, code), timezone.localdate()
    here = around(city, period_asked(request.GET.get("period"), span_of(city, today)), today)
    try:
        found = rows_behind(name, request.GET, here)
    except NoSuchNumber:
        raise Http404 from None
    page = Paginator(found.found, PAGE).get_page(request.GET.get("page"))
    context = {"city": city, "section": "dashboard", "title": found.title, "rows": found.on(page), "page": page}
    return render(request, "reporting/dashboard_rows.html", context | {"period": here.period})
