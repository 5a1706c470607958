"""The catalogue for portals that collect open data: DCAT-AP 3 as JSON-LD."""

from collections import defaultdict

from django.conf import settings
from django.db.models import Exists, OuterRef

from observatory.models import City
from reporting.exports import COLLECTIONS
from reporting.exports.licence import OF_THE_SITE, TITLE, licence_of, licences_in_use

FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types"
THEME = {
    "@id": "http://publications.europa.eu/resource/authority/data-theme/INTR",
    "@type": "skos:Concept",
    "skos:prefLabel": {"@value": "International issues", "@language": "en"},
}
FORMATS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
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
    datasets += [_of_city(site, city, offered[city.code]) for city in cities if city.code in offered]
    return {
        "@context": CONTEXT,
        "@id": f"{site}/data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:description": in_english("What the cities of this observatory publish."),
        "dct:publisher": publisher,
        **_terms([OF_THE_SITE]),
        "foaf:homepage": {"@id": f"{site}/", "@type": "foaf:Document"},
        "dcat:dataset": datasets,
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


def _dataset(site, collection, publisher, terms):
    address = f"{site}/data/{collection.name}"
    return {
        "@id": f"{site}/data/#{collection.name}",
        "@type": "dcat:Dataset",
        "dct:title": _texts(collection.labels),
        "dct:description": _texts(collection.labels),
        "dct:publisher": {"@id": publisher["@id"]},
        **_about(site),
        **terms,
        "dcat:distribution": [_distribution(f"{address}.{suffix}", suffix, terms) for suffix in FORMATS],
    }


def _of_city(site, city, names):
    """The data of one city: what of each collection is its own."""
    publisher = {"@id": f"{site}/id/city/{city.uuid}", "@type": "foaf:Agent", "foaf:name": city.name}
    terms = _terms([licence_of(city)])
    files = [f"{site}/data/{name}.csv?city={city.code}" for name in names]
    return {
        "@id": f"{site}/id/city/{city.uuid}#data",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": city.name, "@language": city.main_language},
        "dct:description": in_english(f"What {city.name} publishes of its international action."),
        "dct:publisher": publisher,
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": f"{city.name}, {city.country_id}"},
        "dct:bibliographicCitation": city.cited_as,
        **_about(site),
        **terms,
        "dcat:distribution": [_distribution(each, "csv", terms) for each in files],
    }


def _about(site):
    """What is the same of every data set: its theme, and whom to ask where the deployment says so."""
    if not settings.CONTACT_EMAIL:
        return {"dcat:theme": THEME}
    mail = {"@id": f"mailto:{settings.CONTACT_EMAIL}"}
    contact = {"@id": f"{site}/#contact", "@type": "vcard:Kind", "vcard:fn": TITLE, "vcard:hasEmail": mail}
    return {"dcat:theme": THEME, "dcat:contactPoint": contact}


def _distribution(address, suffix, terms):
    name, media_type = FORMATS[suffix]
    return {
        "@type": "dcat:Distribution",
        "@id": f"{address}#distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPE}/{media_type}", "@type": "dct:MediaType"},
        "dct:format": {"@id": f"{FILE_TYPE}/{name}", "@type": "dct:MediaTypeOrExtent"},
        **terms,
    }
