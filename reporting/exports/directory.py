"""Open data as a directory of files: written beside its place and moved there when it is whole."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from observatory.models import City
from reporting.exports import COLLECTIONS, sdmx
from reporting.exports.catalogue import catalogue
from reporting.exports.iati import iati_files
from reporting.exports.licence import TITLE
from reporting.exports.package import package
from reporting.public.results import published_values

DESCRIPTION, CATALOGUE = "datapackage.json", "catalog.jsonld"


class ExportRefused(Exception):
    """There is something at the place of the export that no export made."""


def export(directory, city=None):
    """Write what is published, of all cities or of one. Raises `ExportRefused`, and then nothing has changed."""
    directory = Path(directory).absolute()
    if directory.exists() and not _is_export(directory):
        raise ExportRefused(f"{directory} is there already and is no export. Give a new directory.")
    directory.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
    try:
        files = _write_all(made, city)
        made.chmod(0o755)
        _put(made, directory)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return {"directory": str(directory), "city": city.code if city else None, "files": files}


def _is_export(directory):
    return directory.is_dir() and ((directory / DESCRIPTION).is_file() or not any(directory.iterdir()))


def _put(made, directory):
    """Move the directory to its place; what was there goes when the new one stands."""
    if not directory.exists():
        made.rename(directory)
        return
    old = made.with_name(f"{made.name}-old")
    directory.rename(old)
    made.rename(directory)
    shutil.rmtree(old)


def _write_all(made, city):
    cities = list(City.objects.public().filter(pk=city.pk) if city else City.objects.public())
    tables = [_table(made, each, city) for each in COLLECTIONS.values()]
    known = {each["name"]: {name: each[name] for name in ("hash", "bytes")} for each in tables}
    site = settings.SITE_URL.rstrip("/")
    described = package(title=TITLE, homepage=f"{site}/" if site else "", city=city, files=known)
    values = published_values().filter(city=city) if city else published_values()
    others = [
        _file(made, DESCRIPTION, [_json(described)]),
        _file(made, CATALOGUE, [_json(catalogue(site=site, title=TITLE, cities=cities))]),
        _file(made, "measurements-sdmx.csv", (line.encode() for line in sdmx.sdmx_csv(values))),
    ]
    told = (_file(made, f"iati-{each.code}.xml", [content]) for each, content in iati_files(cities))
    return [*tables, *others, *told]


def _json(body):
    return json.dumps(body, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _table(made, collection, city):
    """Write the CSV of a collection; what belongs to no city, such as networks, is written whole."""
    rows = collection.of_city(city.code) if city and collection.city else collection.public()
    rows_of = []
    file = _file(made, f"{collection.name}.csv", _encoded(collection.csv_blocks(rows), rows_of))
    return {"name": collection.name, "rows": sum(rows_of)} | file


def _encoded(blocks, rows_of):
    """The bytes of blocks of text; notes how many rows were in each."""
    for text, n in blocks:
        rows_of.append(n)
        yield text.encode()


def _file(made, name, parts):
    """Write a file and tell how long it is and what it hashes to."""
    digest, size = hashlib.sha256(), 0
    with (made / name).open("wb") as file:
        for part in parts:
            digest.update(part)
            size += file.write(part)
    return {"path": name, "bytes": size, "hash": f"sha256:{digest.hexdigest()}"}
