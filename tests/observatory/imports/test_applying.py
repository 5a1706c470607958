import pytest

from observatory.imports import RowsRefused
from observatory.models import Activity, Agreement, Change, City, Department, ImportBatch, ImportedRow, Mission
from tests.factories.observatory import AgreementFactory, CityFactory, PlaceFactory
from tests.factories.sheets import bring, codes, counts, csv

pytestmark = pytest.mark.django_db

ACTIVITIES = csv(
    "Título;Tipo;Fecha;Dependencias;ODS;Horas;Costo;Moneda;Temas",
    "Taller;Taller;12 de marzo de 2025;Movilidad|Prensa;11; 12,5;1.234,50;COP;aire;agua".replace(
        "aire;agua", '"aire;agua"'
    ),
    "Foro;Foro;marzo 2025;movilidad;ODS 17;;;;",
)


def test_one_bad_row_and_nothing_is_written(city):
    with pytest.raises(RowsRefused) as refusal:
        bring(csv("title,kind", "A,letter", "B,pact"), "agreements", city)

    assert counts(refusal.value.plan) == (1, 0, 0, 1)
    assert not any(model.objects.exists() for model in (Agreement, Change, ImportBatch, ImportedRow))


def test_set_aside_the_good_rows_go_in(city):
    plan, batch = bring(csv("title,kind", "A,letter", "B,pact"), "agreements", city, set_aside=True)

    assert counts(plan) == (1, 0, 0, 1)
    assert (batch.rows, batch.created, batch.rejected) == (2, 1, 1)
    assert [agreement.title for agreement in Agreement.objects.all()] == ["A"]


def test_each_record_says_where_it_came_from_and_stands_in_the_log(city):
    _plan, batch = bring(csv("title,kind,colour", "A,letter,red"), "agreements", city)

    agreement = Agreement.objects.get()
    row = batch.imported_rows.get(record_uuid=agreement.uuid)
    change = Change.objects.get(record_uuid=agreement.uuid)
    assert (row.sheet, row.row, row.raw) == ("sheet", 2, {"title": "A", "kind": "letter", "colour": "red"})
    assert (change.action, change.channel, change.city, change.batch) == ("created", "import", city, batch.uuid)
    assert (change.after["title"], change.after["kind"]) == ("A", "letter")


def test_everything_an_activity_says_is_stored(city):
    bring(ACTIVITIES, "activities", city)

    workshop, forum = Activity.objects.order_by("pk")
    assert [department.name for department in workshop.departments.order_by("name")] == ["Movilidad", "Prensa"]
    assert (str(workshop.hours), str(workshop.cost), workshop.currency_id) == ("12.50", "1234.50", "COP")
    assert [sdg.code for sdg in workshop.sdgs.all()] == ["11"]
    assert workshop.topics == ["aire", "agua"]
    assert (str(forum.starts_on), forum.starts_on_precision) == ("2025-03-01", "month")
    assert Department.objects.count() == 2
    assert workshop.code == "2025-taller"


def test_a_second_import_changes_nothing(city):
    bring(ACTIVITIES, "activities", city)
    before = Change.objects.count()

    plan, batch = bring(ACTIVITIES, "activities", city)

    assert (counts(plan), batch) == ((0, 0, 2, 0), None)
    assert (Change.objects.count(), ImportBatch.objects.count()) == (before, 1)


def test_a_changed_row_changes_its_record_and_says_from_what_to_what(city):
    bring(csv("code,title,kind,note", "a,A,letter,old"), "agreements", city)

    plan, batch = bring(csv("code,title,kind,note", "a,A,letter,new"), "agreements", city)

    agreement = Agreement.objects.get()
    change = Change.objects.get(batch=batch.uuid)
    assert counts(plan) == (0, 1, 0, 0)
    assert (agreement.note, agreement.version) == ("new", 2)
    assert (change.before, change.after) == ({"note": "old"}, {"note": "new"})


def test_ties_of_a_changed_row_are_those_it_names(city):
    bring(csv("code,title,starts_on,sdgs,departments", "a,A,2025-01-02,11,Legal"), "activities", city)

    bring(csv("code,title,starts_on,sdgs,departments", "a,A,2025-01-02,17,Legal;Press"), "activities", city)

    activity = Activity.objects.get()
    assert [sdg.code for sdg in activity.sdgs.all()] == ["17"]
    assert activity.departments.count() == 2


def test_a_blank_cell_leaves_what_is_stored(city):
    bring(csv("code,title,kind,note", "a,A,letter,kept"), "agreements", city)

    plan, _batch = bring(csv("code,title,kind,note", "a,A,letter,"), "agreements", city)

    assert counts(plan) == (0, 0, 1, 0)
    assert Agreement.objects.get().note == "kept"


def test_a_removed_record_is_not_brought_back_to_life(city):
    bring(csv("code,title,kind", "a,A,letter"), "agreements", city)
    Agreement.objects.update(removed_at="2025-01-01T00:00Z")

    plan, _batch = bring(csv("code,title,kind", "a,A,letter"), "agreements", city)

    assert counts(plan) == (1, 0, 0, 0)


def test_a_counterpart_of_the_gazetteer_is_shared_and_another_is_the_citys_own(spain, countries):
    PlaceFactory(name="Lyon", name_key="lyon", country=countries["FR"], latitude=45.75, longitude=4.85)
    sheet = csv(
        "city,sister city,country",
        "Soria,Lyon,Francia",
        "Madrid,Lyon,FR",
        "Soria,Auterive,FR",
        "Madrid,Auterive,FR",
    )

    bring(sheet, "agreements", spain, create_cities=True)

    assert City.objects.filter(name="Lyon").count() == 1
    assert {city.brought_in_by.name for city in City.objects.filter(name="Auterive")} == {"Soria", "Madrid"}
    assert set(Agreement.objects.values_list("kind", "counterpart_country")) == {("twinning", "FR")}
    assert Agreement.objects.filter(title="Twinning Soria – Lyon").exists()
    assert Agreement.objects.exclude(signed_on=None).count() == 0


def test_coordinates_tell_places_of_one_name_apart(spain, countries):
    north = PlaceFactory(
        name="Santa Cruz", name_key="santa cruz", country=countries["PT"], latitude="39.10000", longitude="-9.3"
    )
    PlaceFactory(name="Santa Cruz", name_key="santa cruz", country=countries["PT"], latitude=32.7, longitude=-16.8)
    heads = "city,sister city,country,destinationlat,destinationlong"

    bring(
        csv(heads, "Soria,Santa Cruz,PT,39.13,-9.31", "Soria,Santa Cruz,PT,10.5,10.5"),
        "agreements",
        spain,
        create_cities=True,
    )

    near, far = (agreement.counterpart_city for agreement in Agreement.objects.order_by("pk"))
    assert (str(near.latitude), near.brought_in_by) == (north.latitude, None)
    assert (str(far.latitude), far.brought_in_by.name) == ("10.50000", "Soria")


def test_a_name_without_a_country_stays_a_text(city):
    plan, _batch = bring(csv("title,kind,counterpart", "A,letter,Springfield"), "agreements", city)

    agreement = Agreement.objects.get()
    assert (agreement.counterpart_city, agreement.counterparts) == (None, "Springfield")
    assert "counterpart-without-country" in codes(plan.warnings)


def test_a_university_or_a_bank_is_no_city(city, countries):
    rows = ("A,letter,Université de Lyon,FR", "B,letter,BID,FR", "C,letter,Bancourt,FR")
    sheet = csv("title,kind,counterpart,country", *rows)
    plan, _batch = bring(sheet, "agreements", city)

    kept = Agreement.objects.order_by("title").values_list(
        "counterpart_city__name", "counterparts", "counterpart_country"
    )
    assert list(kept) == [(None, "Université de Lyon", "FR"), (None, "BID", "FR"), ("Bancourt", "", "FR")]
    assert codes(plan.warnings).count("counterpart-is-a-body") == 2
    again, _batch = bring(sheet, "agreements", city)
    assert counts(again) == (0, 0, 3, 0)


def test_a_city_of_another_territory_that_is_not_public_is_not_pointed_at(city, countries):
    hidden = CityFactory(name="Lyon", name_key="lyon", country=countries["FR"])

    bring(csv("kind,counterpart,country", "letter,Lyon,FR"), "agreements", city)

    assert Agreement.objects.get().counterpart_city != hidden


def test_a_city_that_the_same_sheet_brings_in_may_be_a_counterpart(spain):
    sheet = csv("city,sister city,country", "Soria,Teruel,ES", "Teruel,Soria,ES")

    bring(sheet, "agreements", spain, create_cities=True)

    assert City.objects.filter(parent=spain).count() == City.objects.exclude(pk=spain.pk).count() == 2
    assert counts(bring(sheet, "agreements", spain, create_cities=True)[0]) == (0, 0, 2, 0)


def test_a_mission_has_its_own_page_of_facts(city):
    sheet = csv("Sentido,Fecha,Destino,Motivo,Personas", "saliente,2025-02-01,Madrid,Promoción económica,4")

    bring(sheet, "missions", city)
    plan, _batch = bring(sheet.replace(b",4", b",5"), "missions", city)

    mission = Mission.objects.select_related("activity").get()
    assert (mission.activity.kind, mission.destination, mission.reason) == ("mission-out", "Madrid", "economic")
    assert (mission.delegates, counts(plan)) == (5, (0, 1, 0, 0))


def test_an_objective_that_nobody_knows_is_told_and_the_row_goes_in(city):
    plan, _batch = bring(csv("title,kind,objectives", "A,letter,OBJ-9"), "agreements", city)

    assert "unknown-objective" in codes(plan.warnings)
    assert Agreement.objects.get().objectives.count() == 0


def test_records_get_codes_that_no_other_has(city):
    AgreementFactory(city=city, code="a")

    bring(csv("code,title,kind", ",A,letter", ",A,charter", "a-2,B,letter"), "agreements", city)

    assert set(Agreement.objects.values_list("code", flat=True)) == {"a", "a-2", "a-3", "a-4"}
