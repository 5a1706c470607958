from decimal import Decimal

import pytest

from observatory.models import Country, Place, Sdg
from observatory.names import (
    CountryNames,
    PlaceNames,
    SdgNames,
    find_country,
    find_places,
    find_sdgs,
    places_beginning,
    spellings,
)
from observatory.reference import FOLDER, load_sdgs, merge, rows
from observatory.reference import country as read_country
from observatory.spreadsheets.words import key
from tests.factories.observatory import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # names are compared here, not in the database


@pytest.fixture
def countries():
    merge(Country, "code", map(read_country, rows(FOLDER / "countries.csv")))
    return {country.code: country for country in Country.objects.all()}


@pytest.fixture
def goals():
    load_sdgs(FOLDER / "sdgs.csv")


def add_place(geonameid, name, country, population, alternates=()):
    return Place.objects.create(
        geonameid=geonameid,
        name=name,
        name_key=key(name),
        country=country,
        latitude=Decimal("1.5"),
        longitude=Decimal("-2.5"),
        population=population,
        alternates=[key(other) for other in alternates],
    )


@pytest.fixture
def san_pedro(countries):
    """Four places that a person may mean by San Pedro, the smallest one being only also called so."""
    return [
        add_place(1, "San Pedro", countries["AR"], 60_000),
        add_place(2, "San Pedro", countries["PY"], 20_000),
        add_place(3, "San Pédro", countries["CI"], 200_000),
        add_place(4, "San Pedro Garza García", countries["MX"], 900_000, ["San Pedro", "Garza García"]),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ES", "ES"),
        ("HU ", "HU"),
        ("esp", "ES"),
        ("España", "ES"),
        ("Espagne", "ES"),
        ("Espanya", "ES"),
        ("UK", "GB"),
        ("EE. UU.", "US"),
        ("EEUU", "US"),
        ("EE.UU.", "US"),
        ("E.U.A.", "US"),
        ("EUA", "US"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("US", "US"),
        ("Estados Unidos de América", "US"),
        ("États-Unis", "US"),
        ("Estados Unidos da América", "US"),
        ("United States", "US"),
        ("Reino Unido", "GB"),
        ("Royaume-Uni", "GB"),
        ("Great Britain", "GB"),
        ("Gran Bretaña", "GB"),
        ("Inglaterra", "GB"),
        ("Países Bajos", "NL"),
        ("Holanda", "NL"),
        ("Pays-Bas", "NL"),
        ("Corea del Sur", "KR"),
        ("South Korea", "KR"),
        ("Coréia do Sul", "KR"),
        ("Rusia", "RU"),
        ("Russia", "RU"),
        ("Alemania", "DE"),
        ("Allemagne", "DE"),
        ("Alemanha", "DE"),
        ("Rép. Dominicana", "DO"),
        ("República Dominicana", "DO"),
        ("Bolivia", "BO"),
        ("Venezuela", "VE"),
        ("Turquía", "TR"),
        ("Türkiye", "TR"),
        ("RDC", "CD"),
        ("Emiratos Árabes", "AE"),
        ("EAU", "AE"),
        ("Brasil", "BR"),
        ("BRA", "BR"),
        ("México", "MX"),
        ("Mexique", "MX"),
        ("Ivory Coast", "CI"),
        ("Côte d'Ivoire", "CI"),
        ("Cape Verde", "CV"),
        ("People's Republic of China", "CN"),
        ("Czech Republic", "CZ"),
        ("Swaziland", "SZ"),
        ("Republic of Macedonia", "MK"),
        ("Palestinian National Authority", "PS"),
        ("Sao Tomé and Príncipe", "ST"),
        ("Vietname", "VN"),
        ("Polônia", "PL"),
        ("Sáhara Occidental", "EH"),
        ("Congo", "CG"),
        ("República Democrática do Congo", "CD"),
    ],
)
def test_a_country_is_found_by_the_names_people_write(countries, text, code):
    assert find_country(text) == countries[code]


@pytest.mark.parametrize("text", ["", "  ", "GB/US", "Atlantis", "República"])
def test_a_text_that_names_no_country_finds_none(countries, text):
    assert find_country(text) is None


def test_many_countries_are_read_with_a_single_query(countries, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = CountryNames()
        assert [names.find(text).code for text in ("México", "Brésil", "Peru")] == ["MX", "BR", "PE"]


def test_a_misspelt_country_is_answered_with_what_it_may_have_meant(countries):
    assert CountryNames().like("Urugauy")[0] == countries["UY"]
    assert len(CountryNames().like("Guinea Ecuatorail", limit=2)) <= 2


def test_nothing_is_proposed_for_a_text_like_no_country(countries):
    assert CountryNames().like("xqzwk jjj") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("11", ["11"]),
        ("11; 17.9", ["11", "17.9"]),
        ("ODS 11", ["11"]),
        ("SDG 11.7", ["11.7"]),
        ("SDG 11.2", ["11.2"]),
        ("Meta 11.2", ["11.2"]),
        ("Cible 11.2", ["11.2"]),
        ("Objetivo 11", ["11"]),
        ("Goal 11", ["11"]),
        ("Objectif 11", ["11"]),
        ("ODD 11", ["11"]),
        ("ODS n.º 11", ["11"]),
        ("SDG-11", ["11"]),
        ("ODS_11", ["11"]),
        ("ODS 11: Ciudades y comunidades sostenibles", ["11"]),
        ("Ciudades y comunidades sostenibles", ["11"]),
        ("Sustainable cities and communities", ["11"]),
        ("Villes et communautés durables", ["11"]),
        ("Cidades e comunidades sustentáveis", ["11"]),
        ("Hambre cero", ["2"]),
        ("Fin de la pobreza", ["1"]),
        ("Igualdad de género; Acción por el clima", ["5", "13"]),
        ("Objetivos 3 y 11", ["3", "11"]),
        ("ODS11", ["11"]),
        ("ODS 3, 4 y 11", ["3", "4", "11"]),
        ("3,4,11", ["3", "4", "11"]),
        ("Meta 11.A", ["11.a"]),
        ("11a", ["11.a"]),
        ("11.0", ["11"]),
        ("Indicator 11.7.1", ["11.7"]),
        ("17.10", ["17.10"]),
        ("4; 4", ["4"]),
        ("Vida submarina", ["14"]),
        ("peace, justice and strong institutions", ["16"]),
        ("16 Paz, justicia e instituciones sólidas", ["16"]),
        ("Ação contra a mudança global do clima | ODD 5", ["13", "5"]),
    ],
)
def test_sdgs_are_found_as_people_write_them(goals, text, codes):
    found, unknown = find_sdgs(text)
    assert [sdg.code for sdg in found] == codes
    assert unknown == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("18", ["18"]),
        ("11; 11.9", ["11.9"]),
        ("Agenda 2030", ["Agenda 2030"]),
        ("CO2", ["CO2"]),
        ("todos; 4", ["todos"]),
        ("4, 99", ["4, 99"]),
    ],
)
def test_what_names_no_sdg_is_handed_back(goals, text, unknown):
    assert find_sdgs(text)[1] == unknown


def test_a_number_read_from_a_spreadsheet_names_its_goal(goals):
    assert find_sdgs(11.0)[0] == [Sdg.objects.get(code="11")]


def test_many_sdgs_are_read_with_a_single_query(goals, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = SdgNames()
        assert names.find("1") != names.find("2")


def test_homonyms_come_back_together_those_called_so_first_then_by_population(san_pedro):
    found = [place.pk for place in find_places("San Pedro")]
    assert found == [3, 1, 2, 4]
    assert [place.pk for place in PlaceNames().find("san pedro")] == found


def test_the_country_tells_homonyms_apart(countries, san_pedro):
    assert find_places("San Pedro", countries["PY"]) == [san_pedro[1]]
    assert PlaceNames().find("San Pedro", countries["PY"]) == [san_pedro[1]]
    assert PlaceNames().only("San Pedro", countries["PY"]) == san_pedro[1]


def test_no_single_place_is_picked_among_homonyms(san_pedro):
    assert PlaceNames().only("San Pedro") is None


def test_a_place_called_so_is_preferred_to_a_larger_one_also_called_so(countries):
    also = add_place(1, "Victoria de Durango", countries["MX"], 500_000, ["Victoria"])
    called = add_place(2, "Victoria", countries["MX"], 20_000)
    assert PlaceNames().only("Victoria") == called
    assert find_places("Victoria") == [called, also]


def test_a_place_is_found_by_its_name_in_another_language(countries):
    geneva = add_place(1, "Geneva", countries["CH"], 180_000, ["Genève", "Ginebra"])
    assert find_places("ginebra") == [geneva]
    assert PlaceNames().only("GENEVE", countries["CH"]) == geneva


def test_part_of_another_name_is_not_that_name(countries):
    add_place(1, "Geneva", countries["CH"], 180_000, ["Ginebra la Vieja"])
    assert find_places("Ginebra") == []


def test_an_unknown_place_is_not_found(san_pedro):
    assert find_places("Macondo") == []
    assert PlaceNames().find("Macondo") == []
    assert PlaceNames().only("Macondo") is None


@pytest.mark.parametrize(
    "text", ["Alcobaça, Portugal", "Alcobaça (Leiria)", "Câmara Municipal de Alcobaça", "Alcobaça Municipality"]
)
def test_what_is_added_to_a_place_name_is_seen_past(countries, text):
    alcobaca = add_place(1, "Alcobaça", countries["PT"], 55_000)
    assert find_places(text) == [alcobaca]
    assert PlaceNames().only(text) == alcobaca


def test_a_name_without_letters_has_no_spelling():
    assert spellings(" -- ") == []


def test_many_places_are_read_with_a_single_query(san_pedro, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = PlaceNames()
        assert names.find("San Pedro")
        assert names.only("Garza García")


@pytest.mark.django_db
def test_places_are_suggested_by_the_beginning_of_any_of_their_names():
    city = PlaceFactory(name="Mexico City", name_key="mexico city", alternates=["ciudad de mexico"], population=9)
    town = PlaceFactory(name="Mexicali", name_key="mexicali", population=1)

    assert places_beginning("Méxic") == [city, town]
    assert places_beginning("Ciudad de") == [city]
    assert places_beginning("  ") == []
    assert places_beginning("city") == []
