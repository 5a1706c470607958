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
LICENCES = {each.value: Licence(each.value, each.label, each.url) for each in DataLicence}
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
