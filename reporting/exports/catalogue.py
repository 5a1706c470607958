"""The catalogue for portals that collect open data: DCAT-AP 3 as JSON-LD."""

from collections import defaultdict

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import override

from observatory.models import City
from reporting.exports import COLLECTIONS
from reporting.exports.columns import LANGUAGES
from reporting.exports.iati import told_projects
from reporting.exports.licence import OF_THE_SITE, TITLE, licence_of, licences_in_use

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types"
THEMES = {
    "@id": f"{AUTHORITY}/data-theme",
    "@type": "skos:ConceptScheme",
    "dct:title": {"@value": "Data theme", "@language": "en"},
}
THEME = {
    "@id": f"{AUTHORITY}/data-theme/INTR",
    "@type": "skos:Concept",
    "skos:prefLabel": {"@value": "International issues", "@language": "en"},
}
WHEN_SOMETHING_IS_APPROVED = {"@id": f"{AUTHORITY}/frequency/IRREG", "@type": "dct:Frequency"}
IN_AUTHORITY = {"es": "SPA", "en": "ENG", "fr": "FRA", "pt": "POR"}
KEYWORDS = [
    *({"@value": "acción internacional", "@language": "es"}, {"@value": "international action", "@language": "en"}),
    *({"@value": "action internationale", "@language": "fr"}, {"@value": "ação internacional", "@language": "pt"}),
]
FORMATS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
SDMX, IATI = ("CSV", "application/vnd.sdmx.data+csv"), ("XML", "application/xml")
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(*, site, title, cities):
    """Describe every collection, whole and of each of these cities, as it is served at an address."""
    publisher = {"@id": f"{site}/#publisher", "@type": "foaf:Agent", "foaf:name": title}
    terms = _terms(licences_in_use())
    datasets = [_dataset(site, each, publisher, terms) for each in COLLECTIONS.values()]
    offered = published_by()
    with_projects = set(told_projects(cities).values_list("city__code", flat=True))
    told = [(city, _files_of(site, city, offered[city.code], with_projects)) for city in cities if city.code in offered]
    datasets += [_of_city(site, city, files) for city, files in told]
    return {
        "@context": CONTEXT,
        "@id": f"{site}/data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:description": in_english("What the cities of this observatory publish."),
        "dct:publisher": publisher,
        **_terms([OF_THE_SITE]),
        "foaf:homepage": {"@id": f"{site}/", "@type": "foaf:Document"},
        "dct:language": [_language(code) for code in LANGUAGES],
        "dcat:themeTaxonomy": THEMES,
        "dcat:service": _service(site),
        "dcat:dataset": datasets,
    }


def _service(site):
    """The API, in which programs ask for the same."""
    return {
        "@id": f"{site}/api/v1",
        "@type": "dcat:DataService",
        "dct:title": in_english("JSON API of the observatory"),
        "dcat:endpointURL": {"@id": f"{site}/api/v1"},
        "dcat:endpointDescription": {"@id": f"{site}/api/v1/openapi.json"},
        "dcat:servesDataset": [{"@id": f"{site}/data/#{name}"} for name in COLLECTIONS],
    }


def published_by():
    """The names of the collections in which each city has something, by its code; the list of cities says nothing."""
    found = defaultdict(list)
    for collection in COLLECTIONS.values():
        if isinstance(collection.city, str) and "__" in collection.city:
            own = collection.public().order_by().filter(**{collection.city.removesuffix("__code"): OuterRef("pk")})
            for code in City.objects.filter(Exists(own)).values_list("code", flat=True):
                found[code].append(collection.name)
    return found


def _terms(licences):
    """Under which terms a file may be used: its licence, or that each city of it has its own."""
    if len(licences) == 1:
        return {"dct:license": {"@id": licences[0].url, "@type": "dct:LicenseDocument"}}
    told = ", ".join(licence.name for licence in licences)
    text = f"Each city has its own licence, told in the list of cities: {told}."
    return {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": in_english(text)}}


def in_english(text):
    return {"@value": text, "@language": "en"}


def _texts(labels):
    return [{"@value": text, "@language": code} for code, text in labels.items()]


def _in_languages(written):
    """What `written` answers in each language."""
    found = []
    for code in LANGUAGES:
        with override(code):
            found.append({"@value": written(), "@language": code})
    return found


def _language(code):
    return {"@id": f"{AUTHORITY}/language/{IN_AUTHORITY[code]}", "@type": "dct:LinguisticSystem"}


def _dataset(site, collection, publisher, terms):
    address = f"{site}/data/{collection.name}"
    files = [_distribution(f"{address}.{suffix}", kind, terms) for suffix, kind in FORMATS.items()]
    if collection.name == "measurements":
        files.append(_distribution(f"{address}-sdmx.csv", SDMX, terms))
    told = [each.labels for each in collection.columns]
    return {
        "@id": f"{site}/data/#{collection.name}",
        "@type": "dcat:Dataset",
        "dct:title": _texts(collection.labels),
        "dct:description": _texts({code: "; ".join(each[code] for each in told) for code in LANGUAGES}),
        "dct:publisher": {"@id": publisher["@id"]},
        **_about(site),
        **terms,
        "dcat:distribution": files,
    }


def _files_of(site, city, names, with_projects):
    """The files of one city: its part of each collection, and its projects as IATI where it has any."""
    terms = _terms([licence_of(city)])
    files = [_distribution(f"{site}/data/{name}.csv?city={city.code}", FORMATS["csv"], terms) for name in names]
    if city.code in with_projects:
        files.append(_distribution(f"{site}/data/iati/{city.code}.xml", IATI, terms))
    return files


def _of_city(site, city, files):
    """The data of one city: what of each collection is its own."""
    return {
        "@id": f"{site}/id/city/{city.uuid}#data",
        "@type": "dcat:Dataset",
        "dct:title": _in_languages(lambda: _("%(city)s: international action") % {"city": city.name}),
        "dct:description": in_english(f"What {city.name} publishes of its international action."),
        "dct:publisher": {"@id": f"{site}/id/city/{city.uuid}", "@type": "foaf:Agent", "foaf:name": city.name},
        "dct:language": _language(city.main_language),
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": f"{city.name}, {city.country_id}"},
        "dct:bibliographicCitation": city.cited_as,
        **_about(site),
        **_terms([licence_of(city)]),
        "dcat:distribution": files,
    }


def _about(site):
    """What is the same of every data set: its theme, how often it changes, and whom to ask if that is told."""
    same = {"dcat:theme": THEME, "dcat:keyword": KEYWORDS, "dct:accrualPeriodicity": WHEN_SOMETHING_IS_APPROVED}
    if not settings.CONTACT_EMAIL:
        return same
    mail = {"@id": f"mailto:{settings.CONTACT_EMAIL}"}
    contact = {"@id": f"{site}/#contact", "@type": "vcard:Kind", "vcard:fn": TITLE, "vcard:hasEmail": mail}
    return same | {"dcat:contactPoint": contact}


def _distribution(address, kind, terms):
    name, media_type = kind
    return {
        "@type": "dcat:Distribution",
        "@id": f"{address}#distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPE}/{media_type}", "@type": "dct:MediaType"},
        "dct:format": {"@id": f"{AUTHORITY}/file-type/{name}", "@type": "dct:MediaTypeOrExtent"},
        **terms,
    }
