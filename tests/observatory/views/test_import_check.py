import pytest
from django.urls import reverse
from django.utils.translation import override

from observatory.choices import Role
from observatory.models import Agreement, ImportBatch, NameAlias
from observatory.spreadsheets import read_workbook
from tests.factories.actors import ActorFactory
from tests.factories.observatory import CountryFactory, MembershipFactory, NameAliasFactory
from tests.observatory.views.test_imports import address, checked, chosen, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(client):
    membership = MembershipFactory(role=Role.DIRECTOR, city__code="here", city__name="Here")
    client.force_login(membership.user)
    return membership


UGLY = "title,kind,signed_on\nA,letter,2024-05-14\nB,pacto,mayonesa\nC,pacto,2024\n"


def page_of(client, city, batch, name="import-check", **query):
    return client.get(address(name, city, batch.uuid), query)


def decide(client, city, batch, **answers):
    response = client.post(address("import-decide", city, batch.uuid), answers)
    assert response.status_code == 302
    batch.refresh_from_db()
    return response


def place_of(form, column):
    return next(place for place, cause in enumerate(form.found_causes) if cause["column"] == column)


def test_one_repair_holds_for_all_rows_of_a_cause(client, director):
    batch = checked(client, director.city, UGLY)
    form = page_of(client, director.city, batch).context["form"]
    kind, signed = place_of(form, "kind"), place_of(form, "signed_on")

    decide(client, director.city, batch, **{f"cause_{kind}_with_0": "charter", f"cause_{signed}_do": "missing"})

    assert (batch.created, batch.rejected) == (3, 0)
    client.post(address("import-apply", director.city, batch.uuid))
    assert list(Agreement.objects.order_by("title").values_list("kind", "signed_on__year")) == [
        ("letter", 2024),
        ("charter", None),
        ("charter", 2024),
    ]


def test_rows_that_are_left_out_need_no_further_word_to_apply_the_others(client, director):
    batch = checked(client, director.city, UGLY)
    kind = place_of(page_of(client, director.city, batch).context["form"], "kind")

    decide(client, director.city, batch, **{f"cause_{kind}_do": "leave-out"})
    client.post(address("import-apply", director.city, batch.uuid))

    assert (batch.created, batch.rejected, Agreement.objects.count()) == (1, 2, 1)


def test_a_decision_can_be_dropped(client, director):
    batch = checked(client, director.city, UGLY)
    kind = place_of(page_of(client, director.city, batch).context["form"], "kind")
    decide(client, director.city, batch, **{f"cause_{kind}_do": "leave-out"})
    assert "left out" in page_of(client, director.city, batch).content.decode()

    decide(client, director.city, batch, drop="0")

    assert "repairs" not in batch.mapping
    assert batch.report["review"]["errors"]


def test_an_answer_that_is_none_of_the_choices_changes_nothing(client, director):
    batch = checked(client, director.city, UGLY)

    decide(client, director.city, batch, cause_0_do="explode")

    assert "repairs" not in batch.mapping


def test_names_are_merged_and_remembered(client, director):
    ActorFactory(city=director.city, name="Ayuntamiento de Madrid", name_key="ayuntamiento de madrid")
    content = "title,starts_on,actors\nA,2024-05-14,Ayto. Madrid\n"
    batch = upload(client, director.city, content, dataset="activities")
    chosen(client, director.city, batch)
    batch.refresh_from_db()

    decide(client, director.city, batch, name_0_0="take")

    alias = NameAlias.objects.get()
    assert (alias.city, alias.name, alias.meant) == (director.city, "Ayto. Madrid", "Ayuntamiento de Madrid")
    assert batch.report["review"]["names"] == []
    assert "Ayto. Madrid" in page_of(client, director.city, batch).content.decode(), "it is told, never silent"


def test_names_may_be_kept_apart_or_mean_another_record(client, director):
    ActorFactory(city=director.city, name="Ayuntamiento de Madrid", name_key="ayuntamiento de madrid")
    other = ActorFactory(city=director.city, name="Ayuntamiento Madridejos", name_key="ayuntamiento madridejos")
    content = "title,starts_on,actors\nA,2024-05-14,Ayto. Madrid\n"
    batch = upload(client, director.city, content, dataset="activities")
    chosen(client, director.city, batch)
    batch.refresh_from_db()

    decide(client, director.city, batch, name_0_0=str(other.uuid))
    assert NameAlias.objects.get().record_uuid == other.uuid
    NameAlias.objects.all().delete()
    decide(client, director.city, batch)
    decide(client, director.city, batch, name_0_0="separate")

    assert NameAlias.objects.get().is_separate


def test_every_row_can_be_seen_with_its_fate(client, director):
    Agreement.objects.create(city=director.city, code="a", title="A", kind="letter")
    batch = checked(client, director.city, "code,title,kind\na,New,letter\nb,B,letter\nc,C,pacto\n")

    def rows(fate):
        return [row.row for row in page_of(client, director.city, batch, "import-rows", fate=fate).context["page"]]

    assert [rows(fate) for fate in ("", "updated", "created", "rejected", "unchanged", "warned")] == [
        [2, 3, 4],
        [2],
        [3],
        [4],
        [],
        [],
    ]
    page = page_of(client, director.city, batch, "import-rows", fate="updated").content.decode()
    assert "<del>A</del>" in page


def test_a_single_cell_is_written_anew_and_a_single_row_left_out(client, director):
    city = director.city
    batch = checked(client, city, UGLY)
    rows = {row.row: row for row in page_of(client, city, batch, "import-rows").context["page"]}
    right = {"kind": "charter", "signed_on": "2024"}
    errors = [said["column"] for said in rows[3].found["said"] if said["is_error"]]

    client.post(
        address("import-rows", city, batch.uuid),
        {f"cell_{rows[3].pk}_{place}": right[name] for place, name in enumerate(errors)} | {f"out_{rows[4].pk}": "yes"},
    )
    batch.refresh_from_db()

    assert (batch.created, batch.rejected) == (2, 1)
    assert client.post(address("import-rows", city, batch.uuid), {}).status_code == 302


def test_rows_set_aside_come_as_a_file_of_their_own(client, director):
    batch = checked(client, director.city, UGLY)

    content = client.get(address("import-rejected", director.city, batch.uuid)).content

    rows = list(read_workbook(content, "a.xlsx").sheets[0].rows())
    assert [row.cells[0] for row in rows] == ["title", "B", "C"]
    assert "pacto" in rows[1].cells[3]


def test_rows_are_kept_only_until_they_are_applied(client, director):
    batch = checked(client, director.city, UGLY)
    assert batch.planned_rows.count() == 3

    client.post(address("import-apply", director.city, batch.uuid), {"set-aside": "yes"})

    assert not batch.planned_rows.exists()
    assert page_of(client, director.city, batch, "import-rows").url == address(
        "import-detail", director.city, batch.uuid
    )
    assert decide(client, director.city, batch).url == address("import-detail", director.city, batch.uuid)


def test_pages_of_a_batch_that_is_worked_on_lead_to_its_progress(client, director):
    batch = checked(client, director.city, UGLY)
    ImportBatch.objects.update(
        job=batch.uuid, stage="checking", stage_done=1, stage_total=3, touched_at=batch.uploaded_at
    )
    progress = address("import-progress", director.city, batch.uuid)

    assert page_of(client, director.city, batch).url == progress
    response = client.get(progress)
    assert (response.status_code, response.headers["Refresh"]) == (200, "3")
    assert "Refresh" not in client.get(progress, {"still": "1"}).headers

    client.post(address("import-cancel", director.city, batch.uuid))
    assert client.get(progress).url == address("import-check", director.city, batch.uuid)


def test_what_ended_badly_behind_the_page_is_told(client, director):
    batch = checked(client, director.city, UGLY)
    ImportBatch.objects.update(problem={"code": "work-failed", "arguments": {}})

    response = client.get(address("import-progress", director.city, batch.uuid), follow=True)

    assert [str(message) for message in response.context["messages"]]


def test_the_check_costs_the_same_for_few_and_many_rows(client, director, django_assert_max_num_queries):
    content = "title,kind\n" + "".join(f"A{place},letter\n" for place in range(120))
    batch = checked(client, director.city, content)
    with django_assert_max_num_queries(30):
        page_of(client, director.city, batch, "import-rows")


def test_what_is_remembered_is_listed_and_dropped(client, director):
    city = director.city
    batch = checked(client, city, UGLY)
    client.post(address("import-apply", city, batch.uuid), {"set-aside": "yes"})
    alias = NameAlias.objects.create(city=city, refers_to="actors.actor", name="Ay", name_key="ay", meant="Be")
    page = client.get(address("import-remembered", city)).content.decode()
    assert "Ay" in page
    assert batch.filename in page

    for drop in (f"name:{alias.pk}", f"layout:{city.column_layouts.get().pk}"):
        assert client.post(address("import-remembered", city), {"drop": drop}).status_code == 302

    assert not city.name_aliases.exists()
    assert not city.column_layouts.exists()


@pytest.mark.parametrize("drop", ["", "name:", "name:999", "name:x", "other:1"])
def test_what_is_not_remembered_is_not_found(client, director, drop):
    assert client.post(address("import-remembered", director.city), {"drop": drop}).status_code == 404


def test_another_citys_memory_is_out_of_reach(client, director):
    other = NameAliasFactory()

    assert client.post(address("import-remembered", director.city), {"drop": f"name:{other.pk}"}).status_code == 404
    assert client.get(reverse("import-remembered", args=[other.city.code])).status_code == 404
    assert NameAlias.objects.exists()


def test_garbled_texts_are_mended_as_proposed_when_that_is_said(client, director):
    batch = checked(client, director.city, "title;kind\nHermandad con MedellÃ\xadn;letter\nA;letter\n")
    assert "mend" in page_of(client, director.city, batch).context["form"].fields

    decide(client, director.city, batch, mend="on")
    assert "mend" not in page_of(client, director.city, batch).context["form"].fields
    client.post(address("import-apply", director.city, batch.uuid))

    assert Agreement.objects.filter(title="Hermandad con Medellín").exists()


UGLY_IN_ALL_LANGUAGES = "\n".join((
    "Ayuntamiento de Aquí;;;;", "", "TÍTULO;Tipo ;Ciudad;País;Fecha de firma;Vence",
    "Hermanamiento con Lyon;Hermanamiento;Lyon;Francia;15 de marzo de 2017;indefinido",
    "Convenio con Oporto;convenio marco;Oporto;Portugal;09/03/17;31/12/2030", "Carta;Pacto;Bogotá;Colombia;s.i.;2013",
    "TOTAL;3;;;;", "Fuente: oficina;;;;;",
))  # fmt: skip


def test_an_ugly_file_gives_the_same_records_in_each_language(client):
    found = {}
    for code, name in (("FR", "Francia"), ("PT", "Portugal"), ("CO", "Colombia")):
        CountryFactory(code=code, name=name)
    for language in ("es", "en", "fr", "pt"):
        membership = MembershipFactory(role=Role.DIRECTOR, city__code=language)
        client.force_login(membership.user)
        with override(language):
            batch = checked(client, membership.city, UGLY_IN_ALL_LANGUAGES, dates="dmy")
            page = page_of(client, membership.city, batch)
            kind = place_of(page.context["form"], "Tipo")
            decide(client, membership.city, batch, **{f"cause_{kind}_with_0": "other"})
            client.post(address("import-apply", membership.city, batch.uuid))
        stored = Agreement.objects.filter(city=membership.city).order_by("pk")
        found[language] = list(
            stored.values_list(
                "title",
                "kind",
                "counterpart_city__name",
                "counterpart_country",
                "signed_on",
                "ends_on",
                "is_open_ended",
            )
        )

    assert len(found["es"]) == 3
    assert found["en"] == found["fr"] == found["pt"] == found["es"]


def test_an_import_that_is_being_taken_back_leads_to_its_progress_and_says_when_it_is_done(client, director):
    batch = checked(client, director.city, "title,kind\nA,letter\n")
    client.post(address("import-apply", director.city, batch.uuid))
    ImportBatch.objects.update(job=batch.uuid, stage="checking", touched_at=batch.uploaded_at)
    progress = address("import-progress", director.city, batch.uuid)
    assert page_of(client, director.city, batch, "import-detail").url == progress
    assert "Take an import back" in client.get(progress).content.decode()

    ImportBatch.objects.update(job=None, stage="")
    client.post(address("import-undo", director.city, batch.uuid))
    response = client.get(progress, follow=True)
    assert "The import was taken back. Everything is as it was before." in response.content.decode()
    assert not Agreement.objects.exists()
