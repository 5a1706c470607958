"""What a city's dashboard shows, gathered into one frozen object with everything already in words.

from reporting.dashboards import around, dashboard, period_asked, span_of

here = around(city, period_asked(request.GET.get("period"), span_of(city, today)), today, request.GET)
dashboard(here, by=request.user)
"""

import datetime
from dataclasses import dataclass

from django.db.models import Max, Min

from indicators import periods, series
from indicators.choices import ValueType
from indicators.models import Measurement
from observatory import formats
from observatory.prepared import prepared
from reporting.dashboards.around import Around, around
from reporting.dashboards.changes import Changes, changes
from reporting.dashboards.counters import Balance, YearFigure, counts, planned_or_reactive, year_figures
from reporting.dashboards.money import Money, money
from reporting.dashboards.pulse import Pulse, agreements_by_pulse, pulse
from reporting.dashboards.results import Results, results
from reporting.dashboards.risks import Risk, at_risk
from reporting.dashboards.trends import Measured, Multiple, measured, multiples
from reporting.dashboards.waiting import Waiting, waiting

__all__ = ["Dashboard", "Span", "around", "dashboard", "period_asked", "span_of"]

YEARS_OFFERED = 10


@dataclass(frozen=True, slots=True)
class Span:
    """The years between which a dashboard may be asked for."""

    first: int
    last: int
    default: int

    @property
    def years(self):
        """The years to offer, the latest first; an older one may still be asked for."""
        return range(self.last, max(self.first, self.last - YEARS_OFFERED + 1) - 1, -1)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that a director's page shows of a city and a period."""

    period: periods.PeriodSpec
    shown_period: str
    approved_until: str
    results: Results
    waiting: tuple[Waiting, ...]
    changes: Changes
    year: tuple[YearFigure, ...]
    pulse: Pulse | None
    multiples: tuple[Multiple, ...]
    measured: Measured | None
    balance: Balance | None
    risks: tuple[Risk, ...]
    money: Money


def span_of(city, today):
    """The years with approved values, this year and the last; the default is the last full year that has any."""
    last_full, ends = today.year - 1, _ends(city.pk)
    if not ends:
        return Span(last_full, today.year, last_full)
    first, last = (day.year for day in ends[0])
    return Span(min(first, last_full), max(last, today.year), max(min(last, last_full), first))


@prepared
def _ends(city):
    """The first and the last day of the periods with approved values; no row where there are none."""
    values = Measurement.objects.current().approved().filter(city=city).order_by().values("city")
    return values.annotate(first=Min("period__ends_on"), last=Max("period__ends_on")).values_list("first", "last")


def period_asked(text, span):
    """The period a person asks for, as people write them; the default year where the text names none."""
    try:
        return periods.parse(text or span.default)
    except periods.NotAPeriod:
        return periods.year(span.default)


def dashboard(here: Around, *, by):
    """Gather the dashboard of a city for a period, as one person sees it on a day, in a constant number of queries."""
    figures = here.figures()
    levels = series.level_names([each.indicator_id for each in figures if each.value_type == ValueType.ORDINAL])
    found, agreements = counts(here), agreements_by_pulse(here)
    return Dashboard(
        period=here.period,
        shown_period=here.shown_period,
        approved_until=_last_approval(figures, here),
        results=results(figures, here),
        waiting=waiting(by, agreements, here),
        changes=changes(figures, levels, here),
        year=year_figures(found, here),
        pulse=pulse(agreements, here),
        multiples=multiples(figures, here),
        measured=measured(figures, here),
        balance=planned_or_reactive(found, here),
        risks=at_risk(figures, levels, here),
        money=money(here),
    )


def _last_approval(figures, here: Around):
    days = [figure.latest.approved_on for figure in figures if figure.latest and figure.latest.approved_on]
    last: datetime.date | None = max(days, default=None)
    return formats.date(last, here.locale) if last else ""
