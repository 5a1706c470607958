import pytest

from tests.factories.observatory import CityFactory, CountryFactory, CurrencyFactory, SdgFactory


@pytest.fixture
def countries():
    return {code: CountryFactory(code=code, name=name) for code, name in NAMES.items()}


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
