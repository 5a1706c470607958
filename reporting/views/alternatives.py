"""The alternative texts of a report's charts: proposed, and written better by people."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.shortcuts import redirect, render
from django.utils import translation

from observatory import formats
from reporting import charts
from reporting.content.figures import figures_of
from reporting.drawings import chart_of, series_of_content
from reporting.forms import AlternativesForm
from reporting.services import preparing
from reporting.views.preparation import context_of, report_of, saved


@dataclass(frozen=True)
class Drawn:
    """A chart of the report with the text proposed for it and the one that somebody wrote."""

    adoption: int
    name: str
    picture: str
    proposed: str
    written: str

    @property
    def field(self):
        return f"text-{self.adoption}"


def drawn_of(report):
    """Every chart that the report draws, in the order of the report."""
    keys = dict(report.indicators.values_list("indicator__code", "pk"))
    locale = formats.locale_for(report.language, report.city.locale)
    with translation.override(report.language):
        found = [(each, chart_of(series_of_content(each), locale, title=each["name"])) for each in figures_of(report)]
        return [
            Drawn(keys[each["code"]], each["name"], _drawing(chart), charts.sentence(chart), each["alternative"])
            for each, chart in found
            if chart
        ]


def _drawing(chart):
    """The chart for a wide page and for a narrow one; the style sheet shows the one that fits."""
    return charts.svg(chart, width="wide") + charts.svg(chart, width="narrow")


def report_alternatives(request, code, report):
    report = report_of(request, code, report)
    if report.is_frozen:
        return redirect("report-prepare", report.city.code, report.code)
    form = AlternativesForm(request.POST or None, charts=drawn_of(report), initial={"version": report.version})
    if form.is_valid():
        written = {"texts": form.texts, "by": request.user, "version": form.cleaned_data["version"]}
        act = lambda: preparing.write_alternatives(report, **written)  # noqa: E731
        standing = lambda: SimpleNamespace(**{each.field: each.written or each.proposed for each in form.charts})  # noqa: E731
        return saved(request, report, act, form, "reporting/alternatives_form.html", standing=standing)
    return render(request, "reporting/alternatives_form.html", context_of(report, form=form))
