"""Everything in one Data Package (version 2), which says what each column of each file means."""

from django.utils import timezone

from reporting.exports import COLLECTIONS
from reporting.exports.licence import licence_of, licences_in_use

PROFILES = "https://datapackage.org/profiles/2.0"


def package(*, title, homepage, city=None, files=None):
    """Describe the files of a package; `files` adds to each resource by name what is known of its bytes."""
    licences = [licence_of(city)] if city else licences_in_use()
    about = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": f"observatory-{city.code.lower()}" if city else "observatory",
        "title": title,
        "version": f"{timezone.now():%Y.%m.%d}",
        "created": timezone.now().isoformat(timespec="seconds"),
        "licenses": [{"name": each.code, "title": each.name, "path": each.url} for each in licences],
        "contributors": [{"title": city.cited_as if city else title, "roles": ["publisher"]}],
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
