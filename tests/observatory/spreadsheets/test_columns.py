import pytest

from observatory.spreadsheets import header_key, layout_fingerprint, suggest_columns

FIELDS = {
    "title": ["título", "nombre del acuerdo", "intitulé"],
    "city": ["ciudad", "municipio", "ville", "cidade", "origin city"],
    "country": ["país", "pays"],
    "signed_on": ["fecha de firma", "date of signature", "date de signature", "data de assinatura"],
    "ends_on": ["fecha de fin", "end date", "vigencia hasta"],
    "cost": ["costo", "coût", "custo", "monto"],
}


def suggested(*headers, **options):
    return [(suggestion.field, suggestion.reason) for suggestion in suggest_columns(headers, FIELDS, **options)]


@pytest.mark.parametrize(
    ("header", "field", "reason"),
    [
        ("signed_on", "signed_on", "exact"),
        ("Fecha de firma", "signed_on", "exact"),
        ("FECHA  DE\u00a0FIRMA", "signed_on", "exact"),
        ("Date de signature", "signed_on", "exact"),
        ("Pais", "country", "exact"),
        ("originCity", "city", "exact"),
        ("Fecha firma", "signed_on", "similar"),
        ("Fechas de firma", "signed_on", "similar"),
        ("Fecha de la firma:", "signed_on", "similar"),
        ("Data da assinatura", "signed_on", "similar"),
        ("Costo (USD)", "cost", "similar"),
        ("Ciudades", "city", "similar"),
        ("Observaciones", None, "unknown"),
        ("Fax", None, "unknown"),
        ("", None, "unknown"),
    ],
)
def test_column_is_recognised_with_the_reason(header, field, reason):
    assert suggested(header) == [(field, reason)]


def test_exact_name_is_surer_than_a_similar_one():
    similar, exact = suggest_columns(["Fecha firma", "Fecha de firma"], FIELDS)

    assert exact.field == "signed_on"
    assert similar.field is None
    assert similar.reason == "taken"
    assert similar.rivals == ("signed_on",)


def test_field_is_used_once_and_the_first_of_two_equals_has_it():
    assert suggested("Ciudad", "Municipio") == [("city", "exact"), (None, "taken")]


def test_choice_of_a_person_is_remembered_also_to_leave_a_column_out():
    remembered = {"Obs.": "title", "País": None}

    assert suggested("obs", "PAIS", remembered=remembered) == [("title", "remembered"), (None, "remembered")]


def test_every_column_comes_back_in_its_place():
    suggestions = suggest_columns(["x", "Ciudad", "y"], FIELDS)

    assert [(suggestion.index, suggestion.header) for suggestion in suggestions] == [(0, "x"), (1, "Ciudad"), (2, "y")]


@pytest.mark.parametrize(
    ("header", "same"),
    [
        ("destination_countryLabel", "Destination country label"),
        ("CountryCode", "country code"),
        ("URLActividad", "url actividad"),
    ],
)
def test_joined_words_of_a_header_are_told_apart(header, same):
    assert header_key(header) == header_key(same)


def test_layout_is_recognised_by_its_headers():
    assert layout_fingerprint(["Fecha de firma", "PAÍS"]) == layout_fingerprint(["fecha de Firma ", "Pais"])
    assert layout_fingerprint(["País", "Fecha"]) != layout_fingerprint(["Fecha", "País"])


def test_a_sheet_wider_than_any_table_is_not_compared_for_likeness():
    headers = [f"Column {n}" for n in range(16_000)] + ["Título", "Titulos"]

    found = suggest_columns(headers, {"title": ["titulo"]})

    assert [(each.header, each.reason) for each in found if each.field] == [("Título", "exact")]
