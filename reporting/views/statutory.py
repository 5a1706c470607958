"""Tables that a law asks for, in one click."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from indicators import periods
from observatory.exports import MEDIA_TYPES, XLSX
from observatory.views.exports import download
from observatory.views.workspace import city_of
from reporting.exports.mexico_city import article_121
from reporting.views.preparation import PREPARE

YEARS = 3


def statutory_tables(request, city):
    """The quarters for which the table can be had, the last that ended first."""
    city, today = city_of(request, city, PREPARE), timezone.localdate()
    quarters = [periods.quarter(year, n) for year in range(today.year, today.year - YEARS, -1) for n in (4, 3, 2, 1)]
    ended = [quarter for quarter in quarters if quarter.ends_on < today]
    return render(request, "reporting/statutory.html", {"city": city, "section": "reports", "quarters": ended})


def article_121_file(request, city, period):
    """The sheet of one quarter as XLSX."""
    city = city_of(request, city, PREPARE)
    try:
        quarter = periods.parse(period)
    except periods.NotAPeriod:
        raise Http404 from None
    content = article_121(city, quarter, timezone.localdate())
    return download(content, f"{city.code} art-121 {quarter.code}.xlsx", MEDIA_TYPES[XLSX])
