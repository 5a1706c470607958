"""The files of a handover: the book as PDF, its days as a calendar, and everything together as a ZIP."""

import datetime
import hashlib
import io
import json
import zipfile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from observatory import exports, formats
from observatory.calendar import all_dated
from observatory.calendar.feed import written
from observatory.models import Source
from observatory.resources import data_sets
from reporting.pdf import Attachment, Paper, render_pdf

ON_PAPER = 120
# What other data sets name by its code or its name comes in before them.
FIRST = (
    *("departments", "offices", "posts", "offices_abroad", "norms", "terms", "instruments", "strategies", "goals"),
    *("objectives", "networks", "memberships", "actors", "indicators", "sheets", "targets"),
)
AHEAD = datetime.timedelta(days=2 * 365)


def book_pdf(book):
    """Draw the book: at most so many rows of each part, with the content whole attached."""
    parts = [
        each | {"shown": each["lines"][:ON_PAPER], "rest": max(len(each["lines"]) - ON_PAPER, 0)}
        for each in book.content["parts"]
    ]
    html = render_to_string("reporting/handover/paper.html", {"book": book, "city": book.city, "parts": parts})
    css = f":root{{--accent:{book.city.accent}}}"
    return render_pdf(Paper(html=html, extra_css=css, attachments=[Attachment("book.json", book_json(book))]))


def book_json(book):
    return json.dumps(book.content, ensure_ascii=False, indent=1).encode()


def calendar_bytes(scope, book):
    """All days from the handover on, for two years, as an iCalendar file."""
    host = settings.SITE_URL.rpartition("/")[2] or "observatory.invalid"
    entries = all_dated(scope.city, scope.user, scope.begins_on, scope.begins_on + AHEAD)
    absolute = lambda path: settings.SITE_URL.rstrip("/") + path  # noqa: E731
    day = formats.date(book.handed_over_on, scope.locale)
    name = f"{scope.city.name}: {_('Handover book')}, {day}"
    return written(entries, name=name, host=host, now=timezone.now(), absolute=absolute)


def package(scope, pdf, ics, content):
    """Everything in one ZIP: book, calendar, every data set to be brought in again, documents, and their checksums."""
    stream, digests = io.BytesIO(), []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in _files(scope, pdf, ics, content):
            archive.writestr(name, body)
            digests.append(f"{hashlib.sha256(body).hexdigest()}  {name}\n")
        archive.writestr("SHA256SUMS", "".join(digests))
    return stream.getvalue()


def _files(scope, pdf, ics, content):
    yield "README.txt", _readme().encode()
    yield "book.pdf", pdf
    yield "calendar.ics", ics
    yield "book.json", content
    for name in in_order():
        for kind in (exports.CSV, exports.XLSX):
            yield f"data/{name}.{kind}", exports.exported(data_sets()[name], scope.city, scope.user, kind)
    for source in scope.of(Source).exclude(sha256="").order_by("pk"):
        with source.file.open("rb") as file:
            yield f"documents/{source.sha256[:12]}-{source.filename or 'document'}", file.read()


def in_order():
    """The names of all data sets in an order in which an empty city can take them in."""
    return [*FIRST, *(name for name in data_sets() if name not in FIRST)]


def _readme():
    lines = (
        _("book.pdf and book.json are the handover book."),
        _("calendar.ics holds the days of the next two years; open it with any calendar."),
        _("data/ holds every data set as CSV and as XLSX: Imports takes either back in without a change."),
        _("A city with an empty register takes them in this order: %(names)s.") % {"names": ", ".join(in_order())},
        _("A record names its document by the title: put the documents on file first, each under its title."),
        _("documents/ holds the files, each with the first digits of its checksum before its name."),
        _("SHA256SUMS lists the checksums: sha256sum -c SHA256SUMS"),
    )
    return "\n".join((*lines, ""))
