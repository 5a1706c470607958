"""Who publishes the data, and under which licence they may be used: each city chooses its own."""

from dataclasses import dataclass

from observatory.choices import DataLicence
from observatory.models import City


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX identifier, its name and the address of its text."""

    code: str
    name: str
    url: str


TITLE = "Observatory of cities' internationalization strategies"
COMMONS, OPEN_DATA = "https://creativecommons.org", "https://opendatacommons.org/licenses"
LICENCES = {
    each.code: each
    for each in (
        Licence("CC-BY-4.0", DataLicence.CC_BY.label, f"{COMMONS}/licenses/by/4.0/"),
        Licence("CC-BY-SA-4.0", DataLicence.CC_BY_SA.label, f"{COMMONS}/licenses/by-sa/4.0/"),
        Licence("CC0-1.0", DataLicence.CC0.label, f"{COMMONS}/publicdomain/zero/1.0/"),
        Licence("ODC-By-1.0", DataLicence.ODC_BY.label, f"{OPEN_DATA}/by/1-0/"),
        Licence("ODbL-1.0", DataLicence.ODBL.label, f"{OPEN_DATA}/odbl/1-0/"),
        Licence("PDDL-1.0", DataLicence.PDDL.label, f"{OPEN_DATA}/pddl/1-0/"),
    )
}
OF_THE_SITE = LICENCES[DataLicence.CC_BY]


def licence_of(city):
    """The licence under which a city publishes."""
    return LICENCES[city.licence]


def licences_in_use(city=""):
    """The licences of the cities that publish, or of the one with this code; that of the site where none does."""
    cities = City.objects.public()
    cities = cities.with_code(city) if city else cities
    used = set(cities.order_by().values_list("licence", flat=True).distinct())
    return [licence for code, licence in LICENCES.items() if code in used] or [OF_THE_SITE]


def licence_links(licences):
    """The header `Link` of a file (RFC 8288): under which licences it may be used, and where it is described."""
    links = [f'<{licence.url}>; rel="license"' for licence in licences]
    return ", ".join([*links, '</data/datapackage.json>; rel="describedby"; type="application/json"'])
