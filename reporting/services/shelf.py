"""The shelf: beside the files of the editions, what is needed to serve the public ones by their address alone.

It holds, in a folder of each city, one small file for each public edition and one for the questions that were answered
in public, and asks no database when it is read. It is set in order whenever a city, a report, an edition or a question
changes, so that nothing stays on it that is not public any more.
"""

import datetime
import json
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from dialogues.models import Question
from observatory.models import City
from reporting.models import Edition

FILES = ("page", "pdf", "csv", "json")
MOMENTS = {"published_at", "at"}
QUESTIONS = "questions.json"  # that of an edition has a number in its name


def shelve(city):
    """Make the shelf hold the public editions and answers of a city as they stand, and nothing else of it."""
    folder = _root() / f"{city.code.lower()}.{city.pk}"
    for other in _root().glob(f"*.{city.pk}"):
        if other != folder:  # the city has another code now
            shutil.rmtree(other)
    editions = Edition.objects.public().filter(report__city=city, report__removed_at=None)
    editions = editions.select_related("report__period", "withdrawal__by").defer("content", "changes")
    entries = {_name(edition): entry_of(edition) for edition in editions}
    if answers := answers_of(city):
        entries[QUESTIONS] = answers
    for old in folder.glob("*.json"):
        if old.name not in entries:
            old.unlink()
    for name, entry in entries.items():
        _write(folder / name, entry)


def shelve_all():
    """Set the whole shelf in order."""
    shutil.rmtree(_root(), ignore_errors=True)
    published = Q(reports__editions__isnull=False) | Q(questions__is_public=True)
    for city in City.objects.filter(published).distinct():
        shelve(city)


def taken(code, report, number=None):
    """The entry of an edition with that of the `last` one of its report; None where there is none in public."""
    found = {_number(file): file for file in _root().glob(f"{code.lower()}.*/{report}.*.json")}
    number = number or max(found, default=None)
    if number not in found:
        return None
    return _read(found[number]) | {"last": _read(found[max(found)])}


def called(uuid):
    """The code of the city and the entry of a public edition by its permanent identifier; None where there is none."""
    kept = f"editions/{uuid}/"
    for file in _root().glob("*.*/*.json"):
        if file.name != QUESTIONS and (entry := _read(file))["files"]["page"]["path"].startswith(kept):
            return file.parent.name.rpartition(".")[0], entry
    return None


def every(code):
    """The entries of all public editions of a city, the last published first."""
    files = [file for file in _root().glob(f"{code.lower()}.*/*.json") if file.name != QUESTIONS]
    return sorted(map(_read, files), key=_published, reverse=True)


def latest(code):
    """The entries of the last edition of each report of a city, the last published first."""
    kept = {}
    for entry in every(code):
        kept.setdefault(entry["report"], entry)
    return [*kept.values()]


def codes():
    """The codes of the cities of which something is on the shelf, in lower case, in alphabetical order."""
    return sorted({folder.name.rpartition(".")[0] for folder in _root().glob("*.*") if folder.is_dir()})


def questions(code):
    """What a city was asked and answered in public; None where it answered nothing."""
    file = next(_root().glob(f"{code.lower()}.*/{QUESTIONS}"), None)
    return file and json.loads(file.read_text())


def path_of(entry, name):
    """Where the stored bytes of one of its files are."""
    return Path(settings.MEDIA_ROOT) / entry["files"][name]["path"]


def content_of(entry):
    """What the edition says, as it was frozen."""
    return json.loads(path_of(entry, "json").read_text())


def entry_of(edition):
    """What is said of an edition, and where its files are."""
    gone = edition.withdrawn
    return {
        "city": edition.city.name,
        "accent": edition.city.accent,
        "is_example": edition.city.is_example,
        "report": edition.report.code,
        "period": edition.report.period.code,
        "number": edition.number,
        "title": edition.title,
        "language": edition.language,
        "published_at": edition.published_at,
        "reason": edition.reason,
        "withdrawn": gone and {"reason": gone.reason, "at": gone.at, "by": str(gone.by)},
        "files": {
            name: {"path": getattr(edition, name).name, "sha256": getattr(edition, f"{name}_sha256")} for name in FILES
        },
    }


def answers_of(city):
    """What the city answered in public, the last answer first; None where there is nothing."""
    rows = Question.objects.public().filter(city=city).order_by("-answered_on", "-pk")
    asked = [
        {
            "text": row.text,
            "language": row.language or city.main_language,
            "about": row.about,
            "status": row.status,
            "answer": row.answer,
            "answered_on": row.answered_on.isoformat(),
        }
        for row in rows
    ]
    if not asked:
        return None
    return {
        "city": city.name,
        "is_example": city.is_example,
        "language": city.main_language,
        "questions": asked,
    }


def _root():
    return Path(settings.MEDIA_ROOT) / "shelf"


def _name(edition):
    return f"{edition.report.code}.{edition.number}.json"


def _number(file):
    return int(file.suffixes[-2].removeprefix("."))


def _read(file):
    """An entry with its moments as such."""
    entry = json.loads(file.read_text())
    for told in filter(None, (entry, entry["withdrawn"])):
        told |= {name: datetime.datetime.fromisoformat(told[name]) for name in MOMENTS & told.keys()}
    return entry


def _published(entry):
    return entry["published_at"], entry["report"], entry["number"]


def _write(path, entry):
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(entry, ensure_ascii=False, default=datetime.datetime.isoformat))
    os.replace(fresh, path)
