"""Everything in one Data Package (version 2), which says what each column of each file means."""

from django.utils import timezone

from reporting.exports import COLLECTIONS
from reporting.exports.licence import OF_THE_SITE

PROFILES = "https://datapackage.org/profiles/2.0"


def package(*, title, homepage, city=None, licence=OF_THE_SITE, files=None):
    """Describe the files of a package; `files` adds to each resource by name what is known of its bytes."""
    about = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": f"observatory-{city.code.lower()}" if city else "observatory",
        "title": title,
        "version": f"{timezone.now():%Y.%m.%d}",
        "created": timezone.now().isoformat(timespec="seconds"),
        "licenses": [{"name": licence.code, "title": licence.name, "path": licence.url}],
        "contributors": [{"title": title, "roles": ["publisher"]}],
    }
    if homepage:
        about["homepage"] = homepage
    return about | {"resources": [resource(each) | (files or {}).get(each.name, {}) for each in COLLECTIONS.values()]}


def resource(collection):
    """Describe the CSV of a collection."""
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": collection.name,
        "type": "table",
        "path": f"{collection.name}.csv",
        "title": collection.label_in("en"),
        "titles": collection.labels,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"$schema": f"{PROFILES}/tableschema.json"} | collection.table_schema,
    }
