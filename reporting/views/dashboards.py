"""A city's dashboard, the cities of a territory, and the rows behind the numbers of both."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from observatory import formats
from observatory.kept import Kept
from observatory.models import City
from observatory.spreadsheets.writing import csv_lines
from observatory.views.workspace import city_of
from reporting.dashboards import around, dashboard, period_asked, span_of
from reporting.dashboards.rows import NoSuchNumber, rows_behind
from reporting.network import HEADERS, LABELS, countries_of, csv_rows, headline, network, read_question, sight, written
from reporting.network.counting import COUNTS
from reporting.network.partners import partner_map
from reporting.network.rows import rows_behind as rows_behind_count

PAGE = 25
CITIES_ON_A_PAGE = 50
BOARDS, SCREENS = Kept(), Kept()


def work_dashboard(request, code):
    """A city's dashboard, as it was written for this person today, until anything is written to the database."""
    city, today = city_of(request, code), timezone.localdate()
    key = city.pk, request.user.pk, get_language(), today, request.GET.urlencode()
    board = BOARDS.get(key, lambda: _written_board(request, city, today))
    return render(request, "reporting/work_dashboard.html", {"city": city, "section": "dashboard", **board})


def _written_board(request, city, today):
    """What is the dashboard's own of its page, as HTML: what stands around it is made for every request."""
    span = span_of(city, today)
    here = around(city, period_asked(request.GET.get("period"), span), today, request.GET)
    context = {"city": city, "board": dashboard(here, by=request.user), "span": span, "narrowing": here.narrowing}
    kept = format_html('<input type="hidden" name="period" value="{}">', here.period.code)
    context |= {"kept": kept, "all": f"?period={here.period.code}"}
    main = render_to_string("reporting/dashboard/main.html", context, request)
    return {"shown_period": here.shown_period, "main": main}


def dashboard_rows(request, code, name):
    """The records behind one number of the dashboard."""
    city, today = city_of(request, code), timezone.localdate()
    here = around(city, period_asked(request.GET.get("period"), span_of(city, today)), today, request.GET)
    try:
        found = rows_behind(name, request.GET, here)
    except NoSuchNumber:
        raise Http404 from None
    page = Paginator(found.found, PAGE).get_page(request.GET.get("page"))
    context = {"city": city, "section": "dashboard", "title": found.title, "rows": found.on(page), "page": page}
    return render(
        request, "reporting/dashboard_rows.html", context | {"period": here.period, "narrowing": here.narrowing}
    )


def _territory(request, code):
    return get_object_or_404(City.objects.visible_to(request.user).select_related("country"), code__iexact=code)


@login_not_required
@require_safe
def network_screen(request, territory):
    """The cities of a territory with what each has, as far as the person may see it."""
    city = _territory(request, territory)
    locale = formats.locale_for(get_language(), city.locale)
    question = read_question(request.GET)
    key = city.pk, request.user.pk, get_language(), timezone.localdate(), question
    found, countries, partners = SCREENS.get(key, lambda: _gathered_screen(city, request.user, question))
    page = Paginator(found.rows, CITIES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "city": city,
        "section": "network",
        "question": question,
        "sort": question.sort,
        "headline": headline(found, locale),
        "page": page,
        "rows": written(page, found, question, locale, city.code),
        "labels": LABELS,
        "totals": [(LABELS[name], n if n is None else formats.number(n, locale)) for name, n in found.totals.items()],
        "countries": countries,
        "map": partners,
    }
    return render(request, "reporting/network_screen.html", context)


def _gathered_screen(city, user, question):
    """What a person sees of a territory today, until anything is written to the database."""
    of = sight(city, user)
    return network(of, question), countries_of(of), partner_map(of, question) if question.asks_map else None


@login_not_required
@require_safe
def network_rows(request, territory, city, count):
    """The records behind one number of a city of a territory, as far as the person may see them."""
    territory, question = _territory(request, territory), read_question(request.GET)
    of = sight(territory, request.user)
    city = get_object_or_404(City, pk__in=[pk for pk, *_said in of.cities], code__iexact=city)
    if count not in COUNTS:
        raise Http404
    found = rows_behind_count(count, city, of, question, formats.locale_for(get_language(), city.locale))
    page = Paginator(found.found, PAGE).get_page(request.GET.get("page"))
    context = {"city": territory, "section": "network", "question": question, "asked": urlencode(question.asked)}
    context |= {"title": found.title, "rows": found.on(page), "page": page}
    return render(request, "reporting/network_rows.html", context)


@login_not_required
@require_safe
def network_csv(request, territory):
    """The same cities, filters and order as a file."""
    city = _territory(request, territory)
    found = network(sight(city, request.user), read_question(request.GET))
    response = StreamingHttpResponse(csv_lines(HEADERS, csv_rows(found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{city.code}-cities.csv"'
    return response
