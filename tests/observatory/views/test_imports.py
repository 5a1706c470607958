import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from observatory.choices import Role
from observatory.imports import content_of
from observatory.models import Activity, Agreement, City, ColumnLayout, ImportBatch
from observatory.resources import data_sets
from observatory.spreadsheets import read_workbook
from observatory.spreadsheets.writing import xlsx_bytes
from tests.factories.indicators import IndicatorFactory
from tests.factories.observatory import (
    AgreementFactory,
    CityFactory,
    CurrencyFactory,
    ImportBatchFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(client):
    membership = MembershipFactory(role=Role.DIRECTOR, city__code="here", city__name="Here")
    client.force_login(membership.user)
    return membership


def address(name, city, *args):
    return reverse(name, args=[city.code, *args])


def upload(client, city, content, *, dataset="agreements", filename="a.csv"):
    """Send a file and answer its batch."""
    file = SimpleUploadedFile(filename, content.encode() if isinstance(content, str) else content)
    response = client.post(address("import-new", city), {"dataset": dataset, "file": file})
    assert response.status_code == 302, response.content.decode()
    return ImportBatch.objects.latest("pk")


def chosen(client, city, batch, **changes):
    """Post the page of the columns as it stands, with changes."""
    form = client.get(address("import-columns", city, batch.uuid)).context["form"]
    values = {field.html_name: field.value() or "" for field in form if field.value() is not False}
    return client.post(address("import-columns", city, batch.uuid), values | changes)


def checked(client, city, content, **changes):
    batch = upload(client, city, content)
    response = chosen(client, city, batch, **changes)
    assert response.status_code == 302, response.context["form"].errors
    batch.refresh_from_db()
    return batch


def test_the_whole_way_from_a_file_to_its_records_and_back(client, director):
    city = director.city
    batch = checked(client, city, "Título;Tipo\nA;Carta de intención\nB;pacto\n")
    assert not Agreement.objects.exists()

    page = client.get(address("import-check", city, batch.uuid)).content.decode()
    assert "pacto" in page
    client.post(address("import-apply", city, batch.uuid), {"set-aside": "yes"})
    assert Agreement.objects.get().city == city

    page = client.get(address("import-detail", city, batch.uuid)).content.decode()
    assert reverse("agreement-detail", args=[city.code, "a"]) in page
    assert client.get(address("import-undo", city, batch.uuid)).status_code == 200
    client.post(address("import-undo", city, batch.uuid))
    assert not Agreement.objects.exists()
    assert client.get(address("import-detail", city, batch.uuid)).status_code == 200
    assert batch.filename in client.get(address("import-list", city)).content.decode()


def test_pasted_cells_are_a_file_too(client, director):
    client.post(address("import-new", director.city), {"dataset": "agreements", "pasted": "title\tkind\nA\tletter"})

    assert ImportBatch.objects.get().filename.endswith(".tsv")


@pytest.mark.parametrize("content", ["", "%PDF-1.7"])
def test_what_is_no_sheet_is_refused_on_the_page(client, director, content):
    file = SimpleUploadedFile("a.csv", content.encode())

    response = client.post(address("import-new", director.city), {"dataset": "agreements", "file": file})

    assert response.context["form"].errors["file"]
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_too_large_is_refused(client, director, settings):
    settings.UPLOAD_LIMIT_MB = 0

    response = client.post(
        address("import-new", director.city),
        {"dataset": "agreements", "file": SimpleUploadedFile("a.csv", b"title\nA\n")},
    )

    assert response.context["form"].errors["file"]


def test_applying_twice_writes_once(client, director):
    batch = checked(client, director.city, "title,kind\nA,letter\n")

    for _time in range(2):
        client.post(address("import-apply", director.city, batch.uuid))

    assert Agreement.objects.count() == 1


def test_what_changed_meanwhile_is_shown_again_before_anything_is_written(client, director):
    batch = checked(client, director.city, "code,title,kind,note\na,A,letter,new\n")
    AgreementFactory(city=director.city, code="a", title="A", kind="letter")

    response = client.post(address("import-apply", director.city, batch.uuid), follow=True)

    batch.refresh_from_db()
    assert response.request["PATH_INFO"] == address("import-check", director.city, batch.uuid)
    assert (batch.state, batch.updated, Agreement.objects.get().note) == ("checked", 1, "")


def test_bad_rows_are_only_set_aside_when_that_is_said(client, director):
    batch = checked(client, director.city, "title,kind\nA,letter\nB,pact\n")

    client.post(address("import-apply", director.city, batch.uuid))

    assert not Agreement.objects.exists()


def test_a_column_can_be_corrected_and_is_remembered(client, director):
    city = director.city
    batch = upload(client, city, "Asunto raro;Tipo\nA;Convenio\n")
    form = client.get(address("import-columns", city, batch.uuid)).context["form"]
    assert [row["reason"] for row in form.rows()][1] == "exact"
    chosen(client, city, batch, column_0="title")
    client.post(address("import-apply", city, batch.uuid))

    again = upload(client, city, "Asunto raro;Tipo\nB;Convenio\n")
    form = client.get(address("import-columns", city, again.uuid)).context["form"]

    assert ColumnLayout.objects.get().dataset == "agreements"
    assert next((row["reason"], row["control"].value()) for row in form.rows()) == ("remembered", "title")


def test_two_columns_cannot_be_one_field(client, director):
    batch = upload(client, director.city, "title,other,kind\nA,B,letter\n")

    response = chosen(client, director.city, batch, column_1="title")

    assert response.context["form"].errors["column_1"]


def test_a_required_field_is_asked_for(client, director):
    file = SimpleUploadedFile("a.csv", b"title,place\nA,Lyon\n")
    client.post(address("import-new", director.city), {"dataset": "activities", "file": file})
    batch = ImportBatch.objects.get()

    response = chosen(client, director.city, batch)
    assert response.context["form"].errors["constant_starts_on"]
    response = chosen(client, director.city, batch, constant_starts_on="2025-02-01")
    assert response.status_code == 302


def test_the_title_of_a_list_of_members_is_proposed_as_their_network(client, director):
    members = "Miembros de la Red Andina\nCiudad;País;Desde\nHere;;2010\nHere;;2015"
    batch = upload(client, director.city, members, dataset="memberships", filename="lista.csv")

    form = client.get(address("import-columns", director.city, batch.uuid)).context["form"]

    assert form["constant_network"].value() == "Miembros de la Red Andina"
    assert chosen(client, director.city, batch, constant_network="Red Andina").status_code == 302


def test_a_constant_that_cannot_be_read_is_said(client, director):
    file = SimpleUploadedFile("a.csv", b"title,place\nA,Lyon\n")
    client.post(address("import-new", director.city), {"dataset": "activities", "file": file})

    response = chosen(client, director.city, ImportBatch.objects.get(), constant_starts_on="some day")

    assert response.status_code == 200
    assert response.context["form"].non_field_errors()


def test_figures_that_read_both_ways_are_asked_about(client, director):
    batch = upload(client, director.city, "title,kind,signed_on\nA,letter,03/04/2024\n")

    response = chosen(client, director.city, batch)
    assert response.context["form"].errors["dates"]
    assert chosen(client, director.city, batch, dates="dmy").status_code == 302


def test_the_sheet_and_the_row_of_names_can_be_chosen(client, director):
    city = director.city
    book = xlsx_bytes([("One", ["title"], [["A"]]), ("Two", ["made in 2024"], [["title"], ["B"]])])
    batch = upload(client, city, book, filename="a.xlsx")
    url = address("import-sheet", city, batch.uuid)

    form = client.get(url, {"sheet": "Two"}).context["form"]
    assert [row["cells"] for row in form.rows] == [["made in 2024"], ["title"], ["B"]]
    assert client.post(f"{url}?sheet=Two", {"header_row": "9"}).context["form"].errors["header_row"]
    client.post(f"{url}?sheet=Two", {"header_row": "2"})

    form = client.get(address("import-columns", city, batch.uuid)).context["form"]
    assert (form.reading.sheet, form.reading.table.header_row) == ("Two", 2)


def test_every_sheet_that_fits_can_be_read_at_once(client, director):
    city = director.city
    book = xlsx_bytes([(name, ["title", "kind"], [[name, "letter"]]) for name in ("One", "Two")])
    batch = upload(client, city, book, filename="a.xlsx")

    client.post(address("import-sheet", city, batch.uuid) + "?sheet=*")
    chosen(client, city, batch)
    batch.refresh_from_db()

    assert (batch.mapping["sheet"], batch.created) == ("*", 2)


def test_a_sheet_that_does_not_exist_falls_back_to_the_one_that_fits(client, director):
    batch = upload(client, director.city, "title,kind\nA,letter\n")

    form = client.get(address("import-sheet", director.city, batch.uuid), {"sheet": "Nope"}).context["form"]

    assert form.chosen == "a"


def test_the_sheet_is_asked_for_only_where_it_may_be_doubted(client, director):
    city = director.city
    two = xlsx_bytes([("One", ["title"], [["A"]]), ("Two", ["title"], [["B"]])])
    asked = {}
    for name, content in {
        "plain.csv": b"title,kind\nA,letter\n",
        "below.csv": b"Made\ntitle,kind\n",
        "two.xlsx": two,
    }.items():
        file = SimpleUploadedFile(name, content)
        response = client.post(address("import-new", city), {"dataset": "agreements", "file": file})
        asked[name] = response.url.rstrip("/").rpartition("/")[2]

    assert asked == {"plain.csv": "columns", "below.csv": "sheet", "two.xlsx": "sheet"}


def test_several_files_become_a_batch_each_and_stand_together(client, director):
    files = [SimpleUploadedFile(f"{name}.csv", f"title,kind\n{name},letter\n".encode()) for name in "AB"]

    response = client.post(address("import-new", director.city), {"dataset": "agreements", "file": files}, follow=True)

    assert [batch.filename for batch in response.context["batches"]] == ["A.csv", "B.csv"]
    assert len({batch.upload for batch in ImportBatch.objects.all()}) == 1


def test_one_bad_file_of_several_is_named_and_none_is_kept(client, director):
    files = [SimpleUploadedFile("A.csv", b"title\nA\n"), SimpleUploadedFile("B.csv", b"%PDF-1.7")]

    response = client.post(address("import-new", director.city), {"dataset": "agreements", "file": files})

    assert "B.csv" in response.context["form"].errors["file"][0]
    assert not ImportBatch.objects.exists()


def test_the_same_layout_is_recognised_and_may_be_understood_anew(client, director):
    city = director.city
    sheet = "Zutano raro;Tipo;Otra cosa\n{};Convenio;valor\n"
    batch = upload(client, city, sheet.format("A"), filename="Acuerdos 2019.csv")
    chosen(client, city, batch, column_0="title", constant_status="ended")
    client.post(address("import-apply", city, batch.uuid))

    again = upload(client, city, sheet.format("B"))
    page = client.get(address("import-columns", city, again.uuid))
    form = page.context["form"]

    assert "Acuerdos 2019.csv" in page.content.decode()
    assert form["column_0"].value() == "title"
    assert form["constant_status"].value() == "ended"
    anew = client.get(address("import-columns", city, again.uuid), {"anew": "1"}).context["form"]
    assert anew["column_0"].value() == ""


def test_a_column_may_be_a_segment(client, director):
    IndicatorFactory(code="X", city=director.city)
    file = SimpleUploadedFile("a.csv", b"Year,Gender,Value\n2025,Female,3\n")
    client.post(address("import-new", director.city), {"dataset": "measurements", "file": file})
    batch = ImportBatch.objects.get()

    response = chosen(client, director.city, batch, column_1="segment", constant_indicator="X")

    batch.refresh_from_db()
    assert response.status_code == 302
    assert (batch.mapping["segments"], batch.created) == (["Gender"], 1)


def test_cities_are_added_only_where_that_is_asked_for(client):
    membership = MembershipFactory(role=Role.DIRECTOR, city__kind="region", city__code="state")
    client.force_login(membership.user)
    batch = checked(client, membership.city, "city,title,kind\nSoria,A,letter\n")
    assert batch.rejected == 1

    chosen(client, membership.city, batch, create_cities="on")
    batch.refresh_from_db()
    client.post(address("import-apply", membership.city, batch.uuid))

    assert City.objects.get(name="Soria").parent == membership.city


def test_their_own_file_comes_back_with_the_cells_marked(client, director):
    batch = checked(client, director.city, "title,kind\nA,letter\nB,pact\n")

    content = client.get(address("import-errors-file", director.city, batch.uuid)).content

    rows = list(read_workbook(content, "a.xlsx").sheets[0].rows())
    assert rows[2].cells[:2] == ("B", "pact")
    assert "pact" in rows[2].cells[2]


def test_the_check_speaks_the_language_of_the_page(client, director):
    batch = checked(client, director.city, "title,kind\nA,letter\n")
    url = address("import-check", director.city, batch.uuid)

    client.get(url.replace("/en/", "/fr/", 1))

    batch.refresh_from_db()
    assert batch.report["review"]["language"] == "fr"


def test_pages_out_of_turn_lead_to_where_the_import_stands(client, director):
    city = director.city
    batch = upload(client, city, "title,kind\nA,letter\n")
    assert client.get(address("import-check", city, batch.uuid)).status_code == 302
    assert client.get(address("import-errors-file", city, batch.uuid)).status_code == 302
    assert client.get(address("import-detail", city, batch.uuid)).status_code == 302
    chosen(client, city, batch)
    client.post(address("import-apply", city, batch.uuid))

    for name in ("import-columns", "import-check"):
        assert client.get(address(name, city, batch.uuid)).url == address("import-detail", city, batch.uuid)
    client.post(address("import-undo", city, batch.uuid))
    assert client.post(address("import-undo", city, batch.uuid)).status_code == 302


def test_an_import_whose_records_changed_says_which(client, director):
    batch = checked(client, director.city, "title,kind\nA,letter\n")
    client.post(address("import-apply", director.city, batch.uuid))
    Agreement.objects.update(version=9)

    response = client.post(address("import-undo", director.city, batch.uuid))

    assert response.status_code == 409
    assert [each["row"].row for each in response.context["blocked"]] == [2]
    assert reverse("agreement-detail", args=[director.city.code, "a"]) in response.content.decode()


PAGES = [
    *("import-detail", "import-sheet", "import-columns", "import-check", "import-rows", "import-progress"),
    *("import-errors-file", "import-rejected", "import-undo", "import-together"),
]


@pytest.mark.parametrize("name", PAGES)
def test_another_citys_import_is_not_found(client, director, name):
    other = ImportBatchFactory()

    assert client.get(address(name, other.city, other.uuid)).status_code == 404
    assert client.get(address(name, director.city, other.uuid)).status_code == 404


def test_staff_import_but_do_not_take_back(client):
    membership = MembershipFactory(role=Role.STAFF)
    client.force_login(membership.user)
    batch = checked(client, membership.city, "title,kind\nA,letter\n")
    client.post(address("import-apply", membership.city, batch.uuid))

    assert Agreement.objects.count() == 1
    assert client.post(address("import-undo", membership.city, batch.uuid)).status_code == 403
    assert (
        address("import-undo", membership.city, batch.uuid)
        not in client.get(address("import-detail", membership.city, batch.uuid)).content.decode()
    )


def test_only_who_may_define_indicators_brings_them_in(client):
    membership = MembershipFactory(role=Role.STAFF)
    client.force_login(membership.user)
    names = [
        value
        for value, _label in client.get(address("import-new", membership.city))
        .context["form"]
        .fields["dataset"]
        .choices
    ]
    batch = ImportBatchFactory(city=membership.city, dataset="indicators")

    assert "indicators" not in names
    assert client.get(address("import-columns", membership.city, batch.uuid)).status_code == 403


def test_a_city_of_the_territory_that_looks_after_itself_is_not_written_to(client):
    membership = MembershipFactory(role=Role.DIRECTOR, city__kind="region", city__code="state")
    CityFactory(code="own", name="Own", name_key="own", parent=membership.city, is_managed_by_parent=False)
    client.force_login(membership.user)

    batch = checked(client, membership.city, "city,title,kind\nown,A,letter\n")

    assert batch.report["review"]["errors"][0]["code"] == "unknown-city"


def test_each_data_set_has_a_template_and_an_export(client, director):
    for name in data_sets():
        template = client.get(address("import-template", director.city, name))
        export = client.get(address("export-dataset", director.city, name, "xlsx"))

        assert list(read_workbook(template.content, "a.xlsx").sheets[0].rows()), name
        assert list(read_workbook(export.content, "a.xlsx").sheets[0].rows()), name
        assert "attachment" in export.headers["Content-Disposition"], name


def test_exports_of_others_and_unknown_ones_are_not_found(client, director):
    assert client.get(address("export-dataset", CityFactory(is_public=True), "agreements", "csv")).status_code == 404
    assert client.get(address("export-dataset", director.city, "nothing", "csv")).status_code == 404
    assert client.get(address("export-dataset", director.city, "agreements", "pdf")).status_code == 404


def test_a_file_is_kept_where_no_address_leads(client, director):
    batch = upload(client, director.city, "title,kind\nA,letter\n")

    assert client.get(f"/{batch.file.name}").status_code == 404
    assert content_of(batch) == b"title,kind\nA,letter\n"


IN_FOUR_LANGUAGES = {
    "es": "Título;Tipo;Fecha;Lugar\nTaller;taller;14 de mayo de 2024;Lima\nVisita;visita recibida;2024-06;Medellín\n",
    "en": "Title;Kind;Date;Place\nTaller;workshop;14 May 2024;Lima\nVisita;incoming;2024-06;Medellín\n",
    "fr": "Titre;Type;Date;Lieu\nTaller;formation;14 mai 2024;Lima\nVisita;visite;2024-06;Medellín\n",
    "pt": "Título;Tipo;Data;Local\nTaller;formacao;14 de maio de 2024;Lima\nVisita;recebida;2024-06;Medellín\n",
}


@pytest.mark.parametrize("language", IN_FOUR_LANGUAGES)
def test_a_file_gives_the_same_rows_in_each_language(client, director, language):
    batch = upload(client, director.city, IN_FOUR_LANGUAGES[language], dataset="activities")
    for name in ("import-columns", "import-check"):
        if name == "import-check":
            chosen(client, director.city, batch)
        page = client.get(address(name, director.city, batch.uuid).replace("/en/", f"/{language}/", 1))
        assert page.status_code == 200
    client.post(address("import-apply", director.city, batch.uuid))

    found = Activity.objects.order_by("title").values_list("title", "kind", "starts_on", "starts_on_precision", "place")
    assert [(*each[:2], str(each[2]), *each[3:]) for each in found] == [
        ("Taller", "training", "2024-05-14", "day", "Lima"),
        ("Visita", "visit-in", "2024-06-01", "month", "Medellín"),
    ]


def test_a_list_is_taken_along_as_it_is_filtered(client, director):
    AgreementFactory(city=director.city, code="a", title="Lyon", kind="letter")
    AgreementFactory(city=director.city, code="b", title="Lima", kind="letter")
    here = reverse("agreement-list", args=[director.city.code])

    response = client.get(here, {"q": "lyon", "as": "xlsx"})

    rows = list(read_workbook(response.content, "a.xlsx").sheets[0].rows())
    assert [row.cells[0] for row in rows] == ["code", "a"]
    assert "as=csv" in client.get(here, {"q": "lyon"}).content.decode()
    assert client.get(here, {"as": "pdf"}).headers["Content-Type"].startswith("text/html")


def test_a_list_that_was_taken_along_changes_nothing_when_it_is_brought_in(client, director):
    AgreementFactory(city=director.city, code="a", title="=Lyon", kind="letter", note="+1")
    content = client.get(reverse("agreement-list", args=[director.city.code]), {"as": "csv"}).content

    batch = checked(client, director.city, content)

    assert (batch.created, batch.updated, batch.unchanged) == (0, 0, 1)


def test_the_record_tells_the_cells_it_came_from(client, director):
    batch = checked(client, director.city, "title,kind\nA,pacto\n")
    kind = next(iter(batch.report["review"]["errors"]))
    assert kind["column"] == "kind"
    client.post(address("import-decide", director.city, batch.uuid), {"cause_0_with_0": "letter"})
    client.post(address("import-apply", director.city, batch.uuid))

    page = client.get(reverse("agreement-detail", args=[director.city.code, "a"])).content.decode()

    assert ">B2<" in page
    assert "pacto" in page
    assert "in the check: letter" in page


def test_the_files_of_a_zip_become_a_batch_each(client, director):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2023/A.csv", "title,kind\nA,letter\n")
        archive.writestr("B.csv", "title,kind\nB,letter\n")
        archive.writestr("read me.pdf", "%PDF")
    file = SimpleUploadedFile("years.zip", packed.getvalue())

    response = client.post(address("import-new", director.city), {"dataset": "agreements", "file": file}, follow=True)

    assert [batch.filename for batch in response.context["batches"]] == ["A.csv", "B.csv"]


def test_a_zip_without_a_spreadsheet_is_refused(client, director):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("read me.pdf", "%PDF")
    file = SimpleUploadedFile("years.zip", packed.getvalue())

    response = client.post(address("import-new", director.city), {"dataset": "agreements", "file": file})

    assert response.context["form"].errors["file"]


def test_years_side_by_side_become_rows(client, director):
    IndicatorFactory(code="X", city=director.city)
    batch = upload(client, director.city, "Indicator,2023,2024,2025\nX,3,4,5\n", dataset="measurements")

    response = chosen(client, director.city, batch)

    batch.refresh_from_db()
    assert response.status_code == 302
    assert batch.created == 3


def test_a_header_with_two_meanings_is_asked_about(client, director):
    content = "Actividad;Fecha;Público\nA;2024-05-01;Docentes\n"
    batch = upload(client, director.city, content, dataset="activities")

    response = chosen(client, director.city, batch)
    assert response.context["form"].errors["column_2"]

    assert chosen(client, director.city, batch, column_2="participants").status_code == 302


NETWORKS = "Ciudad;Mercociudades;CIDEU;Observaciones\nHere;2015;2018;x\n"


def test_the_columns_that_become_rows_are_chosen_and_the_first_records_shown(client, director):
    city = director.city
    batch = upload(client, city, NETWORKS, dataset="memberships")
    page = address("import-columns", city, batch.uuid)
    form = client.get(page).context["form"]
    assert [label for _place, label in form["unfold"].field.choices] == ["Mercociudades", "CIDEU"]
    assert (form["unfold"].value(), form["unfold_as"].value()) == (["0", "1"], "network|joined_on")

    response = chosen(client, city, batch, unfold=["0"], unfold_as="network|joined_on", reshape="yes")
    assert response.headers["Location"] == f"{page}#shape"
    (record,) = client.get(page).context["preview"]["records"]

    assert [dict(record["pairs"])[name] for name in ("Network", "Joined on")] == ["Mercociudades", "2015"]
    assert chosen(client, city, batch).status_code == 302
    batch.refresh_from_db()
    assert (batch.created, batch.mapping["unfold"]["columns"]) == (1, ["Mercociudades"])


def test_columns_that_were_taken_apart_by_mistake_are_put_together_again(client, director):
    IndicatorFactory(code="X-1", city=director.city)
    batch = upload(client, director.city, "Indicador;2019;2020\nX-1;4;5\n", dataset="measurements")

    chosen(client, director.city, batch, unfold=[], reshape="yes")

    form = client.get(address("import-columns", director.city, batch.uuid)).context["form"]
    assert form.reading.table.folded == ()
    assert [column.header for column in form.reading.columns] == ["Indicador", "2019", "2020"]


def test_the_unit_of_a_column_is_seen_confirmed_or_corrected(client, director):
    city, _usd = director.city, CurrencyFactory(code="USD")
    batch = upload(client, city, "Concepto;Año;Ejecutado (miles de USD)\nViajes;2023;12,5\n", dataset="budget")
    form = client.get(address("import-columns", city, batch.uuid)).context["form"]
    assert (form["unit_2"].value(), form["constant_currency"].value()) == ("miles de USD", "USD")

    chosen(client, city, batch, unit_2="-", preview="yes")
    (record,) = client.get(address("import-columns", city, batch.uuid)).context["preview"]["records"]

    assert dict(record["pairs"])["Executed"] == "12.5"


def test_money_of_a_row_that_stays_out_is_shown_as_money(client, director):
    city, _eur = director.city, CurrencyFactory(code="EUR")
    batch = upload(client, city, "Título;Tipo;Fecha;Costo (€)\nForo;pachanga;2024-07-03;3,5\n", dataset="activities")
    (record,) = client.get(address("import-columns", city, batch.uuid)).context["preview"]["records"]
    assert (record["fate"], dict(record["pairs"])["Cost"]) == ("Set aside", "3.5")


def test_any_field_can_be_said_for_every_row(client, director):
    batch = upload(client, director.city, "title;kind\nA;letter\n")
    assert chosen(client, director.city, batch, also="note").context["form"].errors["also_value"]

    chosen(client, director.city, batch, also="note", also_value="From the archive", preview="yes")

    form = client.get(address("import-columns", director.city, batch.uuid)).context["form"]
    assert form["constant_note"].value() == "From the archive"


def test_a_sheet_that_lacks_one_field_stays_out_until_its_column_is_said(client, director):
    sheets = [("2022", ["title", "kind", "date"], [["A", "meeting", "2022-05-01"]])]
    sheets += [("2023", ["title", "kind", "zutano"], [["B", "meeting", "2023-05-01"]])]
    batch = upload(client, director.city, xlsx_bytes(sheets), dataset="activities", filename="a.xlsx")
    client.post(address("import-sheet", director.city, batch.uuid) + "?sheet=*")
    page = client.get(address("import-columns", director.city, batch.uuid))
    form = page.context["form"]
    assert [(sheet, str(label)) for sheet, label in form.left_out()] == [("2023", "Date")]
    assert "The sheet “2023” stays out" in page.content.decode()

    (name,) = [row["control"].html_name for row in form.rows() if row["header"] == "zutano"]
    chosen(client, director.city, batch, **{name: "starts_on"})
    batch.refresh_from_db()
    assert batch.created == 2


def test_the_columns_of_every_sheet_are_corrected_by_hand(client, director):
    city = director.city
    sheets = [("2022", ["title", "kind", "signed"], [["A", "letter", "2022"]])]
    sheets += [("2023", ["title", "kind", "zutano"], [["B", "letter", "2023"]])]
    batch = upload(client, city, xlsx_bytes(sheets), filename="a.xlsx")
    client.post(address("import-sheet", city, batch.uuid) + "?sheet=*")
    form = client.get(address("import-columns", city, batch.uuid)).context["form"]
    rows = {row["header"]: row for row in form.rows()}
    assert (rows["zutano"]["sheet"], rows["zutano"]["samples"]) == ("2023", ["2023"])

    both = {rows["signed"]["control"].html_name: "signed_on", rows["zutano"]["control"].html_name: "signed_on"}
    chosen(client, city, batch, **both)
    client.post(address("import-apply", city, batch.uuid))

    assert sorted(str(each.signed_on) for each in Agreement.objects.all()) == ["2022-01-01", "2023-01-01"]


def test_several_columns_may_be_parts_of_one_cost(client, director):
    CurrencyFactory(code="EUR")
    batch = upload(
        client,
        director.city,
        "Fecha;Destino;Motivo;Pasajes;Viáticos\n2023-05-13;Lyon;Foro;100,50;20\n",
        dataset="missions",
    )
    assert chosen(client, director.city, batch).status_code == 302
    client.post(address("import-apply", director.city, batch.uuid))

    assert str(Activity.objects.get().cost) == "120.50"


def test_the_columns_of_a_statistics_office_are_asked_about_one_by_one(client, director):
    IndicatorFactory(code="A", city=director.city, value_type="index")
    batch = upload(
        client, director.city, "freq,indic\\TIME_PERIOD\t2019 \t2020 \nA,A\t1.5 e\t: \n", dataset="measurements",
        filename="a.tsv",
    )  # fmt: skip
    page = client.get(address("import-columns", director.city, batch.uuid)).content.decode()
    assert "indic" in page
    assert "indic\\TIME_PERIOD" not in page.split("<main", 1)[1].split("<table", 1)[1].split("</table>", 1)[0]
    assert chosen(client, director.city, batch).status_code == 302
    batch.refresh_from_db()

    assert (batch.state, batch.created) == ("checked", 2)
