"""Public pages in the words of schema.org, for search engines: JSON-LD about a city, an indicator, an edition."""

from reporting.exports.licence import TITLE, licence_of

CONTEXT = "https://schema.org"


def of_city(city, absolute):
    """The local government that publishes; `absolute` makes a whole address of a path."""
    return {"@context": CONTEXT} | _publisher(city, absolute) | {"address": _place(city)}


def _publisher(city, absolute):
    return {"@type": "GovernmentOrganization", "@id": absolute(f"/id/city/{city.uuid}"), "name": city.name}


def _place(city):
    return {"@type": "PostalAddress", "addressLocality": city.name, "addressCountry": city.country_id}


def of_indicator(page, absolute, files):
    """The values of one indicator of a city; `files` are the paths of its files by media type."""
    periods = [point.period for point in page.figure.points]
    about = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": absolute(page.permanent),
        "url": absolute(page.permanent),
        "name": f"{page.figure.name}, {page.city.name}",
        "description": page.sentence,
        "license": licence_of(page.city).url,
        "creditText": page.city.cited_as,
        "isAccessibleForFree": True,
        "creator": _publisher(page.city, absolute),
        "spatialCoverage": {"@type": "Place", "name": page.city.name, "address": _place(page.city)},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": TITLE, "url": absolute("/data/catalog.jsonld")},
        "variableMeasured": page.figure.name,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": absolute(path)}
            for media_type, path in files.items()
        ],
    }
    return about | ({"temporalCoverage": f"{periods[0]}/{periods[-1]}"} if periods else {})


def of_edition(edition, city, absolute):
    """A published report of a city."""
    return {
        "@context": CONTEXT,
        "@type": "Report",
        "@id": absolute(f"/id/edition/{edition.uuid}"),
        "name": edition.title,
        "inLanguage": edition.language,
        "datePublished": edition.published_at.date().isoformat(),
        "version": edition.number,
        "license": licence_of(city).url,
        "publisher": _publisher(city, absolute),
    }
