"""The bytes of an edition, made of its frozen content and of nothing else: web article, PDF, CSV and JSON."""

import json
import uuid

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from observatory.spreadsheets.writing import csv_lines
from reporting.article import Page, number
from reporting.content import gather
from reporting.models import Edition
from reporting.pdf import Attachment, Paper, render_pdf

COLUMNS = (
    "indicator",
    "name",
    "dimension",
    "unit",
    "period",
    "value",
    "numerator",
    "denominator",
    "text",
    "no_data_reason",
    "target",
    "original_target",
    "approved_on",
    "measurement",
    "records_counted",
    "source",
)


def documents_of(edition):
    """Answer {"page" | "pdf" | "csv" | "json": (file name, bytes)} for an edition that is about to be kept."""
    with translation.override(edition.language):
        data, structured = data_csv(edition.content), data_json(edition)
        name = f"{edition.content['city']['code']}-{edition.report.code}-{edition.number}"
        paper = Paper(
            html=render_to_string("reporting/print/edition.html", _context(edition, "paper")),
            extra_css=_accent(edition),
            attachments=[
                Attachment(f"{name}.csv", data, edition.title),
                Attachment(f"{name}.json", structured, edition.title),
            ],
        )
        article = render_to_string("reporting/print/article.html", _context(edition, "web"))
        return {
            "page": (f"{name}.html", article.encode()),
            "pdf": (f"{name}.pdf", render_pdf(paper)),
            "csv": (f"{name}.csv", data),
            "json": (f"{name}.json", structured),
        }


def draft_web(report, *, by):
    """The article as it would be published now, marked as a trial."""
    edition = _trial(report, by)
    with translation.override(edition.language):
        return SafeString(render_to_string("reporting/print/article.html", _context(edition, "web")))


def draft_pdf(report, *, by):
    """The paper as it would be published now, marked as a trial. Raises `reporting.pdf.PdfError`."""
    edition = _trial(report, by)
    with translation.override(edition.language):
        html = render_to_string("reporting/print/edition.html", _context(edition, "paper"))
    return render_pdf(Paper(html=html, extra_css=_accent(edition)))


def _trial(report, by):
    """An edition that is not kept: what freezing would take, under the next number."""
    trial = Edition(
        uuid=uuid.uuid4(),
        report=report,
        number=report.editions.count() + 1,
        title=report.title,
        language=report.language,
        content=report.frozen or gather(report),
        published_at=timezone.now(),
        published_by=by,
    )
    trial.is_trial = True
    return trial


def _accent(edition):
    return f":root{{--accent:{edition.content['city']['accent']}}}"


def _context(edition, kind):
    page = Page(edition, kind)
    return {"edition": edition, "page": page, "city": page.city}


def data_csv(content):
    """Every value of the edition as CSV: UTF-8, ISO dates, decimal points, no cell that a spreadsheet would run."""
    rows = [
        _row(figure, point, goal)
        for figure in content["figures"]
        for goals in [{goal["period"]: goal for goal in figure["goals"]}]
        for point in figure["points"]
        for goal in [goals.get(point["period"], {})]
    ]
    return "".join(csv_lines(COLUMNS, rows)).encode()


def _row(figure, point, goal):
    return (
        figure["code"],
        figure["name"],
        figure["dimension"],
        figure["unit"],
        point["period"],
        *map(number, (point["value"], point["numerator"], point["denominator"])),
        point["text"],
        point["no_data_reason"],
        number(goal.get("value")),
        number(goal.get("original")),
        point["approved_on"],
        point.get("measurement"),
        len(point.get("counted", ())),
        point.get("source", ""),
    )


def data_json(edition):
    """The whole frozen content with the edition's number and date, as UTF-8 JSON."""
    told = {"number": edition.number, "published_at": edition.published_at.isoformat(), "reason": edition.reason}
    body = {"edition": told, "changes": edition.changes} | edition.content
    return json.dumps(body, ensure_ascii=False, allow_nan=False, indent=1).encode()
