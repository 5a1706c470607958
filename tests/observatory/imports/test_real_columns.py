"""The columns of real files that mean something to us are recognised without help."""

from observatory.imports import Mapping, readings
from observatory.resources import data_set
from observatory.spreadsheets import read_workbook, suggest_columns
from tests.observatory.imports.layouts_of_offices import layouts
from tests.shared_data import DATA, needs_shared_data

pytestmark = needs_shared_data

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
    ("urbal3-projects/socios.csv", "partners"): {
        "proyecto_n": "project_code", "proyecto": "project", "socio_original": "name", "pais": "country",
    },
    ("urbal3-projects/proyectos.csv", "projects"): {
        "proyecto_n": "code", "proyecto": "title", "coordinador": "lead", "objetivos": "aims",
    },
    ("ba-compromisos/compromisos.csv", "commitments"): {
        "numero": "code", "compromiso": "text", "porcentaje_completado": "progress",
    },
    ("sdg-official/sdg_indicators.csv", "indicators"): {
        "code": "code", "title_en": "name_en", "title_es": "name_es", "title_fr": "name_fr",
    },
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


def test_meaningful_columns_of_all_real_sets_are_recognised_without_help(record_property):
    missed, columns = {}, 0
    for (name, dataset), wanted in FILES.items():
        found, columns = recognised(name, dataset), columns + len(wanted)
        missed |= {(name, each): found[each] for each, field in wanted.items() if found[each] != field}
    share = 1 - len(missed) / columns
    record_property("recognised", share)
    print(f"{share:.1%} of {columns} columns of {len(FILES)} real sheets are recognised")

    assert share >= LEAST, missed


def test_headers_as_offices_write_them_are_recognised_without_help():
    missed, wrong, columns = {}, {}, 0
    for name, dataset, wanted in layouts():
        found = {each.header: each.field for each in suggest_columns(wanted, data_set(dataset).aliases)}
        columns += sum(field is not None for field in wanted.values())
        missed |= {(name, each): found[each] for each, field in wanted.items() if field and found[each] != field}
        wrong |= {(name, each): found[each] for each, field in wanted.items() if not field and found[each]}
    print(
        f"{1 - len(missed) / columns:.1%} of {columns} columns are recognised, {len(wrong)} that mean nothing of ours"
    )

    assert len(missed) <= (1 - LEAST) * columns, missed
    assert len(wrong) <= (1 - LEAST) * columns, wrong
