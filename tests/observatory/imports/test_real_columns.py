"""The columns of real files that mean something to us are recognised without help."""

from pathlib import Path

import pytest

from observatory.imports import Mapping, readings
from observatory.resources import data_set
from observatory.spreadsheets import read_workbook

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"the shared data is not at {DATA}")

TWINNINGS = {
    "origincityLabel": "city",
    "origincountry": "city_country",
    "originlat": "city_latitude",
    "originlong": "city_longitude",
    "originpopulation": "city_population",
    "sistercityLabel": "counterpart_city",
    "destinationlat": "counterpart_latitude",
    "destinationlong": "counterpart_longitude",
    "destinationpopulation": "counterpart_population",
    "destination_countryLabel": "counterpart_country",
}
SERIES = {"Year": "period", "Value": "value"}
FILES = {
    ("wikidata-twinnings-es-pt/spain.tsv", "agreements"): TWINNINGS,
    ("wikidata-twinnings-es-pt/portugal.tsv", "agreements"): TWINNINGS,
    ("etmun-sample/ETMUN_sample.xlsx", "memberships"): {
        "Full_Name": "member_name", "Locality_Siege": "city", "CountryCode": "country", "Y": "city_latitude",
        "X": "city_longitude", "Pop_collect": "city_population", "Statut": "role", "Year_of_Joining": "joined_on",
        "Note": "note", "Network_Name": "network", "Code_Network": "network_code",
    },
    ("etmun-sample/BD_ETMUN_Organizations.csv", "networks"): {
        "Name": "name", "Acronym": "acronym", "Code": "code", "Country (secretariat)": "country", "Url": "url",
        "Date": "founded_on", "Aims": "aims",
    },
    ("urbact-networks/URBACT_Membership_GNidCorr_complete_V2.csv", "memberships"): {
        "Code_Network": "network_code", "NameCity": "city", "Country": "country", "City.Statut": "role",
        "Network": "network", "lng_GN": "city_longitude", "lat_GN": "city_latitude",
    },
    ("urbact-networks/UrbactNetworks_complete_V2.csv", "networks"): {
        "Name": "name", "Code_Network": "code", "LeadPartnerCountry": "country", "Url": "url", "Start": "founded_on",
        "Aims": "aims",
    },
    ("urbact-networks/Urbact_Networks_V2.xlsx", "networks"): {
        "Name": "name", "Code": "code", "Country (lead partner)": "country", "Url": "url", "Start": "founded_on",
        "Aims": "aims",
    },
    ("mg-missions-2021/voos_2021.csv", "missions"): {
        "historico": "title", "data": "starts_on", "origem": "origin", "destino": "destination",
        "cargo_funcao": "delegate_post",
    },
    ("madrid-events/206974-0-agenda-eventos-culturales-100.csv", "activities"): {
        "ID-EVENTO": "code", "TITULO": "title", "FECHA": "starts_on", "FECHA-FIN": "ends_on", "DESCRIPCION": "note",
        "NOMBRE-INSTALACION": "place", "CONTENT-URL": "url", "TIPO": "kind", "HORA": None,
    },
    ("urbal3-projects/socios.csv", "actors"): {"socio_original": "name", "pais": "country"},
    ("cities-gazetteer/cities15000.csv", "cities"): {
        "name": "name", "countrycode": "country", "latitude": "latitude", "longitude": "longitude",
        "population": "population",
    },
    ("la-sdg/data/indicator_1-1-1.csv", "measurements"): SERIES,
    ("la-sdg/data/indicator_11-2-1.csv", "measurements"): SERIES,
}  # fmt: skip
LEAST = 0.95


def recognised(name, dataset):
    (reading, *_others), _notes = readings(read_workbook(DATA / name), data_set(dataset), Mapping())
    return {column.header: column.field for column in reading.columns}


@pytest.mark.parametrize(("name", "dataset"), FILES)
def test_meaningful_columns_are_recognised_without_help(name, dataset):
    wanted, found = FILES[name, dataset], recognised(name, dataset)

    right = sum(found[header] == field for header, field in wanted.items())

    assert right >= LEAST * len(wanted), {header: found[header] for header in wanted if found[header] != wanted[header]}
