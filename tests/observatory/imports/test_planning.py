import pytest
from django.utils.translation import override

from observatory.imports import sentence, undo
from observatory.models import Agreement, Change, City, ImportBatch, ImportedRow
from observatory.spreadsheets import Refused
from tests.factories.observatory import CityFactory, CurrencyFactory, DepartmentFactory
from tests.factories.sheets import bring, check, codes, counts, csv

pytestmark = pytest.mark.django_db


def test_a_dry_run_shows_what_applying_does_and_writes_nothing(city):
    sheet = csv("title,kind,country", "A,twinning,Francia", "B,letter,FR")

    plan = check(sheet, "agreements", city)

    assert counts(plan) == (2, 0, 0, 0)
    assert not any(model.objects.exists() for model in (Agreement, Change, ImportBatch, ImportedRow))
    assert counts(bring(sheet, "agreements", city)[0]) == counts(plan)


def test_columns_are_recognised_in_four_languages(city):
    for sheet in (
        csv("Título;Tipo;País;Fecha de firma", "A;Convenio;Francia;2024"),
        csv("Intitulé;Type d'accord;Pays;Date de signature", "A;Accord;Francia;2024"),
        csv("Agreement title;Kind;Country;Date signed", "A;Agreement;Francia;2024"),
        csv("Título;Tipo de acordo;País;Data de assinatura", "A;Acordo;Francia;2024"),
    ):
        row = check(sheet, "agreements", city).rows[0]
        assert (row.stored["kind"], row.stored["counterpart_country"].pk) == ("cooperation", "FR")
        assert (str(row.stored["signed_on"]), row.stored["signed_on_precision"]) == ("2024-01-01", "year")


def test_every_error_names_row_column_and_value(city):
    sheet = csv("title,kind,country,signed on", "A,pact,Francia,2024-05-01", "B,letter,Atlantis,31/02/2024")

    plan = check(sheet, "agreements", city)

    places = [(each.row, each.column, each.value, each.code) for each in plan.errors]
    assert sorted(places) == [
        (2, "kind", "pact", "not-in-list"),
        (3, "country", "Atlantis", "unknown-country"),
        (3, "signed on", "31/02/2024", "impossible-date"),
    ]


def test_a_word_for_missing_is_no_value_and_is_told(city):
    plan = check(csv("title,kind,signed_on", "A,letter,s/d"), "agreements", city)

    assert "signed_on" not in plan.rows[0].stored
    assert "missing-word" in codes(plan.warnings)


def test_the_code_of_namibia_is_not_taken_for_a_missing_value(city):
    plan = check(csv("title,kind,country", "A,letter,NA"), "agreements", city)

    assert plan.rows[0].stored["counterpart_country"].pk == "NA"


def test_a_column_that_is_not_used_is_told(city):
    plan = check(csv("title,kind,shoe size", "A,letter,42"), "agreements", city)

    assert [each.column for each in plan.warnings if each.code == "unmapped-column"] == ["shoe size"]


def test_a_sheet_without_a_required_column_is_refused_with_the_columns_it_has(city):
    with pytest.raises(Refused) as refusal:
        check(csv("title,place", "A,Lyon"), "activities", city)

    assert refusal.value.code == "missing-columns"
    assert refusal.value.params["fields"] == "starts_on"


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"columns": {"Nope": "title"}}, "mapping-unknown-column"),
        ({"columns": {"title": "nope"}}, "mapping-unknown-field"),
        ({"constants": {"nope": 1}}, "mapping-unknown-field"),
        ({"constants": {"kind": "pact"}}, "constant-unreadable"),
        ({"segments": ["title"]}, "mapping-no-segments"),
        ({"sheet": "Other"}, "no-sheet"),
        ({"header_row": 99}, "no-header"),
    ],
)
def test_a_mapping_that_does_not_fit_the_sheet_is_refused(city, mapping, code):
    with pytest.raises(Refused) as refusal:
        check(csv("title,kind", "A,letter"), "agreements", city, mapping=mapping)

    assert refusal.value.code == code


def test_a_constant_holds_for_every_row(city):
    plan = check(csv("title", "A", "B"), "agreements", city, mapping={"constants": {"kind": "Carta de intención"}})

    assert [row.stored["kind"] for row in plan.rows] == ["letter", "letter"]


def test_a_column_told_to_be_left_out_is_left_out(city):
    plan = check(csv("title,kind,note", "A,letter,secret"), "agreements", city, mapping={"columns": {"note": None}})

    assert "note" not in plan.rows[0].stored


def test_values_in_one_cell_are_parted_by_the_sign_told(city):
    sheet = csv("title,starts_on,departments", "A,2025-01-02,Legal/Press")

    row = check(sheet, "activities", city, mapping={"multi": {"departments": "/"}}).rows[0]

    assert [department.name for department in row.many["departments"]] == ["Legal", "Press"]


def test_a_department_named_in_another_language_is_the_one_that_the_city_has_and_this_is_told(city):
    culture = DepartmentFactory(city=city, name="Dirección de Cultura")
    sheet = csv("title,starts_on,departments", "A,2025-01-02,Direction de la culture")

    plan = check(sheet, "activities", city)

    assert plan.rows[0].many["departments"] == [culture]
    told = [each for each in plan.warnings if each.column == "departments"]
    assert [(each.code, each.value) for each in told] == [("read-as", "Direction de la culture")]


def test_where_two_departments_could_be_meant_none_is_taken(city):
    for name in ("Culture", "Cultura"):
        DepartmentFactory(city=city, name=name)
    sheet = csv("title,starts_on,departments", "A,2025-01-02,La Cultura")

    (department,) = check(sheet, "activities", city).rows[0].many["departments"]

    assert department.pk is None


def test_a_date_that_reads_both_ways_is_asked_for_and_the_mapping_answers(city):
    sheet = csv("title,starts_on", "A,03/04/2025")

    assert codes(check(sheet, "activities", city).errors) == ["ambiguous-date"]
    answers = {order: check(sheet, "activities", city, mapping={"dates": order}) for order in ("dmy", "mdy")}
    assert {order: plan.rows[0].stored["starts_on"].month for order, plan in answers.items()} == {"dmy": 4, "mdy": 3}


def test_a_number_that_reads_both_ways_is_asked_for_and_the_mapping_answers(city):
    sheet = csv("title;starts_on;cost", "A;2025-01-02;1.234")

    assert codes(check(sheet, "activities", city).errors) == ["ambiguous-number"]
    assert check(sheet, "activities", city, mapping={"decimal": ","}).rows[0].stored["cost"] == 1234


def test_the_same_code_twice_is_an_error(city):
    plan = check(csv("code,title,kind", "x,A,letter", "X,B,letter"), "agreements", city)

    assert [(each.row, each.code) for each in plan.errors] == [(3, "repeated-code")]


def test_one_code_twice_saying_the_same_is_one_record_that_knows_both_rows(city):
    sheet = csv("code,title,kind,street", "x,A,letter,Calle 1", "x,A,letter,Calle 2", "y,B,letter,")

    plan, batch = bring(sheet, "agreements", city)

    assert counts(plan) == (2, 0, 1, 0)
    assert codes(plan.warnings).count("same-record") == 1
    behind = batch.imported_rows.filter(record_uuid=city.agreements.get(code="x").uuid)
    assert [row.raw["street"] for row in behind.order_by("row")] == ["Calle 1", "Calle 2"]
    undo(batch)
    assert not city.agreements.exists()


@pytest.mark.parametrize(
    ("language", "locale", "said"),
    [("en", "en-GB", "US$1,234.50"), ("es", "es-CO", "US$1.234,50"), ("fr", "es-CO", "1\u202f234,50\xa0$US")],
)
def test_sums_are_told_as_the_city_writes_numbers(city, language, locale, said):
    city.locale = locale
    CurrencyFactory(code="USD")
    sheet = csv("Mision;Destino;Fecha;Pasajes;Viaticos", "Feria;Lyon;2025-03-02;USD 1000;USD 234,50")

    with override(language):
        plan = check(sheet, "missions", city)
        (told,) = [sentence(each) for each in plan.warnings if each.code == "cost-added"]

    assert said in told


def test_equal_rows_are_all_kept_and_told(city):
    sheet = csv("title,kind", "A,letter", "A,letter")

    plan, _batch = bring(sheet, "agreements", city)

    assert counts(plan) == (2, 0, 0, 0)
    assert "repeated" in codes(plan.warnings)
    assert counts(bring(sheet, "agreements", city)[0]) == (0, 0, 2, 0)


def test_what_the_table_does_not_take_is_refused(city):
    long = "x" * 301

    plan = check(csv("title,kind,url", f"{long},letter,https://no where"), "agreements", city)

    assert [(each.column, each.code) for each in plan.errors] == [("title", "invalid")]
    assert [(each.column, each.code) for each in plan.warnings] == [("url", "not-a-link")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("A,letter,2024-05-01,2023,", "ends-before-signed"),
        ("A,letter,2024-05-01,2030,yes", "open-ended-with-end"),
        (",letter,2024-05-01,,", "no-counterpart"),
        ("A,letter,2024-05-01,,perhaps", "not-yes-or-no"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(city, line, code):
    plan = check(csv("title,kind,signed_on,ends_on,is_open_ended", line), "agreements", city)

    assert codes(plan.errors) == [code]


def test_the_end_of_a_year_is_its_last_day(city):
    row = check(csv("title,kind,ends_on", "A,letter,2030"), "agreements", city).rows[0]

    assert str(row.stored["ends_on"]) == "2030-12-31"


def test_the_example_of_a_template_is_left_out(city):
    plan = check(csv("code,title,kind", "Example: delete this row,A,letter", ",B,letter"), "agreements", city)

    assert counts(plan) == (1, 0, 1, 0)
    assert "example-row" in codes(plan.warnings)


def test_an_unknown_city_names_its_place_and_the_way_out(spain):
    plan = check(csv("city,title,kind", "Soria,A,letter"), "agreements", spain)

    assert [(each.row, each.column, each.value, each.code) for each in plan.errors] == [
        (2, "city", "Soria", "unknown-city")
    ]


def test_missing_cities_are_made_within_the_territory_as_it_is(spain):
    bring(csv("city,title,kind", "Soria,A,letter", "soria,B,letter"), "agreements", spain, create_cities=True)

    soria = City.objects.get(name="Soria")
    assert (soria.parent, soria.kind, soria.is_public, soria.locale) == (spain, "municipality", True, spain.locale)
    assert Agreement.objects.filter(city=soria).count() == 2


def test_two_cities_of_one_name_are_told_apart_by_country_or_asked_for(spain, countries):
    for code in ("ES", "NI"):
        CityFactory(code=f"leon-{code}", name="León", name_key="leon", parent=spain, country=countries[code])

    plan = check(csv("city,title,kind", "León,A,letter"), "agreements", spain)
    told = check(csv("city,origin country,title,kind", "León,NI,A,letter"), "agreements", spain)

    assert codes(plan.errors) == ["ambiguous-city"]
    assert told.rows[0].city.code == "leon-NI"


def test_a_row_without_a_city_is_one_of_the_territory_and_told(spain):
    CityFactory(code="soria", name="Soria", name_key="soria", parent=spain)

    plan = check(csv("city,title,kind", "Soria,A,letter", ",B,letter"), "agreements", spain)

    assert [row.city.name for row in plan.rows] == ["Soria", "España"]
    assert codes(plan.warnings) == ["city-assumed"]


def test_the_sheets_that_fit_are_read_together(spain, tmp_path):
    from observatory.spreadsheets.writing import xlsx_bytes

    book = xlsx_bytes(
        [
            ("About", ["Made by", "On"], [["Ana", "2024"]]),
            ("One ", ["network", "city", "country"], [["AL-LAs", "Soria", "ES "]]),
            ("Two", ["network", "city", "country"], [["UCLG", "Soria", "España"]]),
        ]
    )

    plan, _batch = bring(book, "memberships", spain, mapping={"sheet": "*"}, filename="a.xlsx", create_cities=True)

    assert counts(plan) == (2, 0, 0, 0)
    assert "sheet-left-out" in codes(plan.warnings)
    assert City.objects.filter(name="Soria").count() == 1


def test_a_sheet_of_which_no_column_means_anything_is_refused_with_its_columns(city):
    with pytest.raises(Refused) as refusal:
        check(csv("Zutano;Mengano", "1;2"), "agreements", city)

    assert (refusal.value.code, refusal.value.arguments["headers"]) == ("no-column-fits", "Zutano, Mengano")
