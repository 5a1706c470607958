import pytest

from observatory import reference
from observatory.models import Country
from observatory.reference import FOLDER
from tests.factories.observatory import CityFactory, CountryFactory, CurrencyFactory, SdgFactory


@pytest.fixture
def countries():
    return {code: CountryFactory(code=code, name=name) for code, name in NAMES.items()}


@pytest.fixture
def rosario():
    """A city that lists of offices and of publishers speak of, with all countries and goals, and its partner Lille."""
    reference.merge(Country, "code", map(reference.country, reference.rows(FOLDER / "countries.csv")))
    reference.load_sdgs(FOLDER / "sdgs.csv")
    for code in ("EUR", "CAD", "GBP", "USD", "BRL", "MXN"):
        CurrencyFactory(code=code)
    france, argentina = Country.objects.get(pk="FR"), Country.objects.get(pk="AR")
    CityFactory(code="lille", name="Lille", name_key="lille", country=france)
    return CityFactory(code="rosario", name="Rosario", name_key="rosario", country=argentina, languages=["en"])


NAMES = {"ES": "España", "FR": "Francia", "PT": "Portugal", "NA": "Namibia", "CO": "Colombia", "NI": "Nicaragua"}


@pytest.fixture
def spain(countries):
    return CityFactory(
        code="espana",
        name="España",
        name_key="espana",
        country=countries["ES"],
        kind="region",
        is_public=True,
        languages=["en"],
    )


@pytest.fixture
def city(countries):
    CurrencyFactory(code="COP")
    for code in ("11", "17"):
        SdgFactory(code=code)
    return CityFactory(code="bogota", name="Bogotá", name_key="bogota", country=countries["CO"])
