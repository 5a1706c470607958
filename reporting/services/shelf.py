"""The shelf: beside the files of the editions, what is needed to serve the public ones by their address alone.

It holds one small file for each public edition, in a folder of its city, and asks no database when it is read. It is
set in order whenever a city, a report or an edition changes, so that nothing stays on it that is not public any more.
"""

import json
import os
import shutil
from pathlib import Path

from django.conf import settings

from observatory.models import City
from reporting.models import Edition

FILES = ("page", "pdf", "csv", "json")


def shelve(city):
    """Make the shelf hold the public editions of a city as they stand, and nothing else of it."""
    folder = _root() / f"{city.code.lower()}.{city.pk}"
    for other in _root().glob(f"*.{city.pk}"):
        if other != folder:  # the city has another code now
            shutil.rmtree(other)
    editions = Edition.objects.public().filter(report__city=city, report__removed_at=None)
    entries = {_name(edition): entry_of(edition) for edition in editions.select_related("report", "withdrawal__by")}
    for old in folder.glob("*.json"):
        if old.name not in entries:
            old.unlink()
    for name, entry in entries.items():
        _write(folder / name, entry)


def shelve_all():
    """Set the whole shelf in order."""
    shutil.rmtree(_root(), ignore_errors=True)
    for city in City.objects.filter(reports__editions__isnull=False).distinct():
        shelve(city)


def taken(code, report, number=None):
    """The entry of an edition with the number of the last one of its report; None where there is none in public."""
    found = {}
    for file in _root().glob(f"{code.lower()}.*/{report}.*.json"):
        found[int(file.suffixes[-2].removeprefix("."))] = file
    number = number or max(found, default=None)
    if number not in found:
        return None
    return json.loads(found[number].read_text()) | {"last": max(found)}


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
        "number": edition.number,
        "title": edition.title,
        "language": edition.language,
        "published_at": edition.published_at.isoformat(),
        "reason": edition.reason,
        "withdrawn": gone and {"reason": gone.reason, "at": gone.at.isoformat(), "by": str(gone.by)},
        "files": {
            name: {"path": getattr(edition, name).name, "sha256": getattr(edition, f"{name}_sha256")} for name in FILES
        },
    }


def _root():
    return Path(settings.MEDIA_ROOT) / "shelf"


def _name(edition):
    return f"{edition.report.code}.{edition.number}.json"


def _write(path, entry):
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(entry, ensure_ascii=False))
    os.replace(fresh, path)
