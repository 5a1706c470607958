"""Whether published editions are what was published: each part its own bytes, and all parts the same figures."""

import csv
import io
import json
from decimal import Decimal

from django.utils.translation import gettext as _

from observatory.backup.files import digest_of
from observatory.models import City
from reporting.models import Edition
from reporting.services import shelf

BESIDE = {"edition", "changes"}  # what the JSON of an edition says beside the frozen content


def faults_of_editions():
    """Yield what is wrong with published editions, in words."""
    for edition in Edition.objects.select_related("report__city", "withdrawal__by").order_by("pk").iterator():
        if fault := _fault_of(edition):
            name = f"{edition.city.code}/{edition.report.code}/{edition.number}"
            yield _("Edition %(edition)s: %(fault)s") % {"edition": name, "fault": fault}


def faults_of_answers():
    """Yield the cities whose answers in public are kept otherwise than they stand."""
    for city in City.objects.filter(questions__isnull=False).distinct().order_by("pk"):
        if shelf.questions(city.code) != shelf.answers_of(city):
            yield f"{city.code}: {_not_up_to_date()}"


def _not_up_to_date():
    return _("what is kept of it for when the database is down is not up to date: run migrate.")


def _fault_of(edition):
    for name in shelf.FILES:
        path = shelf.path_of(shelf.entry_of(edition), name)
        if not path.is_file():
            return _("its part “%s” is missing.") % name
        if digest_of(path) != getattr(edition, f"{name}_sha256"):
            return _("its part “%s” is not the one that was published.") % name
    return _fault_between(edition) or _fault_on_the_shelf(edition)


def _fault_between(edition):
    with edition.json.open("rb") as file:
        told = json.load(file)
    if {name: value for name, value in told.items() if name not in BESIDE} != edition.content:
        return _("its JSON does not tell what is stored of it.")
    with edition.csv.open("rb") as file:
        rows = [*csv.DictReader(io.StringIO(file.read().decode()))]
    if [(row["indicator"], row["period"], _number(row["value"])) for row in rows] != [
        (figure["code"], point["period"], _number(point["value"]))
        for figure in edition.content["figures"]
        for point in figure["points"]
    ]:
        return _("its CSV has other figures than its JSON.")
    return ""


def _number(text):
    return Decimal(text) if text else None


def _fault_on_the_shelf(edition):
    """What readers are given while the database is down is what is stored; what is not public is not on the shelf."""
    is_public = edition.city.is_public and edition.city.is_observed and edition.report.removed_at is None
    there = shelf.taken(edition.city.code, edition.report.code, edition.number)
    expected = shelf.entry_of(edition) if is_public else None
    if {**(there or {}), "last": None} != {**(expected or {}), "last": None}:
        return _not_up_to_date()
    return ""
